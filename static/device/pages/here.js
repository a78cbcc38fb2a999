// Where this phone stands: its gate and the direction of its switch, remembered from tap to tap.
import { strip } from "../text.js"

export const DIRECTIONS = ["in", "out"]

/** The name of the gate, empty where none was chosen yet. */
export function gate(meta) {
  return meta.gate ?? ""
}

/** The gate that the page showed on which a form was filled in; another tab may have gone to another one since. */
export function shown({ form, meta }) {
  return strip(form.gate) || gate(meta)
}

/** The direction of the switch. */
export function direction(meta) {
  return DIRECTIONS.includes(meta.direction) ? meta.direction : "in"
}
