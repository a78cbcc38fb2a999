// The one place where rows of records are written: what a transaction has written is known to who keeps some in memory.

const written = new WeakMap(), ops = new WeakMap()

/** Add an own op, without waiting. */
export function add(tx, row) {
  ops.set(tx, [...appended(tx), row])
  tx.objectStore("ops").add(row)
}

/** The own ops that were added in a transaction so far. */
export const appended = tx => ops.get(tx) ?? []

/** Put a row, without waiting. */
export function put(tx, row) {
  noted(tx).set(row.id, row)
  tx.objectStore("records").put(row)
}

/** Delete the row of a record. */
export function drop(tx, id) {
  noted(tx).set(id, null)
  return tx.objectStore("records").delete(id)
}

/** Delete the rows of all records; noted under no id. */
export function clear(tx) {
  noted(tx).set("", null)
  return tx.objectStore("records").clear()
}

/** What was written in a transaction so far: id → row, or null for one that is gone. */
export function noted(tx) {
  if (!written.has(tx)) written.set(tx, new Map())
  return written.get(tx)
}

/** The record of a row, as pages read it. */
export function shape({ under, told, author, unsent = 0, ...record }) {
  return { ...record, unsent }
}
