// Records as the pages of all kinds show them, and the questions that lists ask; the twin of views/pages/query.py.
import { indexed } from "../../shapes.js"
import { order as inOrder } from "../../text.js"
import * as texts from "../../texts.js"

export const PAGE = 50

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

/** `{rows, total}`: the records that count and hold `where` (field → value) and every typed word, as a list has them. */
export async function listed(turn, kind, where, typed, order, skip = 0, limit = PAGE) {
  const { store } = turn, whole = !typed && !Object.keys(where).length
  if (whole && (order === "newest" || order === "oldest") && !await joined(turn, kind)) {
    const wishes = { index: "", reverse: order === "newest", skip, limit }
    return { rows: await plainly(turn, await store.list(kind, wishes)), total: await store.count(kind, { index: "" }) }
  }
  const found = (await chosen(turn, kind, where, typed)).sort(ORDERS[order] ?? byField(order))
  return { rows: await plainly(turn, found.slice(skip, skip + limit)), total: found.length }
}

const plainly = async (turn, rows) => rows.map(row => plain(turn, row))

async function chosen(turn, kind, where, typed) {
  const found = typed ? await texts.find(turn, await turn.kinds(), kind, typed) : await turn.store.list(kind, narrowest(kind, where))
  const beside = await joined(turn, kind), wanted = Object.entries(where).map(([name, value]) => [name, [value].flat()])
  const holds = ({ fields }) => wanted.every(([name, words]) => [fields[name] ?? null].flat().some(word => words.includes(word)))
  return found.filter(one => one.fields.void === undefined && holds(one) && !beside?.has(one.id))
}

// By the one value of a field that is indexed; of several words, or of nothing, there is no index.
function narrowest(kind, where) {
  const index = Object.keys(where).find(name => !Array.isArray(where[name]) && indexed(kind).includes(name))
  return index ? { index, from: where[index] } : { index: "" }
}

/** `{value, count}` of the values that a field has in the records that count, in the order of people. */
export async function grouped(turn, kind, field) {
  const found = await turn.store.values(kind, field)
  return found.sort((one, other) => natural(one.value, other.value))
}

const isNumber = text => /^[0-9]+$/.test(text)

/** In which order people have texts: numbers before words, and by their value. */
export function natural(one, other) {
  if (isNumber(one) && isNumber(other)) return Number(one) - Number(other)
  return isNumber(other) - isNumber(one) || inOrder(one, other)
}

const byId = (one, other) => one.at - other.at || inOrder(one.id, other.id)
const ORDERS = { newest: (one, other) => byId(other, one), oldest: byId }

// What has no value stands last.
const byField = name => (one, other) => {
  const [a, b] = [one.fields[name], other.fields[name]]
  if (a === undefined || b === undefined) return (a === undefined) - (b === undefined) || byId(one, other)
  return (typeof a === "string" ? inOrder(a, b) : a - b) || byId(one, other)
}

// The records that aliases make one with another, which stands for them.
async function joined(turn, kind) {
  const above = new Map(), top = id => above.has(id) ? top(above.get(id)) : id
  for (const { fields: { kind_of, a, b, void: gone } } of await turn.store.list("alias")) {
    const [one, other] = [top(a), top(b)].sort()
    if (kind_of === kind && gone === undefined && one !== other) above.set(other, one)
  }
  return above.size ? new Set(above.keys()) : null
}
