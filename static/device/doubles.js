// Probable duplicates, by the rule of the centre (sync/doubles.py): an entry absorbs those of other nodes about the same
// subject at the same place within the next two minutes. All are kept; the absorbed ones are not counted. Pure.
import { author } from "./ids.js"

/** id → the id of the entry that absorbs it. `entries`: flat rows that are not taken back, in order of (at, id). */
export function absorb(entries) {
  const absorbed = new Map(), { who, where, window } = lianfang.facts.doubles, near = neighbours(entries, who, window)
  for (const one of entries) {
    for (const other of absorbed.has(one.id) ? [] : near.get(one) ?? []) {
      if (!absorbed.has(other.id) && alike(one, other, who, where)) absorbed.set(other.id, one.id)
    }
  }
  return absorbed
}

/** An entry → the later ones that name the same subject within the window, in order; most have none. */
function neighbours(entries, who, window) {
  const last = new Map(), near = new Map()
  for (const one of entries) for (const name of who) {
    const lane = one[name] === undefined ? [] : last.get(one[name]) ?? []
    while (lane.length && one.at - lane[0].at > window) lane.shift()
    for (const other of lane) near.set(other, [...near.get(other) ?? [], one])
    lane.push(one)
    last.set(one[name], lane)
  }
  return near
}

function alike(one, other, who, where) {
  return author(one.id) !== author(other.id) && where.every(name => one[name] === other[name])
    && !(one.unit && other.unit && one.unit !== other.unit)
    && who.some(name => one[name] !== undefined && one[name] === other[name])
}
