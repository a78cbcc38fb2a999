// How an errand moves on: claimed, given back, bought, delivered or not. One op each, on top of what was shown.
import * as asked from "./asked.js"
import { errandOf, GOOD } from "./errand.js"
import * as jobs from "./jobs.js"
import * as page from "./page.js"

const STEPS = ["open", "claimed", "bought"]

/** Take an errand that nobody has taken; else say who was first. */
export async function claim(turn, { id }) {
  const found = await errandOf(turn, id)
  if (jobs.CARRIED.includes(found.status) && isMine(turn, found)) return page.go("field.errand", { id })
  if (!jobs.OPEN.includes(found.status ?? "open") || found.void !== undefined) {
    return page.go("field.errands", { errand: id, done: "lost" })
  }
  await move(turn, found, "claimed", null)
  if (asked.text(turn, "origin") !== "list") return page.go("field.errand", { id, was: "open" })
  return page.go("field.errands", { building: jobs.building(found.unit) || null, errand: id, done: "claimed" })
}

/** Move my errand to another step: on to bought, or back; back to open is giving it back. */
export async function progress(turn, { id }) {
  const found = await mine(turn, id), { status } = turn.form
  if (!STEPS.includes(status)) throw new page.Elsewhere()
  await move(turn, found, status, null)
  if (status === "open") return page.go("field.errands", { errand: id, done: "released" })
  return page.go("field.errand", { id, was: found.status ?? null })
}

/** Say how it went, in one tap. */
export async function outcome(turn, { id }) {
  const found = await mine(turn, id), { outcome: how } = turn.form
  if (!lianfang.facts.words.errand.outcome[how]) throw new page.Elsewhere()
  await move(turn, found, after(found.status, how), how)
  return page.go("field.errand", { id, was: found.status ?? null })
}

/** The step that follows an outcome. What was bought stays so until it is delivered: somebody holds the goods. */
function after(status, outcome) {
  if (GOOD.includes(outcome)) return "delivered"
  return status === "bought" ? "bought" : "failed"
}

const isMine = ({ meta }, errand) => errand.runner === meta.person

/** The errand, if I go or have just gone for it; else it is the centre's to say no. */
export async function mine(turn, id) {
  const found = await errandOf(turn, id)
  if (!isMine(turn, found) && !await turn.again()) throw new page.Elsewhere()
  return found
}

/** Write one step of mine. */
function move(turn, found, status, outcome) {
  return write(turn, found, status, status === "open" ? null : turn.meta.person, outcome)
}

/** Write the group, all of it: its fields only make sense together. */
export async function write(turn, { id }, status, runner, outcome) {
  const set = { status, runner, outcome }
  const base = turn.store.base("errand", id, set, turn.form.heads)
  await turn.store.write([{ kind: "errand", id, set, base }], { once: asked.text(turn, "once") })
}
