// Own ops: numbered without gaps, written once as exact text, kept until seven days after the collector has them.
import { link } from "./chain.js"
import { wall } from "./clock.js"
import { readMeta, shelf } from "./database.js"
import { dot } from "./ids.js"
import { add } from "./rows.js"

const HOUR = 3_600_000
const KEPT_HOURS = 7 * 24
const MOST_TEXT = 400_000

/** Add an op inside a transaction, without waiting; return its row. `op` is as in PROTOCOL section 3. */
export function append(tx, meta, op) {
  const n = ++meta.last
  const row = { node: meta.node, n, record: op.id ?? dot(meta.node, n), op, line: JSON.stringify(op),
                at: op.t + meta.offset }
  add(tx, row)
  return row
}

/** The own ops `first` … `last` that are still kept, in order. */
export function between(tx, meta, first, last) {
  return first > last ? [] : tx.objectStore("ops").getAll(span(meta.node, first, last))
}

function span(node, first, last) {
  return IDBKeyRange.bound([node, first], [node, last])
}

/** The oldest n whose bytes are still here. */
export function oldest(meta) {
  return meta.floor.n + 1
}

/** h(n) of an own op, "" for n = 0, null where it is no longer (or was never) here. */
export async function hashAt(meta, n) {
  if (n === meta.floor.n) return meta.floor.hash
  if (n < meta.floor.n || n > meta.last) return null
  return (await hashed(meta, n, 1))[0]?.hash ?? null
}

/** Up to `most` own ops from `first` on, with their hashes; fewer where they are long. */
export async function kept(meta, first, most) {
  const rows = await hashed(meta, first, most)
  let size = 0
  const fits = rows.findIndex(row => (size += row.line.length) > MOST_TEXT)
  return fits < 0 ? rows : rows.slice(0, Math.max(1, fits))
}

async function hashed(meta, first, most) {
  const last = Math.min(meta.last, first + most - 1)
  const found = first > last ? [] : await (await shelf("ops")).getAll(span(meta.node, first, last))
  const rows = found.filter(({ n }, at) => n === first + at)
  if (rows.length && !rows.at(-1).hash) await hashUpTo(meta, rows)
  return rows
}

// SubtleCrypto answers outside of the transaction, which would end meanwhile: so lines are written first, and their
// hashes are worked out when they are first sent.
async function hashUpTo(meta, rows) {
  const start = rows[0].n - 1
  let before = start === meta.floor.n ? meta.floor.hash : await hashAt(meta, start)
  for (const row of rows) before = row.hash ??= await link(before, row.line)
  const kept = await shelf("ops", "readwrite")
  for (const row of rows) {
    const stored = await kept.get([row.node, row.n])
    if (stored) await kept.put({ ...stored, hash: row.hash })
  }
}

/** What the collector holds for certain, and its hash. After a restore from a backup it may be less than before. */
export function acknowledge(meta, { have, hash }) {
  if (have > meta.have) remember(meta, have)
  Object.assign(meta, { have, hash })
  meta.settled = Math.min(meta.settled, have)
}

function remember(meta, have) {
  const hour = Math.floor(wall() / HOUR), last = meta.acks.at(-1)
  if (last?.[0] === hour) last[1] = have
  else meta.acks.push([hour, have])
}

/** How many of the acknowledged ops are at a building's hub alone, as far as is known. */
export const atHub = meta => Math.max(0, meta.have - (meta.passed ?? meta.have))

/**
 * Drop the bytes of ops that the collector has had for seven days, and of those up to n = `upto`. What is at a hub alone
 * stays: this phone has the only other copy.
 */
export async function forget(tx, meta, upto) {
  const until = Math.floor(wall() / HOUR) - KEPT_HOURS, there = meta.have - atHub(meta)
  const old = meta.acks.filter(([hour]) => hour <= until)
  meta.acks = meta.acks.filter(([hour, have]) => hour > until || have > there)
  const n = Math.min(Math.max(old.at(-1)?.[1] ?? 0, upto), there, meta.settled)
  const last = n > meta.floor.n && await tx.objectStore("ops").get([meta.node, n])
  if (!last?.hash) return
  await tx.objectStore("ops").delete(span(meta.node, 1, n))
  meta.floor = { n, hash: last.hash }
}

/** All ops of this phone that no collector has confirmed, those under its earlier numbers too. */
export async function unconfirmed() {
  const meta = await readMeta(), rows = await (await shelf("ops")).getAll()
  return rows.filter(row => row.node === meta.node ? row.n > meta.have : row.stranded)
}
