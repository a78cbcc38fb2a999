// How many of the places of records are taken, such as of a shift; the twin of views/pages/taken.py.
import * as query from "./query.js"

/** The `rows` of a list, each with how many of its places are taken. `records`: the plain records that they show. */
export async function told(turn, book, { listing: { taken } }, records, rows) {
  if (!taken) return rows
  const where = { [taken.field]: records.map(({ id }) => id), ...taken.where }, found = new Map()
  const all = book[taken.kind] && records.length ? (await query.listed(turn, taken.kind, where, "", "oldest", 0, Infinity)).rows : []
  for (const { fields } of all) found.set(fields[taken.field], (found.get(fields[taken.field]) ?? 0) + 1)
  return rows.map((row, n) => ({ ...row, facts: [...row.facts, said(turn, found.get(row.id) ?? 0, records[n].fields[taken.needed])] }))
}

/** Such as "1 of 2 taken". */
export function said({ _ }, n, total) {
  return total === undefined ? _("%(n)s taken", { n }) : _("%(n)s of %(total)s taken", { n, total })
}
