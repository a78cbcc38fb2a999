// Who went out and is not back, however long ago.
import { urlFor } from "../addresses.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as page from "./page.js"

/** The list, the last to leave first, or who of it fits `q`; "back in" is one tap. */
export async function outside(turn) {
  const query = asked.query(turn), skip = asked.skip(turn)
  const rows = await entries.outside(turn, query, skip, entries.PAGE + 1)
  const values = { rows: rows.slice(0, entries.PAGE), query, dated: true, pager: pager(query, skip, rows.length) }
  return page.show(turn, "field/gate/outside.html", values, { piece: "field/gate/_outside.html" })
}

function pager(query, skip, found) {
  const size = entries.PAGE, q = query || undefined
  return {
    first: skip + 1, last: skip + Math.min(found, size), total: null,
    previous: skip ? urlFor("field.outside", { q, after: Math.max(0, skip - size) }) : null,
    next: found > size ? urlFor("field.outside", { q, after: skip + size }) : null,
  }
}
