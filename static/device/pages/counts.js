// What the day's entries come to, gate by gate, who is out and who is held. A day grows at its end: what was counted stays
// counted; and it begins with who was out and who was held when the day before ended.
import { follow } from "../doubles.js"

const PASSED = [undefined, "let_in", "let_out"]
const HELD = "held"

/** Who is out, and what holds somebody, after all these records, in the order of their moments: `{out, held}`, records. */
export function standing(records) {
  const { absorbed } = follow("gate_entry", { records: [], absorbed: new Map() }, records), found = begin({ out: [], held: [] })
  for (const one of records) if (counts(one, absorbed)) pass(one, found)
  return { out: [...found.out.values()], held: [...found.held.values()] }
}

/**
 * `{start, before, judged, records, gates, out, held}`: the records from the moment `start` on, in the order of their
 * moments; the name of a gate → how many came in and went out through it; who is out → the record of it, the last to
 * leave last; id → record of what holds somebody.
 *
 * `judged`: what `follow` says now. `known`: the same counts of a moment ago, of what `follow` said before. `before`: the
 * `standing` at the `start`.
 */
export function count(known, judged, start, before) {
  const { absorbed, same } = judged, first = judged.records.findIndex(one => one.at >= start)
  const records = first < 0 ? [] : judged.records.slice(first)
  const grew = known?.start === start && known.before === before && known.judged.records.length === same
  const { gates, out, held } = grew ? known : begin(before)
  for (const one of records.slice(grew ? known.records.length : 0)) {
    if (counts(one, absorbed)) pass(one, { gates, out, held })
  }
  return { start, before, judged, records, gates, out, held }
}

function begin({ out, held }) {
  return { gates: new Map(), out: new Map(out.map(one => [who(one), one])), held: new Map(held.map(one => [one.id, one])) }
}

const counts = ({ id, fields }, absorbed) => fields.void === undefined && !absorbed.has(id)
  && (fields.decision === HELD || PASSED.includes(fields.decision))

function pass(one, { gates, out, held }) {
  const { gate, direction, decision } = one.fields, whom = who(one)
  out.delete(whom)
  if (decision === HELD) return held.set(one.id, one)
  if (!gates.has(gate)) gates.set(gate, { in: 0, out: 0 })
  gates.get(gate)[direction] += 1
  if (direction === "out") out.set(whom, one)
}

/** One name in one room is one person; a vehicle is its plate. */
export function who({ fields: { unit, person, plate } }) {
  return JSON.stringify([unit, person, plate])
}
