// Probable duplicates, by the rule of the centre (sync/doubles.py): an entry absorbs those of other nodes about the same
// subject going the same way within the next two minutes, if it has not turned between. What is absorbed is not counted.
import { author } from "./ids.js"

/**
 * What `absorb` says of records in order of (at, id): `{records, absorbed, same}`.
 *
 * `known`: the same of a moment ago. What stands before the first change, and not shortly before, stays as it was; `same`
 * says how many stand before it.
 */
export function follow(known, records) {
  let same = 0
  while (same < records.length && records[same] === known.records[same]) same++
  const absorbed = new Map(known.absorbed), from = records[same]?.at - lianfang.facts.doubles.window
  for (const { id } of known.records.slice(same)) absorbed.delete(id)
  let near = same
  while (near && records[near - 1].at >= from) near--
  const changed = records.slice(near).filter(one => one.fields.void === undefined)
  return { records, absorbed: absorb(changed.map(({ id, at, fields }) => ({ ...fields, id, at })), absorbed), same }
}

/**
 * id → the id of the entry that absorbs it. `entries`: flat rows that are not taken back, in order of (at, id).
 *
 * `absorbed`: what of this is known already; it is added to.
 */
export function absorb(entries, absorbed = new Map()) {
  const { who, where, window, most } = lianfang.facts.doubles, near = neighbours(entries, who, where, window, most)
  for (const one of entries) {
    for (const other of absorbed.has(one.id) ? [] : near.get(one) ?? []) {
      if (!absorbed.has(other.id) && alike(one, other, who, where)) absorbed.set(other.id, one.id)
    }
  }
  return absorbed
}

/** An entry → the next `most` that name the same subject within the window, in order; few have any. */
function neighbours(entries, who, where, window, most) {
  const last = new Map(), near = new Map()
  for (const one of entries) {
    const found = new Set(), parted = new Set()
    for (const name of who) if (one[name] !== undefined) {
      const lane = (last.get(name + one[name]) ?? []).filter(other => one.at - other.at <= window).slice(-most)
      const turns = (other, later) => ofOneHome(later, other) && !alongside(later, other, where)
      lane.forEach((other, at) => (lane.slice(at + 1).some(later => turns(other, later)) ? parted : found).add(other))
      last.set(name + one[name], [...lane, one])
    }
    for (const other of found) if (!parted.has(other)) near.set(other, [...near.get(other) ?? [], one])
  }
  return near
}

const alongside = (one, other, where) => where.every(name => one[name] === other[name])
const ofOneHome = (one, other) => !one.unit || !other.unit || one.unit === other.unit

function alike(one, other, who, where) {
  return author(one.id) !== author(other.id) && alongside(one, other, where) && ofOneHome(one, other)
    && who.some(name => one[name] !== undefined && one[name] === other[name])
}
