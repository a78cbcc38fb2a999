// Fields of the book as inputs of a form, and records as what stands in them; the twin of views/pages/inputs.py.
import * as forms from "../../forms.js"
import * as moments from "../../moments.js"
import * as here from "../here.js"

const WAS = 'was.'
const MODES = { number: 'decimal', phone: 'tel' }
const UNTIL_MINUTE = 16, UNTIL_DAY = 10

/** How to ask for each of the fields: `{name, label, hint, widget, value, error, required, mode, options, kind}`. */
export function inputs(turn, kind, names, typed, errors, options) {
  return names.map(name => input(turn, kind, kind.fields[name], typed, errors[name] ?? "", options[name] ?? []))
}

function input(turn, kind, f, typed, error, options) {
  const words = [...wordsOf(f, typed), ...options].map(one => ({ ...one, on: isOn(f, one.value, typed) }))
  return { name: f.name, label: f.label, hint: f.hint || hint(turn, f), widget: f.widget, value: typed[f.name] ?? "", error,
    required: f.required || [...kind.fixed, ...kind.form?.needs ?? []].includes(f.name), mode: f.packs ? "" : f.unit === "fen" ? 'decimal' : MODES[f.widget] ?? MODES[f.type] ?? "", kind: f.kind, options: words }
}

function wordsOf(f, typed) {
  const known = f.choices.map(value => ({ value, label: f.words[value] }))
  // What a newer phone has chosen is shown as it is, and stays chosen.
  return [...known, ...chosen(f, typed).filter(word => !(word in f.words)).map(word => ({ value: word, label: word }))]
}

function chosen({ name, widget, words }, typed) {
  const start = `${name}.`
  if (widget === "checks") return Object.keys(typed).filter(one => one.startsWith(start)).map(one => one.slice(start.length))
  return Object.keys(words).length && typed[name] ? [typed[name]] : []
}

const isOn = (f, word, typed) => f.widget === "checks" ? `${f.name}.${word}` in typed : (typed[f.name] ?? "") === word

function hint({ _ }, f) {
  if (f.widget === "area" && f.type === "list") return _("One on each line.")
  return f.unit === "fen" ? _("In yuan, such as 12.50.") : f.unit
}

/** What stands in a form for these values: name → text. */
export function typed(kind, fields) {
  const found = Object.entries(fields).filter(([name, value]) => kind.fields[name] && value !== null)
  return Object.fromEntries(found.flatMap(([name, value]) => kind.fields[name].widget === "checks"
    ? value.map(word => [`${name}.${word}`, "1"]) : [[name, text(kind.fields[name], value)]]))
}

function text({ type, unit }, value) {
  if (typeof value === "boolean") return value ? "1" : "0"
  if (Array.isArray(value)) return value.join("\n")
  if (type === "datetime") return moments.read(value) === null ? value : minute(moments.read(value))
  return unit === "fen" && typeof value === "number" ? (value / 100).toFixed(2) : String(value)
}

const minute = ms => moments.iso(ms).slice(0, UNTIL_MINUTE)

/** Field → sentence, of those in which something was typed that is no amount. `fields`: what was read. */
export function unread({ _ }, kind, names, fields) {
  const says = _("Write the amount in yuan like this: 45.50."), found = names.filter(name => kind.fields[name].unit === "fen")
  return Object.fromEntries(found.filter(name => typeof fields[name] === "string").map(name => [name, says]))
}

/** What a form says of these fields as JSON values; null for what was left empty. */
export function read(kind, names, form) {
  return Object.fromEntries(names.map(name => [name, value(kind.fields[name], form)]))
}

function value(f, form) {
  const found = forms.value(f, form), ms = f.type === "datetime" ? moments.read(found) : null
  return ms === null ? found : moments.iso(ms)
}

/** What stands in the fields that a form asks, as it carries them beside what is typed. */
export function was(kind, names, { fields }, said) {
  const stands = typed(kind, Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name))))
  return Object.entries(stands).map(([name, text]) => ({ name: WAS + name, value: said[WAS + name] ?? text }))
}

/** Of what was read from a form what is not as its page had shown it: nobody says again what stood there. */
export function news(kind, names, fields, form) {
  const shown = Object.entries(form).filter(([name]) => name.startsWith(WAS)).map(([name, text]) => [name.slice(WAS.length), text])
  const old = read(kind, names, Object.fromEntries(shown))
  return Object.fromEntries(names.filter(name => String(fields[name]) !== String(old[name])).map(name => [name, fields[name]]))
}

/** What stands in a new form: what the address says, else what the kind begins with. */
export function begun(turn, kind, asked) {
  const starts = Object.values(kind.fields).filter(f => f.default !== null)
  const given = Object.entries(asked).filter(([name]) => kind.fields[name])
  return { ...typed(kind, Object.fromEntries(starts.map(f => [f.name, meant(turn, f.default)]))), ...Object.fromEntries(given) }
}

/** What a word of a declaration stands for, when somebody acts; other values as they are. */
export function meant(turn, value) {
  return typeof value === "string" && MEANT[value] ? MEANT[value](turn) : value
}

const MEANT = {
  '@me': ({ meta }) => meta.person,
  '@here': turn => here.shown(turn) || null,
  '@now': ({ now }) => moments.iso(now),
  '@today': ({ now }) => moments.iso(now).slice(0, UNTIL_DAY),
}
