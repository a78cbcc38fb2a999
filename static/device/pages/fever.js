// Somebody with a fever: saved as held at once; then a second reading, who was called, and a decision.
import { tenth } from "../numbers.js"
import { entryAnswer, goWithAnswer } from "./answers.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as page from "./page.js"

const DECISIONS = ["held", "turned_back", "pass"]
const PASSES = { in: "let_in", out: "let_out" }

/** What to do now, step by step. An entry without a fever is shown as any other. */
export async function fever(turn, { id }) {
  const entry = await entryOf(turn, id)
  if (entry.decision !== "held" && !entries.fever(entry.temperature)) return page.go("field.entry", { id })
  return form(turn, entry, {}, {}, await entryAnswer(turn))
}

/** Add what was done to the entry, and the decision. Only a second reading within the limit opens the gate. */
export async function decide(turn, { id }) {
  const entry = await entryOf(turn, id), { decision } = turn.form, errors = {}
  if (!DECISIONS.includes(decision)) throw new page.Elsewhere()
  const second = asked.degrees(turn, "second", errors)
  if (decision === "pass" && !errors.second && (second === null || entries.fever(second))) {
    errors.second = turn._("Only a second reading of %(limit)s °C or less opens the gate.", { limit: entries.limit() })
  }
  if (errors.second) return form(turn, entry, asked.everything(turn), errors)
  return write(turn, entry, decision === "pass" ? PASSES[entry.direction] : decision, second)
}

async function write(turn, entry, decision, second) {
  const set = { decision, note: note(turn, entry, second) }
  const base = turn.store.base("gate_entry", entry.id, set, turn.form.heads)
  try {
    await turn.store.write([{ kind: "gate_entry", id: entry.id, set, base }], { once: asked.text(turn, "once") })
    return goWithAnswer(turn, "field.gate", entry.id)
  } catch (failure) {
    const called = Object.values(asked.explain(turn, failure)).join(" ")
    return form(turn, entry, asked.everything(turn), { called })
  }
}

/** The entry as a flat row. The centre is asked where this phone has no such entry. */
export async function entryOf(turn, id) {
  const found = await entries.byId(turn, id)
  if (!found) throw new page.Elsewhere()
  return found
}

/** The note with what was done added to it: a note is never written over. */
function note(turn, entry, second) {
  const { called, handed_to } = asked.texts(turn, "called", "handed_to"), { _ } = turn
  const said = [entry.note, second !== null && _("Second reading %(degrees)s °C", { degrees: tenth(second) }),
    called && _("Called: %(name)s", { name: called }), handed_to && _("Handed over: %(name)s", { name: handed_to })]
  return said.filter(part => part).join("\n") || null
}

function form(turn, entry, values, errors, answer = null) {
  return page.form(turn, "field/gate/fever.html", "field/gate/_fever.html", values, errors,
    { entry: entries.row(turn, entry), limit: entries.limit(), answer, callable: turn.meta.callable ?? [] })
}
