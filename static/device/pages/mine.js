// What I logged last: to look at, to fix, to take back.
import { author } from "../ids.js"
import * as entries from "./entries.js"
import * as page from "./page.js"
import { flat } from "./row.js"

const SHOWN = 20
const LOOKED_AT = 400

/** The last entries of the one who acts, the newest first: those of this phone, and those of before it was joined. */
export async function mine(turn) {
  const wish = { index: "author", from: turn.meta.node, reverse: true, limit: LOOKED_AT }
  const here = await own(turn, await turn.store.list("gate_entry", wish)), found = [...here.slice(0, SHOWN), ...await before(turn)]
  found.sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1))
  const rows = found.slice(0, SHOWN).map(one => entries.row(turn, flat(one)))
  return page.show(turn, "field/gate/mine.html", { here: "mine", answer: null, fixable: true, rows })
}

/** Those of the records that the one who acts has made on this phone. */
export async function own({ store, meta }, records) {
  const here = records.filter(({ id }) => author(id) === meta.node)
  const writers = await Promise.all(here.map(({ id }) => store.writer(id)))
  // Who has written what is long ago this phone no longer knows: alone, it was its one person.
  return here.filter((_, at) => (writers[at] ?? alone(meta)) === meta.person)
}

const alone = ({ members = [], person }) => members.length > 1 ? "" : person

async function before({ store, meta }) {
  const ids = meta.members?.find(({ id }) => id === meta.person)?.earlier ?? []
  return (await Promise.all(ids.map(id => store.get("gate_entry", id)))).filter(Boolean)
}
