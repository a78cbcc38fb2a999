// The one place where rows of records are written: what a transaction has written is known to who keeps some in memory.
import { indexed, isBooked } from "./shapes.js"

const written = new WeakMap(), ops = new WeakMap()

/** Called with what a transaction has written, as `noted` gives it, and `meta`, once it is on disk. */
export const followers = []

/** Count in `meta` of which kinds a transaction has written records; under no kind, whether some are gone. */
export function count(tx, meta) {
  const kinds = new Set([...noted(tx).values()].map(row => row?.kind ?? ""))
  for (const kind of kinds) meta.written = { ...meta.written, [kind]: (meta.written?.[kind] ?? 0) + 1 }
}

/** Up to which change of a kind something is true. */
export const stampOf = ({ written = {} }, kind) => [written[""] ?? 0, written[kind] ?? 0]

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
  tx.objectStore("records").put({ ...row, keys: keysOf(row) })
}

/**
 * Under what a record is found: `[kind, field, value, at]` of every field that its kind indexes, and `[kind, "", at, at]`
 * of each that counts. So a new kind needs no migration.
 */
export function keysOf({ kind, at, fields }) {
  if (fields.void !== undefined) return []
  const found = indexed(kind).filter(name => fields[name] !== undefined)
    .flatMap(name => [fields[name]].flat().map(value => [kind, name, plain(value), at]))
  return [[kind, "", at, at], ...found]
}

/** A value as a key: yes and no are none. */
export const plain = value => typeof value === "boolean" ? Number(value) : value

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

/** The kinds of the rows written in a transaction whose keys are not all there, as the book was not read yet. */
export function unkeyed(tx) {
  return new Set([...noted(tx).values()].filter(row => row && !isBooked(row.kind)).map(row => row.kind))
}

/** The record of a row, as pages read it. */
export function shape({ under, told, author, keys, pos, seal, unsent = 0, ...record }) {
  return { ...record, unsent }
}
