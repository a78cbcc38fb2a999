// Gate entries as a list shows them, and the questions that the gate asks of its day.
import { absorb } from "../doubles.js"
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

/** The day's entries, the last first. */
export async function today(turn) {
  const start = dayStart(turn.now)
  const found = (await turn.store.list("gate_entry", { from: start - BEFORE })).map(flat)
  const absorbed = absorb(found.filter(one => one.void === undefined))
  for (const one of found) one.same_as = absorbed.get(one.id)
  return found.filter(one => one.at >= start).reverse()
}

/** Of the day's entries the last through this gate, as rows of a list. */
export function recent(turn, day) {
  const rows = day.filter(one => one.gate === here.gate(turn.meta)).slice(0, RECENT)
  const outside = stillOut(day, rows)
  return rows.map(one => row(turn, one, outside.has(one.id)))
}

/** Of the day's entries: how many came in and went out through this gate, and how many are out, by whichever gate. */
export function tally(turn, day) {
  const counted = day.filter(passed), mine = counted.filter(one => one.gate === here.gate(turn.meta))
  const of = direction => mine.filter(one => one.direction === direction).length
  return { came: of("in"), went: of("out"), outside: gone(counted).length }
}

/** Who went out today and is not back, as rows of a list, the last to leave first. */
export async function outside(turn) {
  return gone((await today(turn)).filter(passed)).map(one => row(turn, one, true))
}

/** The entry with this id as a flat row, or null. */
export async function byId(turn, id) {
  const found = await turn.store.get("gate_entry", id)
  return found && flat(found)
}

const passed = one => one.void === undefined && one.same_as === undefined && PASSED.includes(one.decision)

// One name in one room is one person; a vehicle is its plate.
const who = one => JSON.stringify([one.unit ?? null, one.person ?? null, one.plate ?? null])

/** The latest entry of each, where it went out. `entries`: the last first. */
function gone(entries) {
  return [...latest(entries).values()].filter(one => one.direction === "out")
}

function latest(entries) {
  const found = new Map()
  for (const one of entries) if (!found.has(who(one))) found.set(who(one), one)
  return found
}

/** The ids of those rows that went out and were not seen since, at any gate. */
function stillOut(day, rows) {
  const out = rows.filter(one => one.direction === "out" && one.void === undefined)
  const ids = new Set(out.map(one => one.id))
  const seen = day.filter(one => one.void === undefined && one.unit !== "")
  return new Set([...latest(seen).values()].map(one => one.id).filter(id => ids.has(id)))
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
