// What the registry says of kinds, as far as a phone needs it.
import { kinds } from "./registry.js"

/** The group of a field, or the field itself: what has heads. */
export function part(kind, field) {
  return kinds[kind]?.fields[field]?.group ?? field
}

/** The names of the natural key of a kind; none for most. */
export function key(kind) {
  return kinds[kind]?.key ?? []
}

/** The fields of a kind by which its records are found. */
export function indexed(kind) {
  const fields = Object.entries(kinds[kind]?.fields ?? {})
  return fields.filter(([, one]) => one.index || one.choices?.length).map(([name]) => name)
}

/** Whether the book of kinds was read for a kind: only then all is known of it. */
export const isBooked = kind => Boolean(kinds[kind]?.listing)

/** Whether people of a role may write records of the kind. */
export function mayWrite(kind, role) {
  return kinds[kind].writers.includes(role)
}

/** The declaration of a field; null for `void` and for what this version does not know. */
export function declared(kind, field) {
  return kinds[kind]?.fields[field] ?? null
}

/** Whether the values of a field are ids of records. */
export function names(kind, field) {
  return declared(kind, field)?.type === "record"
}

/** The fields whose values are ids of people. */
export function peopleOf(kind) {
  return Object.entries(kinds[kind]?.fields ?? {}).filter(([, one]) => one.type === "person").map(([name]) => name)
}

/** The names of the fields that a creating op of the kind must set. */
export function required(kind) {
  return Object.entries(kinds[kind]?.fields ?? {}).filter(([, one]) => one.required).map(([name]) => name)
}
