// The close of the day, by who leads a building: the close itself, and the receipt that the centre gave for it.
import { dayStart, iso } from "../moments.js"
import { mayWrite } from "../shapes.js"
import * as asked from "./asked.js"
import * as page from "./page.js"

const LOOKED_AT = 60
// The id follows from the date; here it matters only that it is no dot.
const NATURAL = "day_close:"

/** Today, or the day before: closed or not, by whom, and what the centre says of it. */
export async function close(turn) {
  return show(closer(turn), dateOf(turn, turn.query.date))
}

/** Close the day. */
export async function closeDay(turn) {
  return write(closer(turn), { state: "closed", reason: null })
}

/** Open the day again, for a reason. */
export async function reopenDay(turn) {
  const reason = asked.text(closer(turn), "reason")
  const errors = { reason: turn._(lianfang.facts.sentences.required) }
  if (!reason) return show(turn, dateOf(turn, turn.form.date), asked.everything(turn), errors)
  return write(turn, { state: "open", reason })
}

async function write(turn, said) {
  const date = dateOf(turn, turn.form.date), set = { date, who: turn.meta.person, ...said }
  const base = turn.store.base("day_close", NATURAL, set, turn.form.heads)
  try {
    await turn.store.write([{ kind: "day_close", set, base }], { once: asked.text(turn, "once") })
    return page.go("field.close", { date })
  } catch (failure) {
    return show(turn, date, asked.everything(turn), asked.explain(turn, failure))
  }
}

function closer(turn) {
  if (!mayWrite("day_close", turn.meta.role)) throw new page.Elsewhere()
  return turn
}

// Today and the day before: who is late closes yesterday.
function dates({ now }) {
  const start = dayStart(now)
  return [start, start - 1].map(ms => iso(ms).slice(0, 10))
}

function dateOf(turn, text) {
  return dates(turn).includes(text) ? text : dates(turn)[0]
}

async function show(turn, date, values = {}, errors = {}) {
  const [today, before] = dates(turn), is_today = date === today
  return page.form(turn, "field/close/close.html", "field/close/_close.html", values, errors,
    { date, other: is_today ? before : today, is_today, day: await dayOf(turn, date) })
}

async function dayOf({ store, meta }, date) {
  const found = (await store.list("day_close", { reverse: true, limit: LOOKED_AT }))
    .find(({ fields }) => fields.date === date && fields.void === undefined)
  const { state = null, who, reason = "" } = found?.fields ?? {}
  return { state, who: meta.people[who] ?? "", reason, heads: found ? store.heads(found) : "{}",
    sent: !found?.unsent, receipt: found ? await store.lastTold(found.id) : "" }
}
