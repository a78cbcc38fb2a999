// My phone: what waits, what was set aside and why, what was said, how much room is left.
import { urlFor } from "../addresses.js"
import * as phone from "../phone.js"
import { declared, names } from "../shapes.js"
import * as page from "./page.js"

const MEGABYTE = 1_048_576
const TOLD = ["unit", "person", "name", "plate", "title", "text", "note"]

/** How this phone stands. */
export async function show(turn) {
  const about = await phone.about()
  const value = {
    ...about, file: `lianfang-${turn.meta.node || "phone"}.ndjson`, storage: rounded(about.storage),
    waiting: about.waiting.map(one => ({ at: one.at, says: says(turn, one.kind, one.words) })),
    refused: about.refused.map(one => refused(turn, one)),
  }
  return page.show(turn, "field/more/phone.html", { here: "more", phone: value })
}

/** Be done with a message or with something that was set aside. */
export async function dismiss(turn) {
  await phone.dismiss(turn.form.id ?? "")
  return page.go("field.phone")
}

function refused(turn, one) {
  const why = Object.entries(one.errors).flatMap(([field, sentences]) =>
    sentences.map(sentence => declared(one.kind, field) ? `${turn._(label(one.kind, field))}: ${sentence}` : sentence))
  return { dot: one.dot, at: one.at, why, href: again(one), says: says(turn, one.kind, one.fields) }
}

// What was to be a new record is written anew; what was to change one is mended there.
function again({ kind, id, dot, fields }) {
  const made = id === dot, { subject = "visitor", errand } = fields
  if (kind === "gate_entry") return made ? urlFor("field.enter", { subject }) : urlFor("field.entry", { id })
  if (kind === "errand") return made ? urlFor("field.new_errand") : urlFor("field.errand", { id })
  return errand ? urlFor("field.errand", { id: errand }) : ""
}

function says(turn, kind, fields) {
  const told = TOLD.filter(field => typeof fields[field] === "string" && !names(kind, field)).map(field => fields[field])
  return [turn._(label(kind)), ...told].join(" ")
}

function label(kind, field = "") {
  const { labels } = lianfang.facts
  return labels[kind]?.[field] ?? labels[""][field] ?? (field || kind)
}

function rounded({ used, quota, kept }) {
  return { used: Math.round(used / MEGABYTE), quota: Math.round(quota / MEGABYTE), kept }
}
