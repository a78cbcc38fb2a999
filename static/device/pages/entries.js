// Gate entries as a list shows them, and the questions that the gate asks of its day.
import { follow } from "../doubles.js"
import { once } from "../ids.js"
import { dayStart } from "../moments.js"
import { tenth } from "../numbers.js"
import { count, standing } from "./counts.js"
import * as here from "./here.js"
import { byTime, flat } from "./row.js"

export const PAGE = 50
const RECENT = 12
const HOUR = 3_600_000, MINUTE = 60_000
// An entry shortly before midnight may absorb one of the new day.
const BEFORE = 20 * 60_000

/** The temperature in °C above which somebody is taken aside. */
export function limit() {
  return lianfang.facts.fever
}

/** The day's entries and what they come to, see counts.js. */
export async function today(turn) {
  const start = dayStart(turn.now), wishes = { from: start - BEFORE, stamp: turn.meta.stamp ?? 0 }
  judged = follow("gate_entry", judged, await turn.store.list("gate_entry", wishes))
  return counted = count(counted, judged, start, await turn.store.until(start, turn.meta, standing))
}

let judged = { records: [], absorbed: new Map() }, counted = null

/** Of the day's entries the last through this gate, as rows of a list. */
export function recent(turn, { records, out }) {
  const gate = here.gate(turn.meta), rows = []
  for (let at = records.length; at-- && rows.length < RECENT;) {
    if (records[at].fields.gate === gate) rows.push(records[at])
  }
  const outside = new Set([...out.values()].map(one => one.id))
  return rows.map(one => row(turn, flat(one), outside.has(one.id)))
}

/** Of the day's entries: how many came in and went out through this gate, and how many are out, by whichever gate. */
export function tally(turn, { gates, out }) {
  const { in: came = 0, out: went = 0 } = gates.get(here.gate(turn.meta)) ?? {}
  return { came, went, outside: out.size }
}

/** The entries that hold somebody, as rows of a list, the last first. `held`: as `today` gives it. */
export function heldRows(turn, { held }) {
  return inOrder(held).reverse().map(one => row(turn, flat(one)))
}

/** The row of an entry that holds this very person or vehicle and is not settled, or null; the last one. */
export async function heldLike(turn, { unit, person, plate }) {
  const same = ({ fields }) => (person && fields.person === person && (!unit || !fields.unit || fields.unit === unit))
    || (plate && fields.plate === plate)
  const { held } = await today(turn), found = inOrder(held).findLast(same)
  return found ? row(turn, flat(found)) : null
}

const inOrder = held => [...held.values()].sort(byTime)

/** The entry with this id as a flat row, or null. */
export async function byId(turn, id) {
  const found = await turn.store.get("gate_entry", id)
  return found && flat(found)
}

/** One entry as a list shows it. */
export function row(turn, entry, backIn = false) {
  const { plate, unit } = entry, word = subjectWord(turn, entry.subject)
  return {
    id: entry.id,
    place: unit || plate || entry.card || word,
    person: entry.person || (unit ? plate || word : ""),
    direction: entry.direction ?? null,
    decision: entry.decision ?? null,
    because: because(turn, entry.turned_because),
    temperature: tenth(entry.temperature),
    second: tenth(entry.second),
    fever: fever(entry.temperature, entry.fever_above),
    gate: entry.gate ?? "",
    at: entry.at,
    uncertain: 0,
    void: entry.void ?? null,
    conflicted: entry.record.conflicts.length > 0,
    heads: turn.store.heads(entry.record),
    back_in: backIn && entry.void === undefined,
    overdue: backIn && turn.now - entry.at > most(entry),
    once: once(),
  }
}

/** How long somebody may be out before they are overdue: as the rule said under which they left. */
const most = ({ back_within: minutes }) => minutes == null ? lianfang.facts.out_hours * HOUR : minutes * MINUTE

/** Whether a reading is above the limit: that of the rule under which it was measured, or of the district. */
export function fever(value, above = null) {
  return value != null && value > (above || limit())
}

/** Why somebody was turned back, in words; "" where nobody said. */
export function because(turn, word) {
  const known = lianfang.facts.words.gate_entry.turned_because[word]
  return known ? turn._(known) : ""
}

/** Who it was, in a word. */
export function subjectWord(turn, subject) {
  const word = lianfang.facts.words.gate_entry.subject[subject]
  return word ? turn._(word) : ""
}
