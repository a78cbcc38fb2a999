// An errand goes from hand to hand: to another runner, and back as long as that one has not moved it on.
import * as asked from "./asked.js"
import { errandOf, others } from "./errand.js"
import { CARRIED, passedOn } from "./jobs.js"
import * as page from "./page.js"
import { mine, write } from "./progress.js"

/** Hand my errand to somebody; to myself, one that I had passed on. */
export async function passOn(turn, { id }) {
  const found = await errandOf(turn, id), runner = asked.text(turn, "runner"), { person } = turn.meta
  if (runner === person) return takeBack(turn, found)
  await mine(turn, id)
  if (!others(turn).some(one => one.id === runner)) throw new page.Elsewhere()
  if (!CARRIED.includes(found.status)) return page.go("field.errand", { id })
  await hand(turn, found, runner)
  return page.go("field.errands", { errand: id, done: "passed" })
}

async function takeBack(turn, found) {
  if (passedOn(turn, found)) await hand(turn, found, turn.meta.person)
  return page.go("field.errand", { id: found.id })
}

/** How far it has come stays as it is. */
function hand(turn, found, runner) {
  return write(turn, found, found.status, runner, found.outcome ?? null)
}
