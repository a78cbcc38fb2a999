// One errand: what is needed, the list, the money, how it went.
import { urlFor } from "../addresses.js"
import { once } from "../ids.js"
import { yuan } from "../numbers.js"
import { strip } from "../text.js"
import * as account from "./account.js"
import { errandAnswer } from "./answers.js"
import * as basket from "./basket.js"
import * as jobs from "./jobs.js"
import * as page from "./page.js"

export const GOOD = ["handed_over", "left_at_door"]
const STEPS = ["open", "claimed", "bought"]

/** The errand's own page; `was` in its address tells what was just done, for the way back. */
export async function errand(turn, { id }) {
  return whole(turn, await errandOf(turn, id))
}

/** The page of one errand, with what was typed and what is wrong with it. */
export async function whole(turn, found, { values = {}, errors = {}, itemErrors = {} } = {}) {
  const shape = jobs.whole(turn, found), items = await basket.of(turn, [found.id])
  const prices = items.reduce((sum, item) => sum + (item.price ?? 0), 0)
  const wrong = [errors, itemErrors].some(some => Object.keys(some).length)
  return page.show(turn, "field/errands/errand.html", {
    here: "errands", origin: "errand", errand: shape, items: basket.wantedFirst(items.map(item => listed(turn, item, itemErrors))),
    total: prices ? yuan(prices) : "", outcomes: outcomes(turn), full: jobs.full((await jobs.carried(turn)).length),
    others: shape.mine ? others(turn) : [], door: await door(turn, found), values, errors,
    once: once(), answer: wrong ? null : answer(turn, found, shape), ...await account.of(turn, found.id, prices),
  }, { status: wrong ? 422 : 200 })
}

/** Whom this phone knows who goes on errands, but for who asks. */
export function others({ meta }) {
  return (meta.runners ?? []).filter(id => id !== meta.person).map(id => ({ id, name: meta.people[id] }))
}

function listed(turn, item, errors) {
  return basket.row(turn, item, strip(`${item.text ?? ""} ${item.quantity ?? ""}`), errors)
}

/** The errand as a flat row. The centre is asked where this phone has no such errand. */
export async function errandOf(turn, id) {
  const found = await jobs.byId(turn, id)
  if (!found) throw new page.Elsewhere()
  return found
}

/** How an errand can end, as buttons: the good ends, and the others. */
function outcomes({ _ }) {
  const words = Object.entries(lianfang.facts.words.errand.outcome).map(([value, word]) => ({ value, label: _(word) }))
  return { good: words.filter(one => GOOD.includes(one.value)), bad: words.filter(one => !GOOD.includes(one.value)) }
}

async function door(turn, found) {
  const others = found.unit ? await jobs.atDoor(turn, found.unit) : []
  return others.filter(one => one.id !== found.id).map(one => jobs.row(turn, one))
}

function answer({ query }, found, shape) {
  if (!STEPS.includes(query.was) || !shape.involved) return null
  const undo = { action: urlFor("field.progress", { id: found.id }), once: once(), heads: shape.heads,
    fields: [{ name: "status", value: query.was }] }
  const good = found.outcome === undefined || GOOD.includes(found.outcome)
  return errandAnswer(shape.word, `${shape.unit} ${shape.title}`, undo, good)
}
