// The form of a kind: first which variant, then its fields; the twin of views/pages/forms.py.
import { urlFor } from "../../addresses.js"
import * as asked from "../asked.js"
import { read } from "../../basket.js"
import * as page from "../page.js"
import * as act from "./act.js"
import { place } from "./alike.js"
import { SEARCHED, choices, one as choicesOf, unsure } from "./choosing.js"
import * as inputs from "./inputs.js"
import * as inside from "./inside.js"
import * as measuring from "./measuring.js"
import { home, tile } from "./lists.js"
import * as records from "./records.js"
import * as shown from "./shown.js"

const MISSING = "required"
const MOST_LINES = 50

/** Which variant it is, as big buttons; then what it asks. */
export async function newRecord(turn, { kind: name }) {
  const { book, kind } = await act.kindOf(turn, name, true), { variants, fields } = kind, given = turn.query
  if (!variants || variants.asks[given[variants.by]]) return fresh(turn, book, kind, inputs.begun(turn, kind, given), {})
  const words = Object.keys(variants.asks).map(word => ({ label: fields[variants.by].words[word],
    href: urlFor("field.new_record", { kind: name, ...given, [variants.by]: word }) }))
  return page.show(turn, "pages/variants.html", { here: "more", kind: tile(kind), variants: words })
}

/** Write the record, or say beside the field what is wrong. */
export const writeRecord = (turn, { kind }) => createOf(turn, kind, asked.everything(turn))

/** Write a record of what was typed into a form of its kind. */
export async function createOf(turn, name, typed) {
  const { book, kind } = await act.kindOf(turn, name, true), { back } = typed
  if (back && kind.inside) return add(turn, kind, back)
  const names = namesOf(kind, typed), set = setOf(turn, kind, names, typed), fields = { ...set, ...await act.copied(turn, kind, set) }
  const measured = await measuring.reckoned(turn, kind, names, fields, typed)
  Object.assign(fields, measured.sets)
  const [below, lost] = belowOf(turn, book, kind, typed)
  const errors = { ...lost, ...measured.errors, ...missing(turn, kind, fields), ...unsure(turn, names, set), ...inputs.unread(turn, kind, names, fields) }, wrong = Object.keys(errors).length > 0
  if (!wrong && blank(kind, fields, names)) return fresh(turn, book, kind, typed, { "": turn._("Fill in something first.") })
  const there = wrong || await turn.again() ? null : await act.standing(turn, kind, fields)
  if (there && !there.void) return edit(turn, { book, kind, record: there }, typed, { "":
    turn._("This is already written down. What you typed stands here: look, then save it.") })
  if (wrong) return fresh(turn, book, kind, typed, errors)
  try {
    const id = await act.create(turn, kind, fields, there, below)
    return page.go("field.record", { id })
  } catch (failure) {
    return fresh(turn, book, kind, typed, placed(book, kind, act.explain(turn, kind, failure)))
  }
}

/** The kinds inside a kind of which its new form takes one on each line. */
const linesOf = (book, kind) => shown.firstOf(kind).filter(name => name in book && !(name in kind.fields)).map(name => book[name])

/** `[drafts, errors]`: what is written one a line in a form, and what is wrong, kind → sentence. */
function belowOf({ _ }, book, kind, typed) {
  const errors = {}, drafts = linesOf(book, kind).flatMap(({ kind: name, inside: { of, sets, asks } }) => {
    const rows = read(typed[name])
    if (rows.length > MOST_LINES) errors[name] = _("At most %(count)s things. Write a second one for the rest.", { count: MOST_LINES })
    return rows.map(row => ({ kind: name, set: { [of]: "+0", ...sets, ...Object.fromEntries(row.map((text, n) => [asks[n], text]).filter(([, text]) => text)) } }))
  })
  return [drafts, errors]
}

/** What is wrong with a line is wrong with where it was typed. */
function placed(book, kind, errors) {
  const places = Object.fromEntries(linesOf(book, kind).flatMap(one => one.inside.asks.map(field => [field, one.kind])))
  return Object.fromEntries(Object.entries(errors).map(([name, says]) => [places[name] ?? name, says]))
}

/** Write one more of what stands inside the record `of`, and go back there. */
export async function add(turn, kind, of) {
  await act.recordOf(turn, of)
  const wrong = await inside.add(turn, kind, of)
  return Object.keys(wrong).length ? records.whole(turn, of, { [kind.kind]: wrong }) : page.go("field.record", { id: of })
}

/** The form with what stands there now. */
export async function editRecord(turn, { id }) {
  const found = await mendable(turn, id)
  return edit(turn, found, inputs.typed(found.kind, found.record.fields), {})
}

/** A record and its kind, with the fields alone by which it is corrected in the field. */
async function mendable(turn, id) {
  const found = await act.openRecord(turn, id, true), { mend, fields } = found.kind
  return mend ? { ...found, kind: { ...found.kind, fields: Object.fromEntries(mend.asks.map(name => [name, fields[name]])), variants: null } } : found
}

/** Write the fields that were changed, and only those. */
export async function changeRecord(turn, { id }) {
  const found = await mendable(turn, id), { kind, record } = found
  const names = edited(kind, record).filter(name => !kind.fixed.includes(name))
  const fields = inputs.read(kind, names, turn.form), measured = await measuring.reckoned(turn, kind, names, fields, turn.form, record)
  const changed = { ...inputs.news(kind, names, fields, turn.form), ...measured.sets }
  let errors = { ...measured.errors, ...unsure(turn, names, fields), ...inputs.unread(turn, kind, names, fields) }
  try {
    if (Object.keys(changed).length && !Object.keys(errors).length) await act.change(turn, kind, record, changed)
  } catch (failure) {
    errors = act.explain(turn, kind, failure)
  }
  if (Object.keys(errors).length) return edit(turn, found, asked.everything(turn), errors)
  return kind.mend ? page.to(home(kind)) : page.go("field.record", { id })
}

/** The records that may be meant by what is typed into a field of a form, each as a choice. */
export async function pick(turn, { kind: name, field }) {
  const { book, kind } = await act.kindOf(turn, name), f = kind.fields[field], typed = turn.query
  if (!f) throw new page.Elsewhere()
  const found = (await choicesOf(turn, book, f, typed)).map(one => ({ ...one, on: one.value === (typed[field] ?? "") }))
  return page.show(turn, "pages/_picked.html", { name: field, query: typed[field + SEARCHED] ?? "", options: found })
}

function namesOf(kind, form) {
  const { variants } = kind
  return variants ? [variants.by, ...shown.asks(kind, form[variants.by])] : shown.asks(kind, null)
}

/** What a new record is made of: what was typed, and what the kind begins with of that which is not asked. */
function setOf(turn, kind, names, typed) {
  const starts = Object.values(kind.fields).filter(f => f.default !== null && !names.includes(f.name))
  return { ...Object.fromEntries(starts.map(f => [f.name, inputs.meant(turn, f.default)])), ...inputs.read(kind, names, typed) }
}

/** Whether nothing was filled in at all, but for which variant it is. */
function blank({ variants }, fields, names) {
  if (variants && !variants.asks[fields[variants.by]]) return false
  return names.every(name => name === variants?.by || (fields[name] ?? null) === null)
}

function missing(turn, kind, fields) {
  const says = turn._(lianfang.facts.sentences[MISSING])
  const lost = [...kind.key, ...kind.form?.needs ?? []].filter(name => (fields[name] ?? null) === null).map(name => kind.fields[name])
  return Object.fromEntries(lost.map(f => [f.widget === "hidden" ? f.copies.split(' ')[0].split(".")[0] : f.name, says]))
}

function edited(kind, { fields }) {
  const names = namesOf(kind, fields), steps = shown.stepped(kind)
  // What an older or newer form had asked stands there all the same, and can be changed.
  return [...names, ...Object.keys(fields).filter(name => !names.includes(name) && !steps.has(name)
    && kind.fields[name] && kind.fields[name].widget !== "hidden")]
}

async function fresh(turn, book, kind, typed, errors) {
  const names = namesOf(kind, typed), [first] = names, begins = kind.variants ? names.slice(1) : names
  const hidden = [...kind.variants ? [{ name: first, value: typed[first] ?? "" }] : [], ...measuring.sure(kind, typed, errors)]
  const variant = kind.variants && typed[first] ? kind.fields[first].words[typed[first]] ?? "" : ""
  // A form that was sent to another address is mended there.
  const action = Object.keys(errors).length ? turn.path.split("?")[0] : urlFor("field.write_record", { kind: kind.kind })
  return form(turn, book, kind, begins, typed, errors, { hidden, record: null, variant, was: [], fixed: [], action, reasons: [], alike: place(kind, begins) },
    linesOf(book, kind).map(one => area(one, typed, errors)))
}

function area({ kind: name, inside: { label, lines } }, typed, errors) {
  return { name, label, hint: lines, widget: "area", value: typed[name] ?? "", error: errors[name] ?? "", required: false, mode: "", kind: "", options: [] }
}

async function edit(turn, { book, kind, record }, typed, errors) {
  const names = edited(kind, record).filter(name => !kind.fixed.includes(name)), known = await shown.names(turn, book, [record])
  const fixed = shown.facts(turn, book, record, known).filter(one => kind.fixed.includes(one.name))
  const was = inputs.was(kind, names, record, typed)
  const about = { ...shown.row(turn, book, record, known), heads: asked.text(turn, "heads") ?? record.heads }
  return form(turn, book, kind, names, typed, errors, { hidden: measuring.sure(kind, typed, errors), record: about, was, fixed, action: urlFor("field.change_record", { id: record.id }), alike: null,
    reasons: kind.mend ? records.reasons(turn, kind) : [] })
}

async function form(turn, book, kind, names, typed, errors, more, areas = []) {
  const first = shown.firstOf(kind), stray = Object.entries(errors).filter(([name]) => ![...names, ...first].includes(name)).map(([, says]) => says)
  const found = inputs.inputs(turn, kind, names, typed, errors, await choices(turn, book, kind, names, typed))
  const isRest = ({ name }) => first.length && !first.includes(name), rest = found.filter(isRest), known = [...found.filter(one => !isRest(one)), ...areas]
  const at = ({ name }) => first.includes(name) ? first.indexOf(name) : first.length
  const values = { here: "more", kind: { ...tile(kind), home: home(kind) }, stray, ...more, rest, rest_open: rest.some(({ error }) => error),
    inputs: known.sort((one, other) => at(one) - at(other)) }
  return page.form(turn, "pages/form.html", "pages/_form.html", typed, errors, values)
}
