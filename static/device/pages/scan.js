// A printed pass at the gate, scanned or spoken: who it is of and how it stands.
import { urlFor } from "../addresses.js"
import { once } from "../ids.js"
import { entryAnswer, errandAnswer } from "./answers.js"
import * as enter from "./enter.js"
import { places } from "./gate.js"
import * as act from "./generic/act.js"
import { tick } from "./generic/due.js"
import { ofRecord } from "./generic/due_shown.js"
import { names, title as shownTitle } from "./generic/shown.js"
import * as here from "./here.js"
import * as page from "./page.js"
import * as passes from "./passes.js"
import * as rules from "./rules.js"

/** The camera, and the place to type a number. */
export async function scan(turn) {
  return show(turn, null, await entryAnswer(turn))
}

/** How the pass of a number that was typed stands, and the form of an entry. */
export async function card(turn) {
  const text = passes.text(turn.query.card)
  return text ? shown(turn, await passes.judged(turn, text)) : page.go("field.scan")
}

/** The same of a code that was scanned; where nothing is to be asked, the entry is written. */
export async function takeCard(turn) {
  const found = await passes.judged(turn, passes.text(turn.form.card)), direction = here.direction(turn.meta)
  if (found.thing) {
    const answer = await ticked(turn, found.thing)
    return answer ? show(turn, null, answer) : page.go("field.record", { id: found.thing })
  }
  if (found.signed && turn.form.scanned) {
    const check = await rules.check(turn, { ...found, direction, card: found })
    if (await turn.again() || !found.doubt && rules.asksNothing(found.subject, check)) return show(turn, null, await enter.atOnce(turn, direction, found, check))
  }
  return shown(turn, found)
}

/**
 * Tick off the one thing that is due of a point and asks for nothing; gives the answer to it, or null where there is none
 * such: then its page says what there is to do.
 */
async function ticked(turn, id) {
  const { book, record } = await act.recordOf(turn, id), lists = await ofRecord(turn, book, record)
  const due = lists.flatMap(one => one.rows.filter(({ tap }) => tap).map(row => [one, row]))
  if (due.length !== 1) return null
  const [[{ name, round }, { of, word, says }]] = due
  await tick(turn, name, { of, word, round })
  const title = shownTitle(turn, book, record, await names(turn, book, [record]))
  const fields = Object.entries({ of, word, round }).map(([name, value]) => ({ name, value }))
  return errandAnswer(says, title, { action: urlFor("field.unmark", { name }), once: once(), heads: "", fields })
}

const shown = (turn, found) => found.wrong ? show(turn, found, null) : enter.ofCard(turn, found)

function show(turn, found, answer) {
  const values = { here: "gate", card: found, answer, once: once(), ...places(turn) }
  return page.show(turn, "field/gate/scan.html", values, { piece: "field/gate/_scanned.html" })
}
