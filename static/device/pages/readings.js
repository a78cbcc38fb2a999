// Temperatures as buttons: the usual ones at once, the others a tap further.
import * as asked from "./asked.js"
import { limit } from "./entries.js"

export const ANY = "1"
// Instead of a reading: why somebody is turned back.
export const BACK = "back"
const LOW = "low", HIGH = "high"
const LOWEST = 350, USUAL = 360, HIGHEST = 410
// However a rule sets its limit, there are some buttons on either side of it, and not too many.
const LEAST = 10, MOST = 20

/** Which readings the form asks for instead of being taken: ANY, LOW, HIGH, BACK, or "" where it names a temperature. */
export function wanted(turn) {
  const { keypad } = turn.form
  return [ANY, LOW, HIGH, BACK].includes(keypad) && !asked.text(turn, "temperature") ? keypad : ""
}

/**
 * The buttons' words: the usual tenths, those that were asked for, and from where on it is a fever: `above`, or above the
 * district's limit.
 */
export function shown(keypad, above = null) {
  const fever = Math.round((above || limit()) * 10) + 1
  const rows = { [LOW]: [LOWEST, USUAL], [HIGH]: [fever, Math.max(fever + LEAST, HIGHEST + 1)] }
  return { tenths: tenths(Math.max(USUAL, fever - MOST), fever), readings: tenths(...rows[keypad] ?? [0, 0]), from_fever: tenth(fever) }
}

const tenths = (first, end) => Array.from({ length: end - first }, (_, n) => tenth(first + n))
const tenth = value => (value / 10).toFixed(1)
