// Probable duplicates, by the rule of the centre (sync/doubles.py): a record absorbs those of other nodes about the same
// subject at the same place within the time that its kind says, if it has not turned between. What is absorbed is not
// counted.
import { author } from "./ids.js"

/**
 * What `absorb` says of records of a kind in order of (at, id): `{records, absorbed, same}`.
 *
 * `known`: the same of a moment ago. What stands before the first change, and not shortly before, stays as it was; `same`
 * says how many stand before it.
 */
export function follow(kind, known, records) {
  let same = 0
  while (same < records.length && records[same] === known.records[same]) same++
  const absorbed = new Map(known.absorbed), from = records[same]?.at - lianfang.facts.doubles[kind].within
  for (const { id } of known.records.slice(same)) absorbed.delete(id)
  let near = same
  while (near && records[near - 1].at >= from) near--
  const changed = records.slice(near).filter(one => one.fields.void === undefined)
  return { records, absorbed: absorb(kind, changed.map(({ id, at, fields }) => ({ ...fields, id, at })), absorbed), same }
}

/**
 * id → the id of the entry that absorbs it. `entries`: flat rows of a kind that are not taken back, in order of (at, id).
 *
 * `absorbed`: what of this is known already; it is added to.
 */
export function absorb(kind, entries, absorbed = new Map()) {
  const rule = lianfang.facts.doubles[kind], near = neighbours(entries, rule)
  for (const one of entries) {
    for (const other of absorbed.has(one.id) ? [] : near.get(one) ?? []) {
      if (!absorbed.has(other.id) && alike(one, other, rule)) absorbed.set(other.id, one.id)
    }
  }
  return absorbed
}

/** An entry → the next few that name the same subject within the window, in order; few have any. */
function neighbours(entries, { who, agree, turns, within }) {
  const last = new Map(), near = new Map(), most = lianfang.facts.most_doubles
  for (const one of entries) {
    const found = new Set(), parted = new Set()
    for (const name of who) if (one[name] !== undefined) {
      const lane = (last.get(name + one[name]) ?? []).filter(other => one.at - other.at <= within).slice(-most)
      const parts = (other, later) => agreed(later, other, agree) && !equal(later, other, turns)
      lane.forEach((other, at) => (lane.slice(at + 1).some(later => parts(other, later)) ? parted : found).add(other))
      last.set(name + one[name], [...lane, one])
    }
    for (const other of found) if (!parted.has(other)) near.set(other, [...near.get(other) ?? [], one])
  }
  return near
}

const equal = (one, other, names) => names.every(name => one[name] === other[name])
const agreed = (one, other, names) => names.every(name => !one[name] || !other[name] || one[name] === other[name])

const alike = (one, other, rule) => author(one.id) !== author(other.id) && tells(one, other, rule)

/** Whether two flat rows may be about the same subject at the same place, whoever wrote them. */
export const tells = (one, other, { who, where, agree }) => equal(one, other, where) && agreed(one, other, agree)
  && who.some(name => one[name] !== undefined && one[name] === other[name])
