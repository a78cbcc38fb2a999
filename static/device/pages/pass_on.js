// An errand goes from hand to hand: to another runner, and back as long as that one has not moved it on.
import * as asked from "./asked.js"
import { errandOf, others } from "./errand.js"
import { CARRIED } from "./jobs.js"
import * as page from "./page.js"
import { mine, write } from "./progress.js"

/** Hand my errand to somebody; to myself, one that I had passed on. */
export async function passOn(turn, { id }) {
  const found = await errandOf(turn, id), runner = asked.text(turn, "runner"), { person } = turn.meta
  if (runner === person) return takeBack(turn, found)
  await mine(turn, id)
  if (!others(turn).some(one => one.id === runner)) throw new page.Elsewhere()
  if (!CARRIED.includes(found.status)) return page.go("field.errand", { id })
  await hand(turn, found, runner, person)
  return page.go("field.errands", { errand: id, done: "passed" })
}

async function takeBack(turn, found) {
  const { id, passed_by, status } = found, { person } = turn.meta
  if (passed_by === person && CARRIED.includes(status)) await hand(turn, found, person, null)
  return page.go("field.errand", { id })
}

/** How far it has come stays as it is. */
function hand(turn, found, runner, by) {
  return write(turn, found, { status: found.status, runner, outcome: found.outcome ?? null }, by)
}
