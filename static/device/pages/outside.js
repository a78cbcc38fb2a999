// Who went out today and is not back.
import { urlFor } from "../addresses.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as page from "./page.js"

/** The list, the last to leave first; "back in" is one tap. */
export async function outside(turn) {
  const skip = asked.skip(turn), rows = await entries.outside(turn, skip, entries.PAGE + 1)
  const values = { rows: rows.slice(0, entries.PAGE), pager: pager(skip, rows.length) }
  return page.show(turn, "field/gate/outside.html", values)
}

function pager(skip, found) {
  const size = entries.PAGE
  return {
    first: skip + 1, last: skip + Math.min(found, size), total: null,
    previous: skip ? urlFor("field.outside", { after: Math.max(0, skip - size) }) : null,
    next: found > size ? urlFor("field.outside", { after: skip + size }) : null,
  }
}
