// Log somebody or some vehicle at the gate.
import * as forms from "../forms.js"
import * as rooms from "../rooms.js"
import { answerAbout, goWithAnswer } from "./answers.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as here from "./here.js"
import * as page from "./page.js"
import * as passes from "./passes.js"
import * as people from "./people.js"
import * as readings from "./readings.js"
import * as rules from "./rules.js"

const PLATE_KEYS = [..."0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"]
const PLATE_STARTS = "闽C"
const PASSES = { in: "let_in", out: "let_out" }
const STAYS = "left_at_gate"
const OTHERWISE = ["turned_back", STAYS]
const BROUGHT = ["Parcel", "Meal", "Groceries", "Medicine"]
const SCAN = "scan"
const REPEATED = ["subject", "person", "unit", "household", "plate"]

/** Ask for what an entry needs; of a known resident that is one tap. */
export async function enter(turn) {
  const { subject = "resident", resident, household, unit = "", person = "", plate = "" } = turn.query
  const whom = await people.byId(turn, resident) ?? await people.home(turn, household)
  if (!isSubject(subject) || (subject === "resident" && !whom)) return page.go("field.gate")
  const values = { unit, person, plate: plate || (subject === "vehicle" ? PLATE_STARTS : "") }
  const held = whom && await entries.heldLike(turn, { unit: whom.unit, person: whom.name })
  return form(turn, { subject, direction: here.direction(turn.meta), whom, values, held })
}

/** The form for whoever comes with a pass, as `judged` of passes.js gives it. */
export async function ofCard(turn, card) {
  const { subject, whom, values } = card, { unit, name } = whom ?? {}
  const held = await entries.heldLike(turn, { unit, person: whom ? name : values.person, plate: values.plate })
  return form(turn, { subject, direction: here.direction(turn.meta), whom, values, held, card })
}

/** Write the entry of who comes with a pass of which nothing is to be asked; gives the answer about it. */
export async function atOnce(turn, direction, card, check) {
  const fields = { gate: here.shown(turn), direction, subject: card.subject, decision: PASSES[direction], ...ofWhom(card.whom),
    ...saidByCard(card), ...rules.carried(check) }
  const [id] = await turn.store.write([{ kind: "gate_entry", set: filled(fields) }], { once: asked.text(turn, "once") })
  return answerAbout(turn, id)
}

/** Write the entry, or say beside the field what is wrong. */
export async function log(turn) {
  const { subject, direction } = turn.form
  if (!isSubject(subject) || !PASSES[direction]) throw new page.Elsewhere()
  const card = turn.form.card ? await passes.judged(turn, passes.text(turn.form.card)) : null, errors = {}
  const whom = await people.byId(turn, asked.text(turn, "resident")) ?? (card ? card.whom : await people.home(turn, asked.text(turn, "household")))
  const fields = { gate: here.shown(turn), direction, subject, ...whose(turn, subject, whom, card, errors) }
  Object.assign(fields, rules.told(turn), saidByCard(card))
  Object.assign(fields, judged(turn, direction, fields, errors))
  const held = await holding(turn, fields)
  if (held && fields.temperature === null && fields.decision === PASSES[direction]) {
    errors.temperature ??= turn._("Somebody who is held passes only after a second reading.")
  }
  await place(turn, whom, fields, errors)
  const typed = { ...asked.everything(turn), watched: await watch(turn, fields, errors) }
  const keypad = readings.wanted(turn), unseen = held && asked.text(turn, "held") !== held.id
  const wrong = Object.keys(errors).length || unseen, about = { subject, direction, whom, held, card, typed }
  if (wrong || keypad) return again(turn, about, errors, keypad, wrong ? 422 : 200)
  return write(turn, fields, about)
}

const filled = fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ""))

/** What is watched for stands in the entry, and is said before somebody passes. Gives how it begins, or "". */
async function watch(turn, fields, errors) {
  const found = await rules.watchedFor(turn, fields.plate, fields.phone)
  if (!found) return ""
  const [name, begin, why] = found
  fields.watched = begin
  if (asked.text(turn, "watched") !== begin && !OTHERWISE.includes(fields.decision) && !await turn.again()) {
    errors[name] ??= turn._("Watched for: %(begin)s. %(why)s", { begin, why }).trim()
  }
  return begin
}

async function write(turn, fields, about) {
  try {
    const [id] = await turn.store.write([{ kind: "gate_entry", set: filled(fields) }], { once: asked.text(turn, "once") })
    return fields.decision === "held" ? page.go("field.fever", { id, done: id, at: turn.now })
      : goWithAnswer(turn, turn.form.back === SCAN ? "field.scan" : "field.gate", id)
  } catch (failure) {
    return again(turn, about, asked.explain(turn, failure), "", 422)
  }
}

const ofWhom = whom => whom ? { person: whom.name, unit: whom.unit, household: whom.household, resident: whom.id } : {}

/** What an entry says of the card that was shown: it leads to the pass, also where that has not come here yet. */
function saidByCard(card) {
  return card ? { card: card.number, ...card.wrong ? {} : { permit: card.permit, holder: card.holder } } : {}
}

/**
 * The fields that say who it is; something must. A parcel that stays at the gate may be for anybody, and whose card is not
 * right has not said who they are.
 */
function whose(turn, subject, whom, card, errors) {
  if (whom) return ofWhom(whom)
  const fields = asked.texts(turn, "unit", "person", "plate", "purpose", "phone")
  fields.plate = forms.plate(fields.plate)
  fields.passengers = asked.whole(turn, "passengers", errors)
  const stays = asked.text(turn, "decision") === STAYS && fields.purpose
  if (subject === "vehicle" && (fields.plate ?? PLATE_STARTS) === PLATE_STARTS) errors.plate = turn._("Type the plate.")
  else if (subject !== "vehicle" && !fields.unit && !fields.person && !stays && !card) {
    errors.unit = turn._("Write the room or the name.")
  }
  return fields
}

/** Temperature and decision: a fever is held, and a person decides what follows. */
function judged(turn, direction, { turned_because: because, fever_above: above }, errors) {
  const temperature = asked.degrees(turn, "temperature", errors)
  const decision = because ? "turned_back" : asked.text(turn, "decision")
  const passes = entries.fever(temperature, above) ? "held" : PASSES[direction]
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
  return form(turn, { ...about, values: about.typed, errors, keypad }, status)
}

async function form(turn, { subject, direction, whom, values, errors = {}, keypad = "", held, card = null }, status = 200) {
  const person = whom && { resident: whom.id, ...whom }, words = subject === "courier" ? BROUGHT : []
  const check = await rules.check(turn, { subject, direction, whom, card })
  const members = whom && !whom.id ? await people.of(turn, whom.household) : []
  const more = { title: entries.subjectWord(turn, subject), plate_keys: PLATE_KEYS, ...readings.shown(keypad, Number(check.limit)), card, members,
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
