// The shift in a few figures, for whoever takes over.
import * as entries from "./entries.js"
import { handedOver } from "./generic/view.js"
import { own } from "./mine.js"
import * as page from "./page.js"

/** What I logged today, who is out, what is open. */
export async function handOver(turn) {
  const day = await entries.today(turn), logged = await own(turn, day.records)
  const shift = { logged: logged.filter(one => one.fields.void === undefined).length, outside: day.out.size, held: day.held.size,
    views: await handedOver(turn) }
  return page.show(turn, "field/more/hand_over.html", { here: "more", shift })
}
