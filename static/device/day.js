// The day's gate entries in memory, in the order of their moments: the gate looks at all of them on every page, and
// reading thousands of rows would take longer than a thumb waits. `stamp` says up to which change they are true.
import { noted, shape } from "./rows.js"

const KIND = "gate_entry"
let kept = null

/**
 * The records from a moment on, the first first; `known`: the stamp of the `meta` that the reader has just read, if any;
 * `open()` gives the database. Not to be changed by who reads them.
 */
export async function since(from, known, open) {
  if (kept && kept.stamp === known && kept.from <= from) return cut(from)
  const tx = (await open()).transaction(["meta", "records"])
  const { stamp = 0 } = await tx.objectStore("meta").get("state") ?? {}
  if (kept?.stamp !== stamp || kept.from > from) {
    const found = await tx.objectStore("records").index("at").getAll(IDBKeyRange.bound([KIND, from], [KIND, []]))
    kept = { from, stamp, records: found.map(shape) }
  }
  return cut(from)
}

const cut = from => kept.records.slice(place(kept.records, { at: from, id: "" }))

let begun = null

/**
 * What `reckon(records)` makes of all entries before the moment `start`, and keep it until one of them changes or another
 * day begins: reading the entries of two months takes longer than a thumb waits. `changed`: as in the `meta` just read.
 */
export async function until(start, { changed = 0 }, reckon, open) {
  const fits = row => row?.start === start && row.changed === changed
  if (fits(begun)) return begun.found
  const tx = (await open()).transaction(["meta", "records"]), meta = tx.objectStore("meta")
  const [row, state] = await Promise.all([meta.get("until"), meta.get("state")])
  if (fits(row)) return (begun = row).found
  const range = IDBKeyRange.bound([KIND, -Infinity], [KIND, start], false, true)
  const records = await tx.objectStore("records").index("at").getAll(range)
  begun = { start, changed: state?.changed ?? 0, found: reckon(records.map(shape)) }
  await keep(begun, state?.stamp, open)
  return begun.found
}

// Unless an entry has changed meanwhile: then it is worked out anew the next time.
async function keep(row, stamp, open) {
  const meta = (await open()).transaction("meta", "readwrite").objectStore("meta"), state = await meta.get("state")
  if (state?.stamp !== stamp) return
  meta.put({ ...state, begun: row.start }, "state")
  meta.put(row, "until")
}

const isBefore = (row, start) => !row || row.at < start

/** Count in `meta` that a transaction has changed entries; to be called before it ends. */
export function stamp(tx, meta) {
  const changed = entries(tx)
  if (changed.length) meta.stamp = (meta.stamp ?? 0) + 1
  if (changed.some(([, row]) => isBefore(row, meta.begun ?? Infinity))) meta.changed = (meta.changed ?? 0) + 1
  return changed
}

/** Take over what such a transaction has written, once it is on disk. */
export function follow(changed, stamp) {
  if (!changed.length || !kept || kept.stamp >= stamp) return
  const rows = new Map(changed), follows = kept.stamp === stamp - 1 && !rows.has("")
  kept = follows ? { ...kept, stamp, records: renewed(kept, rows) } : null
}

function renewed({ from, records }, rows) {
  const found = records.filter(one => !rows.has(one.id))
  for (const row of rows.values()) if (row && row.at >= from) found.splice(place(found, row), 0, shape(row))
  return found
}

// Of what is gone nobody knows any more what it was.
function entries(tx) {
  return [...noted(tx)].filter(([, row]) => row === null || row.kind === KIND)
}

const before = (one, other) => one.at < other.at || (one.at === other.at && one.id < other.id)

/** Where a record stands among those in order. */
function place(records, record) {
  let low = 0, high = records.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(records[middle], record)) low = middle + 1
    else high = middle
  }
  return low
}
