// Records as the pages read them. A row is the record as it is shown; where own ops are laid over, `under` is the
// collector's last word below them (null where it has said none). `told`: the walk and `have` with which it came.
import { change, open, readMeta, shelf } from "./database.js"
import * as day from "./day.js"
import { author } from "./ids.js"
import { blank, lay } from "./overlay.js"
import { drop, keysOf, plain, put, shape, stampOf } from "./rows.js"
import { INDEXED } from "./schema.js"
import { indexed } from "./shapes.js"
import { crc } from "./sums.js"

const LAST = []

/** One record, or null. */
export async function get(kind, id) {
  const row = await (await shelf("records")).get(id)
  return row?.kind === kind ? shape(row) : null
}

/** The records of these ids that are here, in one breath. */
export async function many(kind, ids) {
  const records = await shelf("records"), rows = await Promise.all(ids.map(id => records.get(id)))
  return rows.filter(row => row?.kind === kind).map(shape)
}

/** Records of a kind in order of an index; `wishes`: `{index, from, to, limit, reverse, skip, counts}`, see README. */
export async function list(kind, wishes = {}) {
  const { index = "at", limit = Infinity, reverse = false, skip = 0 } = wishes
  if (isOfTheDay(kind, wishes)) return day.since(wishes.from, wishes.stamp, open)
  const source = await indexOf(kind, wishes)
  if (!reverse && !skip) return (await source.getAll(range(kind, wishes), fits(limit))).map(shape)
  const found = [], step = source.openCursor(range(kind, wishes), reverse ? "prev" : "next")
  let cursor = await step
  if (cursor && skip) {
    cursor.advance(skip)
    cursor = await step
  }
  for (; cursor && found.length < limit; cursor = await step) {
    found.push(shape(cursor.value))
    cursor.continue()
  }
  return found
}

// What the gate asks for all the time.
function isOfTheDay(kind, wishes) {
  return kind === "gate_entry" && Object.keys(wishes).filter(name => name !== "stamp").join() === "from"
}

/** How many records `list` would give without a limit. */
export async function count(kind, wishes = {}) {
  return (await indexOf(kind, wishes)).count(range(kind, wishes))
}

/** What `reckon()` makes of a kind, under a name; kept until a record of the kind changes. */
export async function known(kind, name, reckon) {
  const key = `${name} ${kind}`, stamp = stampOf(await readMeta(), kind).join(), row = await (await shelf("meta")).get(key)
  if (row?.stamp === stamp) return row.found
  const found = await reckon()
  await (await shelf("meta", "readwrite")).put({ stamp, found }, key)
  return found
}

/** Give records that were written before their kind was known the keys that it declares. */
export async function keep(book) {
  const { keyed = {} } = await readMeta(), wanted = name => indexed(name).join()
  const news = Object.keys(book).filter(name => keyed[name] !== wanted(name))
  if (news.length) await change(async (tx, meta) => {
    for (const name of news) await keyAnew(tx, name)
    meta.keyed = { ...meta.keyed, ...Object.fromEntries(news.map(name => [name, wanted(name)])) }
  })
}

async function keyAnew(tx, kind) {
  const rows = tx.objectStore("records"), step = rows.index("at").openCursor(range(kind, {}))
  for (let cursor = await step; cursor; cursor = await step) {
    cursor.update({ ...cursor.value, keys: keysOf(cursor.value) })
    cursor.continue()
  }
}

const fits = limit => limit === Infinity ? undefined : limit

async function indexOf(kind, wishes) {
  return (await shelf("records")).index(named(kind, wishes))
}

const named = (kind, { index = "at", counts }) =>
  index === "at" || index === "author" || !counts && INDEXED[kind]?.includes(index) ? index : "keys"

// In IndexedDB an array sorts after every number and text: the end of whatever begins like this.
function range(kind, wishes) {
  const { index = "at", from, to } = wishes
  if (index === "at") return IDBKeyRange.bound([kind, from ?? -Infinity], [kind, to ?? LAST])
  const first = from === undefined ? [kind] : [kind, from]
  const last = to ?? from
  if (named(kind, wishes) === "keys") return keyRange(kind, index, from, last)
  return IDBKeyRange.bound(first, last === undefined ? [kind, LAST] : [kind, last, LAST])
}

function keyRange(kind, index, from, last) {
  const start = [kind, index], first = from === undefined ? start : [...start, plain(from)]
  return IDBKeyRange.bound(first, last === undefined ? [...start, LAST] : [...start, plain(last), LAST])
}

/** The row of a record that the collector has told, or that is settled. `pos`: 0 of what is known from own ops alone. */
export function asTold({ pos = 0, seal, unsent, under, keys, ...record }, told) {
  return { ...record, author: author(record.id), told, pos, seal: seal ?? sealOf(record) }
}

/** By which it is seen that a record is on the disk as it was written. */
export const sealOf = ({ kind, site, at, fields, heads, conflicts, waiting }) =>
  crc(JSON.stringify([kind, site, at, fields, heads, conflicts, waiting]))

/** What the collector last said of a row's record, or null. */
export function clean(row) {
  if (!row) return null
  return "under" in row ? row.under : row
}

/** Lay the own ops that are not settled over the records `ids` anew. `begun`: id → all ops of one that just begins. */
export async function refresh(tx, meta, ids, begun = new Map()) {
  for (const id of ids) await refreshOne(tx, meta, id, begun.get(id))
}

async function refreshOne(tx, meta, id, begun) {
  const stored = () => [tx.objectStore("records").get(id), tx.objectStore("ops").index("record").getAll(id)]
  const [row, own] = begun ? [undefined, begun] : await Promise.all(stored())
  const below = clean(row), ops = own.filter(op => counts(op, meta))
  if (!ops.length && !below) return row && drop(tx, id)
  if (!ops.length) return put(tx, asTold(below, row.told))
  ops.sort((one, other) => one.n - other.n)
  const start = below ?? blank(id, ops[0].op.kind, meta.site.code)
  const shown = ops.reduce((record, { op, node, n, at }) => lay(record, op, `${node}.${n}`, at), start)
  return put(tx, { ...asTold(shown, row?.told), under: below && asTold(below, row.told), unsent: ops.length })
}

const counts = (op, meta) => op.node === meta.node && op.n > meta.settled && !op.refused
