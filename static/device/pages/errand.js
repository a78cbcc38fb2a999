// The addresses of an errand as they were before its page was declared: links, kept forms and other programs go on.
import * as act from "./generic/act.js"
import { add, createOf } from "./generic/form.js"
import * as record from "./generic/record.js"
import * as asked from "./asked.js"
import * as jobs from "./jobs.js"
import * as page from "./page.js"

// Which steps lead to a state, or are meant by an outcome: the first that fits.
const STATES = { open: ['release'], claimed: ['claim_again'], bought: ['buy', 'buy_again'] }
const OUTCOMES = { handed_over: ['deliver'], left_at_door: ['leave'] }
const FAILED = ['failed', 'hold']

/** Ask what somebody needs. */
export const newErrand = turn => page.go("field.new_record", { kind: 'errand', unit: turn.query.unit ?? null })

/** Write the errand and its list in one go. */
export function writeDown(turn) {
  const { list = "", ...form } = asked.everything(turn)
  return createOf(turn, 'errand', { errand_item: list, ...form })
}

/** The errand. */
export async function errand(turn, { id }) {
  await act.recordOf(turn, id)
  return page.go("field.record", { id })
}

/** Take an errand that nobody has taken; in the list, so that the next one is at hand there. */
export async function claim(turn, { id }) {
  const said = await record.take(turn, id, 'claim'), lost = said.status !== 303
  if (asked.text(turn, "origin") !== "list") return said
  const { fields } = (await act.recordOf(turn, id)).record
  return page.go("field.errands", { building: lost ? null : jobs.building(fields.unit) || null, record: id, done: lost ? 'lost' : 'claim' })
}

/** Move my errand to another state. */
export const progress = (turn, { id }) => take(turn, id, STATES[turn.form.status])

/** Say how it went. */
export async function outcome(turn, { id }) {
  const { kind } = await act.kindOf(turn, 'errand'), { outcome: how } = turn.form
  return take(turn, id, how in kind.fields.outcome.words ? OUTCOMES[how] ?? FAILED : null)
}

/** Hand my errand to somebody; to myself, one that I had passed on. */
export const passOn = (turn, { id }) =>
  record.take(turn, id, asked.text(turn, "runner") === turn.meta.person ? 'take_again' : 'pass_on')

/** Put one more thing on the list. */
export const addItem = async (turn, { id }) => add(turn, (await act.kindOf(turn, 'errand_item', true)).kind, id)

/** Write one movement of money. */
export const money = async (turn, { id }) => add(turn, (await act.kindOf(turn, 'errand_money', true)).kind, id)

/** Say whether one thing was to be had, and what it cost. */
export async function item(turn, { id }) {
  const { fields } = (await act.recordOf(turn, id)).record
  return record.take(turn, id, 'found', asked.text(turn, "origin") === "shop" ? 'shop' : fields.errand ?? '')
}

/** Take a movement back that I wrote. */
export async function takeMoneyBack(turn, { id }) {
  const { fields } = (await act.recordOf(turn, id)).record
  return record.setVoid(turn, id, turn._("Undone"), fields.errand ?? '')
}

async function take(turn, id, steps) {
  if (!steps) throw new page.Elsewhere()
  const { kind, record: found } = await act.recordOf(turn, id)
  const known = steps.map(name => kind.steps.find(one => one.name === name))
  return record.take(turn, id, (known.find(one => act.fits(turn, one, found)) ?? known[0]).name)
}
