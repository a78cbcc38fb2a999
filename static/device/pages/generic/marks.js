// What is due: the records that a checklist is about, their marks in a round; the twin of views/pages/marks.py.
import * as moments from "../../moments.js"
import * as query from "./query.js"
import * as shown from "./shown.js"

const NOON = 12, DAY_ENDS = 10, HOUR = 11, HOUR_ENDS = 13

/** The checklists of the reader, in the order of the kinds that they are about. */
export const lists = book => Object.values(book ?? {}).flatMap(kind => kind.checklists)

/** The rounds in which something can be marked now, `{on, label, now, record}`. */
export async function rounds(turn, book, one) {
  const time = moments.iso(turn.now), today = time.slice(0, DAY_ENDS), { repeats } = one, { _ } = turn
  if (repeats === "slot") {
    const morning = Number(time.slice(HOUR, HOUR_ENDS)) < NOON
    return [round(`${today}/am`, _("Morning"), morning), round(`${today}/pm`, _("Evening"), !morning)]
  }
  if (repeats === "round") return running(turn, book, one.rounds)
  return [round({ 'once': "once", 'daily': today, 'person': turn.meta.person }[repeats])]
}

async function running(turn, book, { of, where }) {
  const { rows } = await query.listed(turn, of, where, "", "newest"), known = await shown.names(turn, book, rows)
  return rows.map((one, at) => round(one.id, shown.title(turn, book, one, known), at === 0, one))
}

const round = (on, label = "", now = true, record = null) => ({ on, label, now, record })

/** The plain records that are to be marked in a round, in the order of their list. */
export async function subjects(turn, book, one, { record }) {
  let { rows } = await query.listed(turn, one.of, one.where, "", book[one.of].listing.order, 0, Infinity)
  if (one.each) rows = await named(turn, one, rows)
  const scope = record?.fields[one.rounds.scope], { code } = turn.meta.site
  const codes = value => [value, `${code}/${value}`, code]
  return scope?.length ? rows.filter(row => codes(row.fields[one.rounds.by]).some(each => scope.includes(each))) : rows
}

/** The records that those of the list name, each once. */
async function named(turn, one, rows) {
  const ids = new Set((await Promise.all(rows.map(row => told(turn, one, row.fields)))).flat())
  const found = await Promise.all([...ids].map(id => query.get(turn, one.subject, id)))
  return found.filter(record => record && !record.void)
}

async function told(turn, { each, beside, subject }, fields) {
  if (fields[each]?.length || !fields[beside]) return fields[each] ?? []
  return (await query.listed(turn, subject, { [beside]: fields[beside] }, "", "oldest")).rows.map(({ id }) => id)
}

/** Of the records of a round those that one record's page speaks of: itself, or those that it names. */
export async function about(turn, book, one, round, record) {
  if (one.each && record.kind === one.of) return holds(one.where, record.fields) ? named(turn, one, [record]) : []
  if (one.each || one.rounds) return (await subjects(turn, book, one, round)).filter(({ id }) => id === record.id)
  return holds(one.where, record.fields) ? [record] : []
}

/** Record and word → its mark in a round, of those that count. */
async function marked(turn, { key, marks, words }, { on }) {
  const [day, slot] = on.split("/"), where = key.on ? { [key.on]: on } : { [key.day]: day }
  if (key.slot) where[key.slot] = slot
  if (key.what) where[key.what] = words.map(({ value }) => value)
  const { rows } = await query.listed(turn, marks, where, "", "oldest", 0, Infinity)
  return new Map(rows.map(row => [place(row.fields[key.of], row.fields[key.what] ?? ""), row]))
}

const place = (id, word) => `${id} ${word}`

/** All that is to be marked in a round, `{record, word, mark, answer}`; `answer` is null where it is due. */
export async function items(turn, book, one, round, found = null) {
  const marks = isOwn(one) ? null : await marked(turn, one, round), rows = found ?? await subjects(turn, book, one, round)
  const words = one.words.length ? one.words : [{ value: "", label: one.label }]
  return rows.flatMap(record => words.map(word => {
    const mark = marks ? marks.get(place(record.id, word.value)) ?? null : record
    return { record, word, mark, answer: answer(turn, one, mark, word.value) }
  }))
}

function answer({ _ }, { due, answers, own }, mark, word) {
  if (word in own) return mark.fields[word] === own[word] ? answers[0] : null
  if (!mark || Object.keys(due).length && holds(due, mark.fields)) return null
  return answers.find(({ sets }) => says(sets, mark.fields)) ?? { name: "", label: _("Entered"), colour: "", sign: "list" }
}

const says = (sets, fields) => Object.entries(sets).every(([name, value]) => `${value}`.startsWith("@") || fields[name] === value)

/** Whether the words of a list are fields of the record itself. */
export const isOwn = ({ own }) => Object.keys(own).length > 0

/** Whether the fields have one of the words each. */
export const holds = (where, fields) => Object.entries(where).every(([name, words]) => words.includes(fields[name] ?? null))

/** The key of a mark: field → value. */
export function key({ key: fields }, { of, word, round }) {
  const [day, slot = ""] = round.split("/"), values = { of, what: word, on: round, day, slot }
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field).map(([word, field]) => [field, values[word]]))
}
