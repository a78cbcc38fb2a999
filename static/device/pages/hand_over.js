// The shift in a few figures, for whoever takes over.
import * as entries from "./entries.js"
import * as jobs from "./jobs.js"
import { own } from "./mine.js"
import * as page from "./page.js"

/** What I logged today, who is out, what is open. */
export async function handOver(turn) {
  const day = await entries.today(turn), logged = await own(turn, day.records)
  const [carried, waiting] = [await jobs.carried(turn), await jobs.waiting(turn)]
  const shift = { logged: logged.filter(one => one.fields.void === undefined).length, outside: day.out.size, held: day.held.size,
    carrying: carried.length, open: waiting.length }
  return page.show(turn, "field/more/hand_over.html", { here: "more", shift })
}
