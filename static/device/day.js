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

/** Count in `meta` that a transaction has changed entries; to be called before it ends. */
export function stamp(tx, meta) {
  const changed = entries(tx)
  if (changed.length) meta.stamp = (meta.stamp ?? 0) + 1
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
