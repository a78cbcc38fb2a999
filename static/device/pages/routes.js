// Which page answers which address, by the names that the centre has for them: those that the gate needs at once.
import * as gate from "./gate.js"

/** Endpoint → `async (turn, params) => answer`. An answer is `{status, html}` or `{status: 303, location}`. */
export const routes = {
  "field.start": gate.start,
  "field.gate": gate.gate,
  "field.stand": gate.stand,
  "field.stand_there": gate.standThere,
}
