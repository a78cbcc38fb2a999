// Residents as the gate sees them: room, name, the end of the phone number, plates. Nothing else.
import { tail } from "../keys.js"
import * as search from "../search.js"

const SHOWN = 12

/** Residents that fit what was typed, by room: `{rows, more}`. */
export async function find(typed) {
  const found = await search.find(typed, SHOWN + 1)
  return { rows: found.slice(0, SHOWN), more: found.length > SHOWN }
}

/** One resident with room and home, or null: who was taken back is left out. */
export async function byId({ store }, id) {
  const found = id ? await store.get("resident", id) : null
  if (!found || found.fields.void !== undefined) return null
  const { name = "", phone = "", household = "" } = found.fields
  const home = household ? await store.get("household", household) : null
  return { id, name, household, unit: home?.fields.unit ?? "", tail: tail(phone) }
}
