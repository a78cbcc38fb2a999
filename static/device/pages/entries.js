// Gate entries as a list shows them, and the questions that the gate asks of its day.
import { follow } from "../doubles.js"
import { once } from "../ids.js"
import { dayStart } from "../moments.js"
import { tenth } from "../numbers.js"
import * as here from "./here.js"
import { flat } from "./row.js"

export const PAGE = 50
const RECENT = 12
// An entry shortly before midnight may absorb one of the new day.
const BEFORE = 20 * 60_000
const PASSED = [undefined, "let_in", "let_out"]

/** The temperature in °C above which somebody is taken aside. */
export function limit() {
  return lianfang.facts.fever
}

/** The records of the day's entries, the last first. */
export async function today(turn) {
  const start = dayStart(turn.now), wishes = { from: start - BEFORE, stamp: turn.meta.stamp ?? 0 }
  const found = await turn.store.list("gate_entry", wishes), first = found.findIndex(one => one.at >= start)
  judged = follow(judged, found)
  return first < 0 ? [] : found.slice(first).reverse()
}

let judged = { records: [], absorbed: new Map() }

/** Of the day's entries the last through this gate, as rows of a list. */
export function recent(turn, day) {
  const gate = here.gate(turn.meta), rows = []
  for (let at = 0; at < day.length && rows.length < RECENT; at++) if (day[at].fields.gate === gate) rows.push(day[at])
  const outside = stillOut(day, rows)
  return rows.map(one => row(turn, flat(one), outside.has(one.id)))
}

/** Of the day's entries: how many came in and went out through this gate, and how many are out, by whichever gate. */
export function tally(turn, day) {
  const gate = here.gate(turn.meta), times = { in: 0, out: 0 }
  for (const one of day) if (one.fields.gate === gate && passed(one)) times[one.fields.direction] += 1
  return { came: times.in, went: times.out, outside: gone(day).length }
}

/** Who went out today and is not back, up to `most` of them after `skip`, as rows of a list, the last to leave first. */
export async function outside(turn, skip, most) {
  const found = gone(await today(turn)).slice(skip, skip + most)
  return found.map(one => row(turn, flat(one), true))
}

/** The entry with this id as a flat row, or null. */
export async function byId(turn, id) {
  const found = await turn.store.get("gate_entry", id)
  return found && flat(found)
}

const passed = ({ id, fields }) =>
  fields.void === undefined && !judged.absorbed.has(id) && PASSED.includes(fields.decision)

// One name in one room is one person; a vehicle is its plate. A record stays the same as long as nothing is written.
const known = new WeakMap()

function who(record) {
  if (!known.has(record)) {
    const { unit = null, person = null, plate = null } = record.fields
    known.set(record, JSON.stringify([unit, person, plate]))
  }
  return known.get(record)
}

/** The latest entry of each that passed, where it went out. `entries`: the last first. */
function gone(entries) {
  const seen = new Set(), found = []
  for (const one of entries) {
    if (!passed(one) || seen.has(who(one))) continue
    seen.add(who(one))
    if (one.fields.direction === "out") found.push(one)
  }
  return found
}

/** The ids of those records that went out and were not seen since, at any gate. */
function stillOut(day, records) {
  const out = records.filter(({ fields }) => fields.direction === "out" && fields.void === undefined)
  const missing = new Set(out.map(who)), ids = new Set(out.map(one => one.id)), found = new Set()
  for (let at = 0; missing.size && at < day.length; at++) {
    const { id, fields } = day[at]
    if (fields.void === undefined && fields.unit !== "" && missing.delete(who(day[at])) && ids.has(id)) found.add(id)
  }
  return found
}

/** One entry as a list shows it. */
export function row(turn, entry, backIn = false) {
  const { plate, unit } = entry, word = subjectWord(turn, entry.subject)
  return {
    id: entry.id,
    place: unit || plate || word,
    person: entry.person || (unit ? plate || word : ""),
    direction: entry.direction ?? null,
    decision: entry.decision ?? null,
    temperature: tenth(entry.temperature),
    fever: fever(entry.temperature),
    gate: entry.gate ?? "",
    at: entry.at,
    uncertain: 0,
    void: entry.void ?? null,
    conflicted: entry.record.conflicts.length > 0,
    heads: turn.store.heads(entry.record),
    back_in: backIn && entry.void === undefined,
    once: once(),
  }
}

/** Whether a reading is above the limit. */
export function fever(value) {
  return value != null && value > limit()
}

/** Who it was, in a word. */
export function subjectWord(turn, subject) {
  const word = lianfang.facts.words.gate_entry.subject[subject]
  return word ? turn._(word) : ""
}
