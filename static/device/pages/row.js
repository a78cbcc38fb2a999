// A record as a table of the centre has it: one flat row.

/** The fields of a record beside its `id` and `at`; `record` is the record itself, for its heads. */
export function flat(record) {
  return { ...record.fields, id: record.id, at: record.at, record }
}

/** Rows in the order of their moments, the first first. */
export function byTime(one, other) {
  return one.at - other.at || (one.id < other.id ? -1 : 1)
}
