// Residents as the gate sees them: room, name, the end of the phone number, plates. Nothing else.
import * as search from "../search.js"

const SHOWN = 20

/** Residents that fit what was typed, by room: `{rows, more}`. */
export async function find(turn, typed) {
  const found = await search.find(typed, SHOWN + 1)
  const rows = await Promise.all(found.slice(0, SHOWN).map(one => byId(turn, one.id)))
  return { rows: rows.filter(one => one), more: found.length > SHOWN }
}

/** One resident, or null: who was taken back is left out. */
export async function byId({ store }, id) {
  const found = id ? await store.get("resident", id) : null
  if (!found || found.fields.void !== undefined) return null
  const home = found.fields.household ? await store.get("household", found.fields.household) : null
  return shown(found, home)
}

function shown({ id, fields }, home) {
  return { id, name: fields.name ?? "", unit: home?.fields.unit ?? "", household: fields.household ?? "",
    tail: [...fields.phone ?? ""].slice(-4).join(""), plates: fields.plates ?? [] }
}
