// The gate's first screen: the switch, the search, who just came through.
import { order } from "../text.js"
import { entryAnswer } from "./answers.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as here from "./here.js"
import * as page from "./page.js"

const LOOKED_AT = 2_000
const SHOWN = 12
const LONGEST = 60

/** The first page of the field: where somebody of the role has most to do. */
export async function start({ meta }) {
  return page.go(START[meta.role] ?? "field.errands")
}

const START = { gate: "field.gate", lead: "field.due", counsellor: "field.more", supply: "field.more" }

/** The gate at which this phone stands, and the answer about the entry that was just written. */
export async function gate(turn) {
  if (!here.gate(turn.meta)) return page.go("field.stand")
  const day = await entries.today(turn), answer = await entryAnswer(turn, day)
  return page.show(turn, "field/gate/gate.html", { here: "gate", answer, query: "", found: null, ...home(turn, day) })
}

/** Ask at which gate this phone stands. */
export async function stand(turn) {
  return asking(turn, {}, {})
}

/** Keep the gate, or the direction of the switch. */
export async function standThere(turn) {
  const { gate, direction } = asked.texts(turn, "gate", "direction")
  if (here.DIRECTIONS.includes(direction)) return turnSwitch(turn, direction)
  if (gate && [...gate].length <= LONGEST) return standAt(turn, gate)
  const errors = { gate: turn._("Write the name of the gate, at most 60 characters.") }
  return asking(turn, { gate: gate ?? "" }, errors)
}

/** The switch alone where that is asked for, so that what is being typed below it stays. */
async function turnSwitch(turn, direction) {
  await turn.store.setMeta({ direction })
  return turn.partial ? page.show(turn, "field/gate/_switch.html", { direction }) : page.go("field.gate")
}

async function standAt(turn, gate) {
  await turn.store.setMeta({ gate })
  return page.go("field.gate")
}

async function asking(turn, values, errors) {
  const status = Object.keys(errors).length ? 422 : 200
  return page.show(turn, "field/gate/stand.html", { gates: await gates(turn), values, errors }, { status })
}

/** What the first screen shows of today's records. */
export function home(turn, day) {
  return { ...places(turn), recent: entries.recent(turn, day), held: entries.heldRows(turn, day), typed: {},
    tally: entries.tally(turn, day) }
}

/** Where this phone stands, as the switch shows it. */
export function places({ meta }) {
  return { gate: here.gate(meta), direction: here.direction(meta) }
}

/** The gates that the site's last entries name, the busiest first, and those that are written down as points. */
async function gates({ store }) {
  const times = new Map()
  for (const { fields } of await store.list("gate_entry", { reverse: true, limit: LOOKED_AT })) {
    if (fields.gate !== undefined) times.set(fields.gate, (times.get(fields.gate) ?? 0) + 1)
  }
  const sorted = [...times].sort(([one, a], [other, b]) => b - a || order(one, other))
  const stands = ({ type, state = "open", ...found }) => type === "gate" && found.void === undefined && state === "open"
  const named = (await store.list('point')).map(one => one.fields).filter(stands).map(one => one.name || one.spot)
  return [...new Set([...sorted.map(([name]) => name), ...named.filter(Boolean).sort(order)])].slice(0, SHOWN)
}
