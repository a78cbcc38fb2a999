// What the pages of a checklist show; the twin of views/pages/due_shown.py.
import { urlFor } from "../../addresses.js"
import { once } from "../../ids.js"
import { today } from "../entries.js"
import { byTime } from "../row.js"
import { label } from "./lists.js"
import * as marks from "./marks.js"
import * as query from "./query.js"
import * as shown from "./shown.js"

const VIEW = ['on', 'what', 'group', 'grid']
const VIBRATE = "80", MANY = 120

/** Each list, and each running round of one, what is due first: `{label, round, due, total, href}`. */
export async function lines(turn, book) {
  const found = (await Promise.all(marks.lists(book).map(one => linesOf(turn, book, one)))).flat()
  return found.sort((one, other) => (one.due === 0) - (other.due === 0))
}

async function linesOf(turn, book, one) {
  const rounds = (await marks.rounds(turn, book, one)).filter(({ now }) => now || one.repeats === "round")
  return Promise.all(rounds.map(async round => {
    const items = await marks.items(turn, book, one, round), href = urlFor("field.due_list", { name: one.name, on: round.now ? null : round.on })
    return { label: one.label, round: round.label, due: due(items).length, total: items.length, href }
  }))
}

const HOUR = 3_600_000
let counted = null

/** How much is due for somebody now, `{count}`; null where they have no list. Counted again where something was written, and
 * each hour: whatever is due begins with one. */
export async function count(turn, book) {
  if (!marks.lists(book).length) return null
  const { person, role, written } = turn.meta, stamp = JSON.stringify([person, role, Math.floor(turn.now / HOUR), written])
  if (counted?.stamp !== stamp) counted = { stamp, found: (await lines(turn, book)).reduce((sum, line) => sum + line.due, 0) }
  return { count: counted.found }
}

const due = items => items.filter(({ answer }) => !answer)

/** How a list is looked at, as far as an address or a form says. */
export const view = values => Object.fromEntries(VIEW.filter(name => values[name]).map(name => [name, values[name]]))

/** The values of a list's page. `asked`: what its address says. */
export async function values(turn, book, one, asked) {
  const rounds = await marks.rounds(turn, book, one), { group } = book[one.subject].listing
  const round = rounds.find(({ on }) => on === asked.on) ?? rounds.find(({ now }) => now)
  const items = round ? await marks.items(turn, book, one, round) : []
  const grid = (asked.grid ?? (one.grid ? "1" : "0")) !== "0", what = asked.what || (grid ? first(one, items) : "")
  // Of a grid the word stays, also when all of it is done; where doors are many, one group is looked at.
  const seen = { ...view(asked), ...what && grid && { what } }, beside = groups(items, group, what)
  if (grid && !seen.group && beside.length > 1 && items.filter(item => fits(item, what)).length > MANY) {
    seen.group = (beside.find(each => each.count) ?? beside[0]).value
  }
  const fitting = items.filter(item => fits(item, what, group, seen.group))
  return {
    list: { name: one.name, label: one.label }, round: round?.on ?? "", grid,
    chips: chips(turn, one, seen, rounds, round, items, what, [label(book[one.subject], group), beside], grid), due: due(fitting).length, total: fitting.length,
    hidden: pairs(seen), answer: await answerOf(turn, book, one, round, items, asked),
    answers: one.answers.map((each, at) => ({ ...each, main: at === 0 })), other: address(one, seen, { grid: grid ? "0" : "1" }),
    doors: grid ? await doors(turn, book, one, seen, fitting) : [],
    card: grid ? null : await card(turn, book, one, seen, fitting, asked),
  }
}

const pairs = values => Object.entries(values).map(([name, value]) => ({ name, value }))

/** The word of which a grid shows the doors first: the first of the list that is due somewhere. */
function first({ words }, items) {
  const left = new Set(due(items).map(({ word }) => word.value))
  return (words.find(({ value }) => left.has(value)) ?? words[0])?.value ?? ""
}

const fits = ({ word, record }, what, group, wanted) => (!what || word.value === what) && (!wanted || record.fields[group] === wanted)

/** The address of a list, looked at in another way. */
const address = ({ name }, seen, changes) => urlFor("field.due_list", { name, ...seen, ...changes })

function chips({ _ }, one, seen, rounds, round, items, what, [called, beside], grid) {
  const words = new Map(items.map(({ word }) => [word.value, word.label])), narrowed = seen.group
  const rows = [[_("Round"), rounds.map(each => [each.label, each === round, { on: each.on }])],
    [_("What"), [...words].map(([word, label]) => [label, word === what, { what: word === what && !grid ? null : word }])],
    [called, beside.map(({ value, count: n }) =>
      [`${value} · ${n}`, value === narrowed, { group: value === narrowed ? null : value }])]]
  return rows.filter(([, row]) => row.length > 1).map(([label, row]) =>
    ({ label, words: row.map(([said, on, changes]) => ({ label: said, on, href: address(one, seen, changes) })) }))
}

/** `{value, count}`: how much is due of what the list is grouped by. */
function groups(items, group, what) {
  const found = new Map()
  for (const { record, word, answer } of items) {
    const value = record.fields[group]
    if (value && (!what || word.value === what)) found.set(value, (found.get(value) ?? 0) + Number(!answer))
  }
  return [...found].map(([value, n]) => ({ value, count: n })).sort((one, other) => query.natural(one.value, other.value))
}

async function card(turn, book, one, seen, items, { of, after }) {
  const left = due(items), chosen = items.filter(({ record }) => record.id === of)
  const item = chosen.find(({ answer }) => !answer) ?? chosen[0] ?? turned(items, left, after)[0]
  if (!item) return null
  const { id, title, facts } = shown.row(turn, book, item.record, await shown.names(turn, book, [item.record]))
  const others = left.some(({ record }) => record.id !== id), out = await outside(turn, one)
  return { note: out.get(item.record.fields.unit) ?? "", id, title, facts, word: item.word.value, says: one.words.length ? item.word.label : "",
    state: item.answer && state(turn, item.answer), heads: item.mark?.heads ?? "",
    later: others ? address(one, seen, { after: next(items, id) }) : "" }
}

const idsOf = items => [...new Set(items.map(({ record }) => record.id))]

/** What is due, from a record on, round to those before it. */
function turned(items, left, after) {
  const ids = idsOf(items), at = Math.max(0, ids.indexOf(after))
  const places = new Map([...ids.slice(at), ...ids.slice(0, at)].map((id, n) => [id, n]))
  return [...left].sort((one, other) => places.get(one.record.id) - places.get(other.record.id))
}

function next(items, id) {
  const ids = idsOf(items)
  return ids[(ids.indexOf(id) + 1) % ids.length]
}

async function doors(turn, book, one, seen, items) {
  const known = await shown.names(turn, book, items.map(({ record }) => record)), out = await outside(turn, one)
  return items.map(({ record, word, answer }) => ({ note: out.get(record.fields.unit) ?? "", of: record.id, word: word.value, title: shown.brief(turn, book, record, known),
    tap: !answer && !one.asks.length, href: address(one, seen, { of: record.id, what: word.value || null, grid: "0" }),
    state: state(turn, answer) }))
}

/** Room → who of it is out, in words; nothing where a list does not say. */
async function outside(turn, one) {
  const found = new Map(), { out } = one.outside ? await today(turn) : { out: new Map() }
  for (const { fields: { unit, person } } of [...out.values()].sort(byTime)) {
    if (unit && person) found.set(unit, [...found.get(unit) ?? [], person])
  }
  return new Map([...found].map(([unit, names]) => [unit, turn._("Out: %(names)s", { names: names.join(turn._(", ")) })]))
}

/** `{colour, sign, word}` of what was answered, or of what is due. */
function state({ _ }, answer) {
  return answer ? { colour: answer.colour, sign: answer.sign, word: answer.label } : { colour: "amber", sign: "wait", word: _("Due") }
}

/** What was just marked, and the way back; null where nothing was. */
async function answerOf(turn, book, one, round, items, asked) {
  const { done: of, did = "" } = asked
  const item = items.find(({ record, word }) => record.id === of && word.value === did)
  if (!item?.answer) return null
  const title = shown.title(turn, book, item.record, await shown.names(turn, book, [item.record]))
  const good = item.answer.name === one.answers[0].name, fields = { ...view(asked), of, word: did, round: round.on }
  return { state: good ? "go" : "turned", sign: item.answer.sign, vibrate: VIBRATE, fresh: false,
    says: [title, item.answer.label], about: one.words.length ? item.word.label : "",
    undo: { action: urlFor("field.unmark", { name: one.name }), once: once(), heads: item.mark.heads, fields: pairs(fields) } }
}

/** The checklists of a record, as its page shows them: `{name, label, round, rows: [{says, word, state, tap}]}`. */
export async function ofRecord(turn, book, record) {
  const lists = marks.lists(book).filter(one => [one.of, one.subject].includes(record.kind))
  return (await Promise.all(lists.map(one => shownOf(turn, book, one, record)))).flat().filter(({ rows }) => rows.length)
}

async function shownOf(turn, book, one, record) {
  const rounds = (await marks.rounds(turn, book, one)).filter(({ now }) => now || one.repeats === "round"), [answer] = one.answers
  return Promise.all(rounds.map(async round => {
    const items = await marks.items(turn, book, one, round, await marks.about(turn, book, one, round, record))
    return { name: one.name, label: [one.label, round.label].filter(said => said).join(" · "), round: round.on, answer: answer.name,
      says: answer.label, rows: await Promise.all(items.map(item => rowOf(turn, book, one, record, item))) }
  }))
}

async function rowOf(turn, book, one, { id }, { record, word, answer }) {
  const title = record.id === id ? "" : shown.title(turn, book, record, await shown.names(turn, book, [record]))
  return { of: record.id, word: word.value, says: [title, one.words.length ? word.label : ""].filter(said => said).join(" · "),
    state: state(turn, answer), tap: !answer && !one.asks.length,
    href: address(one, {}, { of: record.id, what: word.value || null, grid: "0" }) }
}
