// Residents as the gate sees them: room, name, the end of the phone number, plates. Nothing else.
import * as search from "../search.js"

const SHOWN = 20

/** Residents that fit what was typed, by room: `{rows, more}`. */
export async function find(turn, typed) {
  const found = await search.find(typed, SHOWN + 1), people = await turn.store.many("resident", found.slice(0, SHOWN))
  const homes = await turn.store.many("household", people.map(one => one?.fields.household ?? ""))
  const rows = people.map((one, at) => one && one.fields.void === undefined && shown(one, homes[at]))
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
