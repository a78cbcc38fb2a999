// Where this phone stands: its gate and the direction of its switch, remembered from tap to tap.

export const DIRECTIONS = ["in", "out"]

/** The name of the gate, empty where none was chosen yet. */
export function gate(meta) {
  return meta.gate ?? ""
}

/** The direction of the switch. */
export function direction(meta) {
  return DIRECTIONS.includes(meta.direction) ? meta.direction : "in"
}
