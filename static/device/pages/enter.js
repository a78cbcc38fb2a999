// Log somebody or some vehicle at the gate.
import * as numbers from "../numbers.js"
import { goWithAnswer } from "./answers.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as here from "./here.js"
import * as page from "./page.js"
import * as people from "./people.js"

const TENTHS = Array.from({ length: 10 }, (_, tenth) => `36.${tenth}`)
const PLATE_KEYS = [..."0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"]
const PLATE_STARTS = "闽C"
const PASSES = { in: "let_in", out: "let_out" }
const REPEATED = ["subject", "person", "unit", "household", "plate"]

/** Ask for what an entry needs; of a known resident that is one tap. */
export async function enter(turn) {
  const subject = turn.query.subject ?? "resident"
  const whom = await people.byId(turn, turn.query.resident)
  if (!isSubject(subject) || (subject === "resident" && !whom)) return page.go("field.gate")
  const values = subject === "vehicle" ? { plate: PLATE_STARTS } : {}
  return form(turn, { subject, direction: here.direction(turn.meta), whom, values })
}

/** Write the entry, or say beside the field what is wrong. */
export async function log(turn) {
  const { subject, direction } = turn.form
  if (!isSubject(subject) || !PASSES[direction]) throw new page.Elsewhere()
  const whom = await people.byId(turn, asked.text(turn, "resident")), errors = {}
  const fields = { gate: here.gate(turn.meta), direction, subject, ...whose(turn, subject, whom, errors) }
  Object.assign(fields, judged(turn, direction, errors))
  const keypad = wantsKeypad(turn)
  if (Object.keys(errors).length || keypad) return again(turn, subject, direction, whom, errors, keypad)
  return write(turn, fields, whom)
}

async function write(turn, fields, whom) {
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ""))
  try {
    const [id] = await turn.store.write([{ kind: "gate_entry", set }], { once: asked.text(turn, "once") })
    return fields.decision === "held" ? page.go("field.fever", { id, done: id, at: turn.now })
      : goWithAnswer(turn, "field.gate", id)
  } catch (failure) {
    return again(turn, fields.subject, fields.direction, whom, asked.explain(turn, failure), false)
  }
}

/** The fields that say who it is; something must. */
function whose(turn, subject, whom, errors) {
  if (whom) return { person: whom.name, unit: whom.unit, household: whom.household }
  const fields = asked.texts(turn, "unit", "person", "plate", "purpose")
  fields.plate = numbers.plate(fields.plate)
  fields.companions = asked.whole(turn, "companions", errors)
  if (subject === "vehicle" && (fields.plate ?? PLATE_STARTS) === PLATE_STARTS) errors.plate = turn._("Type the plate.")
  else if (subject !== "vehicle" && !fields.unit && !fields.person) errors.unit = turn._("Write the room or the name.")
  return fields
}

/** Temperature and decision: a fever is held, and a person decides what follows. */
function judged(turn, direction, errors) {
  const temperature = asked.degrees(turn, "temperature", errors)
  const passes = entries.fever(temperature) ? "held" : PASSES[direction]
  const turned = asked.text(turn, "decision") === "turned_back"
  return { temperature, decision: turned ? "turned_back" : passes }
}

function wantsKeypad(turn) {
  return turn.form.keypad === "1" && !asked.text(turn, "temperature")
}

const isSubject = subject => Object.hasOwn(lianfang.facts.words.gate_entry.subject, subject)

function again(turn, subject, direction, whom, errors, wanted) {
  const keypad = wanted || "temperature" in errors
  return form(turn, { subject, direction, whom, values: asked.everything(turn), errors, keypad })
}

function form(turn, { subject, direction, whom, values, errors = {}, keypad = false }) {
  const person = whom && { resident: whom.id, ...whom }
  const title = entries.subjectWord(turn, subject), keys = { tenths: TENTHS, plate_keys: PLATE_KEYS }
  return page.form(turn, "field/gate/enter.html", "field/gate/_enter.html", values, errors,
    { subject, direction, whom: person, keypad, title, ...keys })
}

/** Log that somebody who went out is back: the same person, the other way, without a reading. */
export async function backIn(turn, { id }) {
  const gone = await entries.byId(turn, id)
  if (!gone) throw new page.Elsewhere()
  const kept = Object.fromEntries(REPEATED.filter(name => gone[name]).map(name => [name, gone[name]]))
  const gate = here.gate(turn.meta) || gone.gate
  const set = { ...kept, direction: "in", decision: "let_in", ...gate && { gate } }
  const [written] = await turn.store.write([{ kind: "gate_entry", set }], { once: asked.text(turn, "once") })
  return goWithAnswer(turn, "field.gate", written)
}
