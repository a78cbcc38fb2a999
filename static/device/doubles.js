// Probable duplicates, by the rule of the centre (sync/doubles.py): an entry absorbs those of other nodes about the same
// subject at the same place within the next two minutes. All are kept; the absorbed ones are not counted. Pure.
import { author } from "./ids.js"

/** id → the id of the entry that absorbs it. `entries`: flat rows that are not taken back, in order of (at, id). */
export function absorb(entries) {
  const absorbed = new Map(), { who, where, window } = lianfang.facts.doubles
  for (const [one, near] of neighbours(entries, who, where, window)) {
    for (const other of absorbed.has(one.id) ? [] : near) {
      if (!absorbed.has(other.id) && alike(one, other, who, where)) absorbed.set(other.id, one.id)
    }
  }
  return absorbed
}

/** Each entry with the later ones that share a subject and a place with it within the window, all in order. */
function neighbours(entries, who, where, window) {
  const lanes = new Map(), near = new Map(entries.map(one => [one, []]))
  for (const one of entries) for (const name of who) {
    if (one[name] === undefined) continue
    const lane = [name, one[name], ...where.map(place => one[place])].join("\n")
    const before = (lanes.get(lane) ?? []).filter(other => one.at - other.at <= window)
    for (const other of before) near.get(other).push(one)
    lanes.set(lane, [...before, one])
  }
  return near
}

function alike(one, other, who, where) {
  return author(one.id) !== author(other.id) && where.every(name => one[name] === other[name])
    && !(one.unit && other.unit && one.unit !== other.unit)
    && who.some(name => one[name] !== undefined && one[name] === other[name])
}
