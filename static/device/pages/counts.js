// What the day's entries come to, gate by gate, and who is out. A day grows at its end: what was counted stays counted.

const PASSED = [undefined, "let_in", "let_out"]

/**
 * `{start, judged, records, gates, out}`: the records from the moment `start` on, in the order of their moments; the name of a
 * gate → how many came in and went out through it; and who is out → the record of it, the last to leave last.
 *
 * `judged`: what `follow` says now. `known`: the same counts of a moment ago, of what `follow` said before.
 */
export function count(known, judged, start) {
  const { absorbed, same } = judged, first = judged.records.findIndex(one => one.at >= start)
  const records = first < 0 ? [] : judged.records.slice(first)
  const grew = known?.start === start && known.judged.records.length === same
  const { gates, out } = grew ? known : { gates: new Map(), out: new Map() }
  for (const one of records.slice(grew ? known.records.length : 0)) if (passed(one, absorbed)) pass(one, gates, out)
  return { start, judged, records, gates, out }
}

const passed = ({ id, fields }, absorbed) =>
  fields.void === undefined && !absorbed.has(id) && PASSED.includes(fields.decision)

function pass(one, gates, out) {
  const { gate, direction } = one.fields, whom = who(one)
  if (!gates.has(gate)) gates.set(gate, { in: 0, out: 0 })
  gates.get(gate)[direction] += 1
  out.delete(whom)
  if (direction === "out") out.set(whom, one)
}

/** One name in one room is one person; a vehicle is its plate. */
export function who({ fields: { unit, person, plate } }) {
  return JSON.stringify([unit, person, plate])
}
