// Totals of a batch beside single reports of the same, by the rule of the centre (sync/batches.py): what a total covers is
// not counted beside it. What a person has decided stands at the centre alone. Pure.
import { dayStart } from "./moments.js"

/** The ids of what is covered by a total, of records that count, in order of (at, id). */
export function covered({ by, basis, total, number, whose, amount }, rows) {
  const groups = new Map(), found = new Set()
  for (const row of rows) {
    const { fields, at } = row, said = name => fields[name] ?? null
    const of = said(number) !== null ? [number, said(number)] : said(whose) !== null ? [whose, said(whose), dayStart(at)] : null
    if (!of) continue
    const key = JSON.stringify([...by.map(said), ...of])
    groups.set(key, [...groups.get(key) ?? [], row])
  }
  for (const some of groups.values()) {
    const totals = some.filter(({ fields }) => fields[basis] === total && (fields[amount] ?? null) !== null)
    const [head] = totals.sort((one, other) => other.fields[amount] - one.fields[amount])
    if (head) for (const row of some) if (row !== head) found.add(row.id)
  }
  return found
}
