// Gate entries as a list shows them, and the questions that the gate asks of its day.
import { follow } from "../doubles.js"
import { once } from "../ids.js"
import { dayStart } from "../moments.js"
import { tenth } from "../numbers.js"
import { count, who } from "./counts.js"
import * as here from "./here.js"
import { flat } from "./row.js"

export const PAGE = 50
const RECENT = 12
// An entry shortly before midnight may absorb one of the new day.
const BEFORE = 20 * 60_000

/** The temperature in °C above which somebody is taken aside. */
export function limit() {
  return lianfang.facts.fever
}

/** The day's entries and what they come to, see counts.js. */
export async function today(turn) {
  const start = dayStart(turn.now), wishes = { from: start - BEFORE, stamp: turn.meta.stamp ?? 0 }
  judged = follow(judged, await turn.store.list("gate_entry", wishes))
  return counted = count(counted, judged, start)
}

let judged = { records: [], absorbed: new Map() }, counted = null

/** Of the day's entries the last through this gate, as rows of a list. */
export function recent(turn, { records }) {
  const gate = here.gate(turn.meta), rows = []
  for (let at = records.length; at-- && rows.length < RECENT;) {
    if (records[at].fields.gate === gate) rows.push(records[at])
  }
  const outside = stillOut(records, rows)
  return rows.map(one => row(turn, flat(one), outside.has(one.id)))
}

/** Of the day's entries: how many came in and went out through this gate, and how many are out, by whichever gate. */
export function tally(turn, { gates, out }) {
  const { in: came = 0, out: went = 0 } = gates.get(here.gate(turn.meta)) ?? {}
  return { came, went, outside: out.size }
}

/** Who went out today and is not back, up to `most` of them after `skip`, as rows of a list, the last to leave first. */
export async function outside(turn, skip, most) {
  const { out } = await today(turn), found = [...out.values()].reverse().slice(skip, skip + most)
  return found.map(one => row(turn, flat(one), true))
}

/** The entry with this id as a flat row, or null. */
export async function byId(turn, id) {
  const found = await turn.store.get("gate_entry", id)
  return found && flat(found)
}

/** The ids of those records that went out and were not seen since, at any gate. */
function stillOut(day, records) {
  const out = records.filter(({ fields }) => fields.direction === "out" && fields.void === undefined)
  const missing = new Set(out.map(who)), ids = new Set(out.map(one => one.id)), found = new Set()
  for (let at = day.length; missing.size && at--;) {
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
