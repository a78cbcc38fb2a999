// What I logged last: to look at, to fix, to take back.
import * as entries from "./entries.js"
import * as page from "./page.js"
import { flat } from "./row.js"

const SHOWN = 20

/** The last entries that were made on this phone, the newest first. */
export async function mine(turn) {
  const wish = { index: "author", from: turn.meta.node, reverse: true, limit: SHOWN }
  const found = await turn.store.list("gate_entry", wish)
  const rows = found.map(one => entries.row(turn, flat(one)))
  return page.show(turn, "field/gate/mine.html", { here: "mine", answer: null, fixable: true, rows })
}
