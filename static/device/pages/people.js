// Residents as the gate sees them: room, name, the end of the phone number, plates. Nothing else.
import { tail } from "../keys.js"
import * as search from "../search.js"
import { order } from "../text.js"

const SHOWN = 12

/** Residents that fit what was typed, by room: `{rows, more}`. */
export async function find(typed) {
  const found = await search.find(typed, SHOWN + 1)
  return { rows: found.slice(0, SHOWN), more: found.length > SHOWN }
}

/** A home as one who comes with its card, or null: the name is nobody's. */
export async function home({ store }, id) {
  const found = id ? await store.get("household", id) : null
  return found && found.fields.void === undefined ? nobody(found.fields.unit, id) : null
}

/** Somebody of a room, whoever it is. */
export const nobody = (unit = "", household = "") => ({ id: "", name: "", unit, household, tail: "" })

/** Who lives in a home, as choices by name. */
export async function of({ store }, household) {
  const found = household ? await store.list("resident", { index: "household", from: household }) : []
  const rows = found.filter(one => one.fields.void === undefined).map(({ id, fields: { name = "" } }) => ({ value: id, label: name }))
  return rows.sort((one, other) => order(one.label, other.label) || order(one.value, other.value)).slice(0, SHOWN)
}

/** One resident with room and home, or null: who was taken back is left out. */
export async function byId({ store }, id) {
  const found = id ? await store.get("resident", id) : null
  if (!found || found.fields.void !== undefined) return null
  const { name = "", phone = "", household = "" } = found.fields
  const home = household ? await store.get("household", household) : null
  return { id, name, household, unit: home?.fields.unit ?? "", tail: tail(phone) }
}
