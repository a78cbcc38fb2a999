// Somebody with a fever: saved as held at once; then a second reading, who was called, and a decision.
import { urlFor } from "../addresses.js"
import { tenth } from "../numbers.js"
import { lines } from "../text.js"
import { entryAnswer, goWithAnswer } from "./answers.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as page from "./page.js"

const DECISIONS = ["held", "turned_back", "handed_over", "pass"]
const PASSES = { in: "let_in", out: "let_out" }

/** What to do now, step by step. An entry without a fever is shown as any other. */
export async function fever(turn, { id }) {
  const entry = await entryOf(turn, id)
  if (entry.decision !== "held" && !entries.fever(entry.temperature, entry.fever_above)) return page.go("field.entry", { id })
  return form(turn, entry, {}, {}, await entryAnswer(turn))
}

/** Add what was done to the entry, and the decision. Only a second reading within the limit opens the gate. */
export async function decide(turn, { id }) {
  const entry = await entryOf(turn, id), { decision } = turn.form, errors = {}
  if (!DECISIONS.includes(decision)) throw new page.Elsewhere()
  const second = asked.degrees(turn, "second", errors)
  if (decision === "pass" && !errors.second && (second === null || entries.fever(second, entry.fever_above))) {
    errors.second = turn._("Only a second reading of %(limit)s °C or less opens the gate.", { limit: limitOf(entry) })
  }
  if (decision === "handed_over" && !asked.text(turn, "handed_to")) errors.handed_to = turn._("Write who took over.")
  if (Object.keys(errors).length) return form(turn, entry, asked.everything(turn), errors)
  return write(turn, entry, decision === "pass" ? PASSES[entry.direction] ?? "let_in" : decision, second)
}

async function write(turn, entry, decision, second) {
  const more = said(turn), set = { decision }
  if (second !== null) set.second = second
  if (more.length) set.note = [entry.note, ...more].filter(part => part).join("\n")
  const base = turn.store.base("gate_entry", entry.id, set, turn.form.heads)
  try {
    await turn.store.write([{ kind: "gate_entry", id: entry.id, set, base }], { once: asked.text(turn, "once") })
    return goWithAnswer(turn, "field.gate", entry.id)
  } catch (failure) {
    return form(turn, entry, asked.everything(turn), wrong(asked.explain(turn, failure)))
  }
}

/** The entry as a flat row. The centre is asked where this phone has no such entry. */
export async function entryOf(turn, id) {
  const found = await entries.byId(turn, id)
  if (!found) throw new page.Elsewhere()
  return found
}

/** The limit for an entry, as text. */
const limitOf = entry => tenth(entry.fever_above || entries.limit())

// What is wrong, beside the field in which it was typed: the note is made of two.
function wrong(errors) {
  return Object.fromEntries(Object.entries(errors).map(([name, found]) => [name === "second" ? name : "called", found]))
}

/** What was done, in lines to be added to the note: a note is never written over. */
function said(turn) {
  const { called, handed_to } = asked.texts(turn, "called", "handed_to"), { _ } = turn
  const found = [called && _("Called: %(name)s", { name: called }), handed_to && _("Handed over: %(name)s", { name: handed_to })]
  return found.filter(part => part)
}

/** The address at which an incident of it is written down; empty for whom that is not. */
function reportOf({ meta }, { id, household, person }) {
  const about = { kind: 'incident', type: "fever", entry: id, household: household || null, person: person || null }
  return lianfang.facts.incident_writers.includes(meta.role) ? urlFor("field.new_record", about) : ""
}

function form(turn, entry, values, errors, answer = null) {
  return page.form(turn, "field/gate/fever.html", "field/gate/_fever.html", values, errors,
    { entry: entries.row(turn, entry), limit: limitOf(entry), note: entry.note ? lines(entry.note) : [], answer,
      callable: turn.meta.callable ?? [], report: reportOf(turn, entry) })
}
