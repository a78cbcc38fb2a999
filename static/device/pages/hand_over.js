// The shift in a few figures, for whoever takes over.
import { author } from "../ids.js"
import * as entries from "./entries.js"
import * as jobs from "./jobs.js"
import * as page from "./page.js"

/** What was logged here today, who is out, what is open. */
export async function handOver(turn) {
  const day = await entries.today(turn), own = one =>
    author(one.id) === turn.meta.node && one.fields.void === undefined
  const [carried, waiting] = [await jobs.carried(turn), await jobs.waiting(turn)]
  const shift = { logged: day.records.filter(own).length, outside: day.out.size, held: day.held.size,
    carrying: carried.length, open: waiting.length }
  return page.show(turn, "field/more/hand_over.html", { here: "more", shift })
}
