// Records as the pages of all kinds show them, and the questions that lists ask; the twin of views/pages/query.py.
import { indexed } from "../../shapes.js"
import { order as inOrder } from "../../text.js"
import * as tables from "../../tables.js"
import * as texts from "../../texts.js"
import { byTime } from "../row.js"

export const PAGE = 30
export const FOUND = 20
const MOST_BELOW = 200

/** How many rows a page of a list has: of what was searched few, as every key shows others. */
export const size = typed => typed ? FOUND : PAGE

/** A record as the pages have it: `{id, kind, at, uncertain, fields, heads, conflicts, void}`. */
export function plain({ store }, record) {
  const { void: gone = "", ...fields } = record.fields
  return { id: record.id, kind: record.kind, at: record.at, uncertain: false, fields, heads: store.heads(record),
    conflicts: record.conflicts, void: gone }
}

/** One plain record, whether it counts or not; null where it is not here. */
export async function get(turn, kind, id) {
  const found = await turn.store.get(kind, id)
  return found && plain(turn, found)
}

/**
 * `{rows, total}`: the records that count and hold `where` (field → value) and every typed word, as a list has them.
 *
 * While a kind is not in memory, what an index gives at once is taken from there.
 */
export async function listed(turn, kind, where, typed, order, skip = 0, limit = PAGE) {
  const found = !typed && !tables.has(turn, kind) && await apart(turn, kind) ? await narrowly(turn, kind, where, order, skip, limit) : null
  if (found) return found
  const whole = await tables.standing(turn, kind, order), rows = Object.keys(where).length ? whole.filter(holds(where)) : whole
  const chosen = typed ? await texts.find(turn, await turn.kinds(), kind, rows, typed) : rows
  return { rows: chosen.slice(skip, skip + limit), total: chosen.length }
}

/** The first of those that count and hold `where`, by the index of the field of it that has the fewest words. */
export async function few(turn, kind, where, limit) {
  const ways = Object.entries(where).filter(([name]) => indexed(kind).includes(name)).map(([name, value]) => [name, [value].flat()])
  const [name, words] = ways.sort(([, one], [, other]) => one.length - other.length)[0] ?? []
  const given = name ? words.filter(word => word !== null) : []
  const [whole, ...found] = await Promise.all([name && byIndex(turn, kind, name, words), ...given.map(from =>
    turn.store.list(kind, { index: name, from, counts: true }))])
  if (!whole) return (await listed(turn, kind, where, "", "oldest", 0, limit)).rows
  return found.flat().filter(holds(where)).sort(byTime).slice(0, limit).map(tables.row)
}

// Whether an index has all that is meant: what has no value in a field is in no index of it.
async function byIndex(turn, kind, index, words) {
  const counts = words.includes(null) ? [{ index, counts: true }, { index: "" }] : []
  const [alone, said = 0, all = 0] = await Promise.all([apart(turn, kind), ...counts.map(wishes => turn.store.count(kind, wishes))])
  return alone && said === all
}

/** The records whose `field` names the record `id`, the first first, those that were taken back among them. */
export async function below(turn, kind, field, id) {
  const found = await turn.store.list(kind, { index: field, from: id, limit: MOST_BELOW })
  return found.map(one => plain(turn, one))
}

function holds(where) {
  const wanted = Object.entries(where).map(([name, value]) => [name, [value].flat()])
  return ({ fields }) => wanted.every(([name, words]) => [fields[name] ?? null].flat().some(word => words.includes(word)))
}

// Whether no record of a kind is one with another.
async function apart(turn, kind) {
  return !lianfang.facts.doubles[kind] && !(await tables.all(turn, "alias")).some(one => one.fields.kind_of === kind)
}

// By the one value of a field that is indexed; of several words, or of nothing, there is no index.
async function narrowly({ store }, kind, where, order, skip, limit) {
  const names = Object.keys(where), byTime = order === "newest" || order === "oldest"
  if (names.length > 1 || names.length && (!byTime || Array.isArray(where[names[0]]) || !indexed(kind).includes(names[0]))) return null
  const wishes = names.length ? { index: names[0], from: where[names[0]] } : { index: byTime ? "" : order }
  const counts = { counts: true }, total = await store.count(kind, { ...wishes, ...counts })
  // What has no value stands behind the others, and in no index of them.
  if (!byTime && total < Math.min(skip + limit, await store.count(kind, { index: "" }))) return null
  const found = await store.list(kind, { ...wishes, ...counts, reverse: order === "newest", skip, limit })
  return { rows: found.map(tables.row), total: byTime ? total : await store.count(kind, { index: "" }) }
}

/** `{value, count}` of the values that a field has in the records that count, in the order of people. */
export async function grouped(turn, kind, field) {
  const reckon = async () => counted(await tables.standing(turn, kind, "oldest"), field)
  const found = tables.has(turn, kind) || !await apart(turn, kind) ? await reckon() : await turn.store.known(kind, field, reckon)
  return found.sort((one, other) => natural(one.value, other.value))
}

function counted(rows, field) {
  const times = new Map()
  for (const { fields } of rows) if (fields[field] !== undefined) times.set(fields[field], (times.get(fields[field]) ?? 0) + 1)
  return [...times].map(([value, count]) => ({ value, count }))
}

const isNumber = text => /^[0-9]+$/.test(text)

/** In which order people have texts: numbers before words, and by their value. */
export function natural(one, other) {
  if (isNumber(one) && isNumber(other)) return Number(one) - Number(other)
  return isNumber(other) - isNumber(one) || inOrder(one, other)
}
