// Find a resident by a few characters: room, name, pinyin, end of the phone number, plate.
import * as forms from "../forms.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as gate from "./gate.js"
import * as page from "./page.js"
import { byNumber, compact } from "./passes.js"
import * as people from "./people.js"

const PASS = /^[0-9]{5,8}$/

/** The residents that fit `q`; with nothing typed, the first screen again. */
export async function find(turn) {
  const query = asked.query(turn)
  return query ? found(turn, query) : nothing(turn)
}

async function found(turn, query) {
  const values = { here: "gate", answer: null, query, found: await people.find(query), typed: typed(query), passes: await passesOf(turn, query), ...gate.places(turn) }
  return page.show(turn, "field/gate/gate.html", values, { piece: "field/gate/_found.html" })
}

async function nothing(turn) {
  const home = gate.home(turn, await entries.today(turn))
  const values = { here: "gate", answer: null, query: "", found: null, ...home }
  return page.show(turn, "field/gate/gate.html", values, { piece: "field/gate/_home.html" })
}

/** The passes that have this number, each by how it is called. */
async function passesOf(turn, query) {
  const number = compact(query), found = PASS.test(number) ? await byNumber(turn, number) : []
  return found.map(one => ({ card: one.number, unit: one.unit || one.plate || one.visitor || "" }))
}

/** What was looked for, as the form for a stranger begins with it: a room, or else a name. */
function typed(query) {
  const isRoom = forms.parts(query) !== null
  return { unit: isRoom ? query : null, person: isRoom ? null : query, plate: forms.plate(query) }
}
