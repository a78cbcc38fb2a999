// Log somebody or some vehicle at the gate.
import * as forms from "../forms.js"
import * as rooms from "../rooms.js"
import { goWithAnswer } from "./answers.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as here from "./here.js"
import * as page from "./page.js"
import * as people from "./people.js"
import * as readings from "./readings.js"
import * as rules from "./rules.js"

const PLATE_KEYS = [..."0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"]
const PLATE_STARTS = "闽C"
const PASSES = { in: "let_in", out: "let_out" }
const STAYS = "left_at_gate"
const OTHERWISE = ["turned_back", STAYS]
const BROUGHT = ["Parcel", "Meal", "Groceries", "Medicine"]
const REPEATED = ["subject", "person", "unit", "household", "plate"]

/** Ask for what an entry needs; of a known resident that is one tap. */
export async function enter(turn) {
  const { subject = "resident", resident, unit = "", person = "", plate = "" } = turn.query
  const whom = await people.byId(turn, resident)
  if (!isSubject(subject) || (subject === "resident" && !whom)) return page.go("field.gate")
  const values = { unit, person, plate: plate || (subject === "vehicle" ? PLATE_STARTS : "") }
  const held = whom && await entries.heldLike(turn, { unit: whom.unit, person: whom.name })
  return form(turn, { subject, direction: here.direction(turn.meta), whom, values, held })
}

/** Write the entry, or say beside the field what is wrong. */
export async function log(turn) {
  const { subject, direction } = turn.form
  if (!isSubject(subject) || !PASSES[direction]) throw new page.Elsewhere()
  const whom = await people.byId(turn, asked.text(turn, "resident")), errors = {}
  const fields = { gate: here.shown(turn), direction, subject, ...whose(turn, subject, whom, errors) }
  Object.assign(fields, rules.told(turn))
  Object.assign(fields, judged(turn, direction, fields, errors))
  const held = await holding(turn, fields)
  if (held && fields.temperature === null && fields.decision === PASSES[direction]) {
    errors.temperature ??= turn._("Somebody who is held passes only after a second reading.")
  }
  await place(turn, whom, fields, errors)
  const keypad = readings.wanted(turn), unseen = held && asked.text(turn, "held") !== held.id
  const wrong = Object.keys(errors).length || unseen, about = { subject, direction, whom, held }
  if (wrong || keypad) return again(turn, about, errors, keypad, wrong ? 422 : 200)
  return write(turn, fields, about)
}

async function write(turn, fields, about) {
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ""))
  try {
    const [id] = await turn.store.write([{ kind: "gate_entry", set }], { once: asked.text(turn, "once") })
    return fields.decision === "held" ? page.go("field.fever", { id, done: id, at: turn.now })
      : goWithAnswer(turn, "field.gate", id)
  } catch (failure) {
    return again(turn, about, asked.explain(turn, failure), "", 422)
  }
}

/** The fields that say who it is; something must. A parcel that stays at the gate may be for anybody. */
function whose(turn, subject, whom, errors) {
  if (whom) return { person: whom.name, unit: whom.unit, household: whom.household }
  const fields = asked.texts(turn, "unit", "person", "plate", "purpose")
  fields.plate = forms.plate(fields.plate)
  fields.passengers = asked.whole(turn, "passengers", errors)
  const stays = asked.text(turn, "decision") === STAYS && fields.purpose
  if (subject === "vehicle" && (fields.plate ?? PLATE_STARTS) === PLATE_STARTS) errors.plate = turn._("Type the plate.")
  else if (subject !== "vehicle" && !fields.unit && !fields.person && !stays) {
    errors.unit = turn._("Write the room or the name.")
  }
  return fields
}

/** Temperature and decision: a fever is held, and a person decides what follows. */
function judged(turn, direction, { turned_because: because }, errors) {
  const temperature = asked.degrees(turn, "temperature", errors)
  const decision = because ? "turned_back" : asked.text(turn, "decision")
  const passes = entries.fever(temperature) ? "held" : PASSES[direction]
  return { temperature, decision: OTHERWISE.includes(decision) ? decision : passes }
}

/** The room in the form in which it is known; one that nobody has written down is asked about once. */
async function place(turn, whom, fields, errors) {
  const unit = whom ? null : fields.unit, known = await rooms.known(turn.store, unit)
  if (known) fields.unit = known
  else if (unit && known === null && asked.text(turn, "unlisted") !== unit) {
    errors.unit ??= turn._("%(room)s is not on the list of rooms. Is it right? Then go on.", { room: unit })
  }
}

// What was written before is not asked about, when its answer was lost and the form comes once more.
const holding = async (turn, fields) => await turn.again() ? null : entries.heldLike(turn, fields)

const isSubject = subject => Object.hasOwn(lianfang.facts.words.gate_entry.subject, subject)

function again(turn, about, errors, wanted, status) {
  const wrong = Object.keys(errors).length && wanted === readings.BACK
  const keypad = wrong ? "" : wanted || ("temperature" in errors ? readings.ANY : "")
  return form(turn, { ...about, values: asked.everything(turn), errors, keypad }, status)
}

async function form(turn, { subject, direction, whom, values, errors = {}, keypad = "", held }, status = 200) {
  const person = whom && { resident: whom.id, ...whom }, words = subject === "courier" ? BROUGHT : []
  const check = await rules.check(turn, { subject, direction, whom })
  const more = { title: entries.subjectWord(turn, subject), plate_keys: PLATE_KEYS, ...readings.shown(keypad),
    check, reasons: rules.reasons(turn), hosts: rules.hosts(turn),
    brought: words.map(word => turn._(word)).map(word => ({ value: word, label: word })) }
  return page.form(turn, "field/gate/enter.html", "field/gate/_enter.html", values, errors,
    { subject, direction, whom: person, keypad, held, ...more }, status)
}

/**
 * Log that somebody who went out is back: the same person, the other way, without a reading. Whoever is held is not let in
 * like this: a second reading comes first.
 */
export async function backIn(turn, { id }) {
  const gone = await entries.byId(turn, id)
  if (!gone) throw new page.Elsewhere()
  const held = await holding(turn, gone)
  if (held) return page.go("field.fever", { id: held.id })
  const kept = Object.fromEntries(REPEATED.filter(name => gone[name]).map(name => [name, gone[name]]))
  const gate = here.shown(turn) || gone.gate
  const set = { ...kept, direction: "in", decision: "let_in", ...gate && { gate } }
  const [written] = await turn.store.write([{ kind: "gate_entry", set }], { once: asked.text(turn, "once") })
  return goWithAnswer(turn, "field.gate", written)
}
