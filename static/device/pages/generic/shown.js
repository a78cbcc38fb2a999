// Plain records as lists and pages show them; the twin of views/pages/shown.py.
import { grouped, yuan } from "../../numbers.js"
import { read } from "../../moments.js"
import { formats } from "../../words.js"
import * as moments from "../../moments.js"
import * as query from "./query.js"

const ODD = ["amber", "list"]
const ALONE = ["boolean", "integer", "number", "date", "datetime"]

/** The titles of the records that these records point at, by id, as far as the reader's book has their kinds. */
export async function names(turn, book, records) {
  const found = await pointed(turn, book, records, kind => Object.values(book[kind].fields))
  // A title may name another record in turn, as that of a check its resident.
  const below = await pointed(turn, book, found, kind => book[kind].title.map(name => book[kind].fields[name]))
  const inner = Object.fromEntries(below.map(one => [one.id, title(turn, book, one, {})]))
  return { ...inner, ...Object.fromEntries(found.map(one => [one.id, title(turn, book, one, inner)])) }
}

/** The plain records at which `records` point, by the fields of each kind that are asked about. */
async function pointed(turn, book, records, fieldsOf) {
  const wanted = new Map()
  for (const { kind, fields } of records) {
    for (const f of fieldsOf(kind)) if (f.of && book[f.of] && fields[f.name]) {
      wanted.set(f.of, (wanted.get(f.of) ?? new Set()).add(fields[f.name]))
    }
  }
  const found = await Promise.all([...wanted].map(([kind, ids]) => turn.store.many(kind, [...ids])))
  return found.flat().map(one => query.plain(turn, one))
}

/** A record as one line of a list: `{id, kind, sign, title, state, facts, at, uncertain, void, conflicted}`. */
export function row(turn, book, record, known) {
  const kind = book[record.kind], leading = leads(kind)
  const facts = kind.listing.shows.filter(name => name !== leading)
    .map(name => fact(turn, kind.fields[name], record.fields[name], known)).filter(one => one)
  return { id: record.id, kind: record.kind, sign: kind.sign, title: title(turn, book, record, known),
    state: state(kind, leading, record.fields[leading]), facts, at: record.at, uncertain: record.uncertain,
    void: record.void, conflicted: record.conflicts.length > 0,
    reviewed: record.conflicts.some(part => part === "void" || kind.reviewed.includes(part)) }
}

/** What a record is called; its kind where nothing says it. */
export function title(turn, book, record, known) {
  return titleOf(turn, book, record, known) || book[record.kind].label
}

/** What a record is called where there is little room: by the first of its names. */
export function brief(turn, book, record, known) {
  const { title: parts, fields, label } = book[record.kind]
  return parts.map(name => shown(turn, fields[name], record.fields[name], known)).find(said => said) ?? label
}

function titleOf(turn, book, record, known) {
  const { title: parts, fields } = book[record.kind]
  // What two fields say alike, as the name and the spot of a gate, is said once.
  const words = parts.map(name => shown(turn, fields[name], record.fields[name], known)).filter(word => word)
  return [...new Set(words)].join(" ")
}

/** A value as one line of a list says it: with its label where it would say nothing alone. */
function fact(turn, f, value, known) {
  const said = shown(turn, f, value, known)
  return said && ALONE.includes(f.type) && !f.unit ? turn._("%(field)s: %(value)s", { field: f.label, value: said }) : said
}

/** The value of a field in words; empty for nothing. */
export function shown(turn, f, value, known) {
  if (value === undefined || value === null || value === "") return ""
  return (SHOW[f.type] ?? ((_turn, _f, value) => String(value)))(turn, f, value, known)
}

const SHOW = {
  choice: (_turn, f, value) => f.words[value] ?? value,
  boolean: (_turn, f, value) => f.words[Number(value)],
  number: amount, integer: amount,
  list: ({ _ }, f, value) => value.map(one => f.words[one] ?? one).join(_(", ")),
  datetime: ({ lang, now }, _f, value) => read(value) === null ? value : moments.when(lang, now, read(value)),
  person: ({ meta, _ }, _f, value) => meta.people?.[value] || _("somebody unknown"),
  record: ({ _ }, _f, value, known) => known[value] || _("a record"),
}

function amount({ lang }, { unit, decimals }, value) {
  if (unit === "fen") return `¥${grouped(yuan(value).split(".")[0], ",")}.${yuan(value).split(".")[1]}`
  // What is measured is told as exactly as it is measured; how much there is of something, as it was said.
  const [whole, ...part] = String(value).split("."), said = [grouped(whole, formats(lang).group), ...part].join(".")
  const text = decimals === undefined || !unit ? said : value.toFixed(decimals)
  return `${text} ${unit}`.trim()
}

/** The field whose state a record shows with a sign: the first Choice that has looks. */
export const leads = kind => Object.values(kind.fields).find(f => Object.keys(f.looks).length)?.name ?? ""

/** `{colour, sign, word}` of a state, or null. */
export function state(kind, name, value) {
  if (!name || value === undefined) return null
  const f = kind.fields[name], [colour, sign] = f.looks[value] ?? ODD
  return { colour, sign, word: f.words[value] ?? value }
}

/** Label and text of every value of a record, in the order in which the kind asks for them. */
export function facts(turn, book, record, known) {
  const kind = book[record.kind]
  return order(kind, record.fields).filter(name => kind.fields[name].widget !== "hidden").map(name => factOf(turn, book, record, kind.fields[name], known)).filter(one => one.text)
}

function factOf(turn, book, record, f, known) {
  const value = record.fields[f.name], kind = book[record.kind], looks = Object.keys(f.looks).length > 0
  return { name: f.name, label: f.label, text: shown(turn, f, value, known), long: f.widget === "area",
    state: looks ? state(kind, f.name, value) : null, rival: record.conflicts.includes(f.group ?? f.name),
    call: f.widget === "phone" ? value : "", href_of: f.type === "record" && book[f.of] && known[value] ? value : "" }
}

/** The names of the fields of a record: those that its variant asks first, then the rest. */
function order(kind, fields) {
  const { variants } = kind, asked = variants ? [variants.by, ...asks(kind, fields[variants.by])] : []
  return [...asked, ...Object.keys(kind.fields).filter(name => !asked.includes(name))]
}

/** The fields that a form asks of one variant; of a kind without variants all but those that steps alone set. */
export function asks(kind, word) {
  const { variants, fields } = kind
  if (variants) return [...new Set([...variants.asks[word] ?? [], ...variants.always])]
  const found = Object.values(fields).filter(f => f.widget !== "hidden" && !stepped(kind).has(f.name)).map(f => f.name), first = firstOf(kind)
  return [...first.filter(name => found.includes(name)), ...found.filter(name => !first.includes(name))]
}

/** What a form of a kind asks first, its fields and the kinds inside it; nothing where all stands alike. */
export const firstOf = ({ form }) => form?.asks ?? []

/** The fields that steps set: a form leaves them to the buttons. */
export const stepped = kind => new Set(kind.steps.flatMap(step => Object.keys(step.sets)))
