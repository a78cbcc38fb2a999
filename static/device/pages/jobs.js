// The questions that a runner asks.
import { order } from "../text.js"
import { byTime, flat } from "./row.js"

const OPEN = ["open", "failed"]
const CARRIED = ["claimed", "bought"]
export const LOOKED_AT = 500

/** Errands that nobody has taken, the most urgent first; at most LOOKED_AT of them. */
export async function waiting(turn) {
  return ordered(await withStatus(turn, OPEN))
}

/** Errands that this person has taken and not finished. */
export async function carried(turn) {
  const found = await withStatus(turn, CARRIED)
  return ordered(found.filter(one => one.runner === turn.meta.person))
}

/** One errand as a flat row, or null. */
export async function byId({ store }, id) {
  const found = await store.get("errand", id)
  return found && flat(found)
}

async function withStatus({ store }, states) {
  const found = await Promise.all(states.map(from => store.list("errand", { index: "status", from })))
  return found.flat().map(flat)
}

function ordered(errands) {
  return errands.filter(one => one.void === undefined).sort(urgent).slice(0, LOOKED_AT)
}

function urgent(one, other) {
  const late = "\u{10ffff}"
  return order(one.needed_by ?? late, other.needed_by ?? late) || byTime(one, other)
}

/** `count`, where that many errands in one hand are enough; else 0. Advice alone: no claim is ever refused for it. */
export const full = count => count >= lianfang.facts.most_errands ? count : 0

/** The building of a room: what stands before the dash. */
export function building(unit) {
  return unit?.includes("-") ? unit.split("-")[0] : ""
}
