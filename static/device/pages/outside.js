// Who went out and is not back, however long ago.
import { urlFor } from "../addresses.js"
import { NAME, keys, wanted } from "../keys.js"
import { table } from "../pinyin.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as page from "./page.js"
import { flat } from "./row.js"

/** The list, the last to leave first, or who of it fits `q`; "back in" is one tap. */
export async function outside(turn) {
  const query = asked.query(turn), skip = asked.skip(turn)
  const rows = await gone(turn, query, skip, entries.PAGE + 1)
  const values = { rows: rows.slice(0, entries.PAGE), query, dated: true, pager: pager(query, skip, rows.length) }
  return page.show(turn, "field/gate/outside.html", values, { piece: "field/gate/_outside.html" })
}

/** Who is out and fits what was typed: up to `most` of them after `skip`, as rows of a list, the last to leave first. */
async function gone(turn, typed, skip, most) {
  const { out } = await entries.today(turn), known = typed ? await table() : null, wishes = wanted(typed, known)
  const fits = ({ fields: { unit, person, plate } }) => {
    const found = keys({ name: person, plates: plate ? [plate] : [] }, unit, known)
    return wishes.some(wish => meets(found, wish))
  }
  const found = [...out.values()].reverse().filter(one => !typed || fits(one))
  return found.slice(skip, skip + most).map(one => entries.row(turn, flat(one), true))
}

const meets = (found, { start, sorts, name }) => found.some(([sort, word]) => sorts.includes(sort) && word.startsWith(start))
  && (!name || found.some(([sort, word]) => sort === NAME && word.startsWith(name)))

function pager(query, skip, found) {
  const size = entries.PAGE, q = query || undefined
  return {
    first: skip + 1, last: skip + Math.min(found, size), total: null,
    previous: skip ? urlFor("field.outside", { q, after: Math.max(0, skip - size) }) : null,
    next: found > size ? urlFor("field.outside", { q, after: skip + size }) : null,
  }
}
