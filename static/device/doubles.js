// Probable duplicates, by the rule of the centre (sync/doubles.py): an entry absorbs those of other nodes about the same
// subject going the same way within the next two minutes, if it has not turned between. What is absorbed is not counted.
import { author } from "./ids.js"

/** Those of records in order of time that name a subject of another one within the window: few have such a neighbour. */
export function crowded(records) {
  const { who, window } = lianfang.facts.doubles, near = new Set()
  for (const name of who) {
    const last = new Map()
    for (const one of records) {
      const word = one.fields[name], before = last.get(word)
      if (word === undefined || one.fields.void !== undefined) continue
      if (before && one.at - before.at <= window) near.add(before).add(one)
      last.set(word, one)
    }
  }
  return records.filter(one => near.has(one))
}

/** id → the id of the entry that absorbs it. `entries`: flat rows that are not taken back, in order of (at, id). */
export function absorb(entries) {
  const absorbed = new Map(), { who, where, window } = lianfang.facts.doubles, near = neighbours(entries, who, where, window)
  for (const one of entries) {
    for (const other of absorbed.has(one.id) ? [] : near.get(one) ?? []) {
      if (!absorbed.has(other.id) && alike(one, other, who, where)) absorbed.set(other.id, one.id)
    }
  }
  return absorbed
}

/** An entry → the later ones that name the same subject within the window, in order; most have none. */
function neighbours(entries, who, where, window) {
  const last = new Map(), near = new Map()
  for (const one of entries) {
    const found = new Set(), parted = new Set()
    for (const name of who) if (one[name] !== undefined) {
      const lane = (last.get(name + one[name]) ?? []).filter(other => one.at - other.at <= window)
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
