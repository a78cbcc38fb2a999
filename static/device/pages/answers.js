// The answer to what was just done: a word, a sign, and for a few seconds the way back.
import { urlFor } from "../addresses.js"
import { once } from "../ids.js"
import { lines } from "../text.js"
import * as entries from "./entries.js"
import * as page from "./page.js"
import { flat } from "./row.js"

const SECONDS = 10
const YES = "80", NO = "200 100 200"

/** On to a page that gives the answer about the entry `id`, as long as it is fresh. */
export function goWithAnswer(turn, endpoint, id) {
  return page.go(endpoint, { done: id, at: turn.now })
}

/** The answer that the address asks for, or null: a page that is loaded again later is silent. `day`: today's. */
export async function entryAnswer(turn, day) {
  const { done, at } = turn.query
  if (!done || !fresh(turn, Number(at))) return null
  const known = day?.records.findLast(({ id }) => id === done)
  const entry = known ? flat(known) : await entries.byId(turn, done)
  return entry && about(turn, entry)
}

/** The answer about the entry `id`, which was just written. */
export async function answerAbout(turn, id) {
  const entry = await entries.byId(turn, id)
  // It is a moment younger than the question to which it is the answer.
  return entry && about({ ...turn, now: Math.max(turn.now, entry.at) }, entry)
}

function about(turn, entry) {
  const row = entries.row(turn, entry), [state, sign, word, vibrate] = verdict(turn, entry)
  return {
    state, sign, vibrate, fresh: state !== "gone",
    says: [word, row.place, row.person].filter(part => part),
    about: measured(turn, row, entry.note),
    undo: fresh(turn, entry.at) && entry.void === undefined ? undo(turn, row) : null,
  }
}

function fresh({ now }, at) {
  return now - at >= 0 && now - at <= SECONDS * 1000
}

/** The temperature; of a fever also what was done about it. */
function measured(turn, row, note) {
  if (!row.temperature) return ""
  const second = row.second ? [turn._("second %(degrees)s °C", { degrees: row.second })] : []
  return [`${row.temperature} °C`, ...second, ...row.fever && note ? lines(note) : []].join(" · ")
}

function undo(turn, row) {
  return { action: urlFor("field.take_back", { id: row.id }), once: once(), heads: row.heads,
    fields: [{ name: "reason", value: turn._("Undone at once") }] }
}

function verdict({ _ }, entry) {
  if (entry.void !== undefined) return ["gone", "undo", _("Taken back"), YES]
  if (entry.decision === "held") return ["held", "stop", _("Held"), NO]
  if (entry.decision === "turned_back") return ["turned", "turned", _("Turned back"), NO]
  if (entry.decision === "handed_over") return ["go", "visitor", _("Handed to care"), YES]
  if (entry.decision === "left_at_gate") return ["go", "courier", _("Left at the gate"), YES]
  return entry.direction === "out" ? ["go", "out", _("Out"), YES] : ["go", "in", _("In"), YES]
}

/** The answer about an errand; `undo`: its address, heads and the fields that restore what was. */
export function errandAnswer(says, about, undo = null, good = true) {
  const [state, sign, vibrate] = good ? ["go", "yes", YES] : ["gone", "wait", NO]
  return { state, sign, vibrate, fresh: false, says: [says], about, undo }
}
