// One entry: fix it, take it back, put it back. Nothing ever disappears.
import { plate } from "../forms.js"
import { tenth } from "../numbers.js"
import { goWithAnswer } from "./answers.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import { entryOf } from "./fever.js"
import * as page from "./page.js"

const FIXABLE = ["direction", "unit", "person", "plate", "note"]
const REASONS = ["Logged twice", "Wrong person", "Wrong direction", "Did not happen"]

/** The entry, with a form to fix it and one to take it back. */
export async function entry(turn, { id }) {
  const found = await entryOf(turn, id)
  return form(turn, found, valuesOf(found), {})
}

/** Write the fields that were changed, and only those. */
export async function fix(turn, { id }) {
  const found = await entryOf(turn, id), errors = {}
  const typed = { ...asked.texts(turn, "direction", "unit", "person", "note"),
    plate: plate(asked.text(turn, "plate")), temperature: asked.degrees(turn, "temperature", errors) }
  const changed = Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== (found[name] || null)))
  if (Object.keys(errors).length) return form(turn, found, asked.everything(turn), errors)
  return Object.keys(changed).length ? save(turn, found, changed) : page.go("field.mine")
}

async function save(turn, found, changed) {
  try {
    await write(turn, found.id, changed)
    return page.go("field.mine")
  } catch (failure) {
    return form(turn, found, asked.everything(turn), asked.explain(turn, failure))
  }
}

/** Take the entry back, with a reason. */
export async function takeBack(turn, { id }) {
  const found = await entryOf(turn, id), reason = asked.text(turn, "reason")
  if (!reason) return form(turn, found, valuesOf(found), { reason: turn._("Say why.") })
  await write(turn, id, { void: reason })
  return goWithAnswer(turn, "field.gate", id)
}

/** Let a taken-back entry count again. */
export async function putBack(turn, { id }) {
  await entryOf(turn, id)
  await write(turn, id, { void: null })
  return page.go("field.entry", { id })
}

function write(turn, id, set) {
  const base = turn.store.base("gate_entry", id, set, turn.form.heads)
  return turn.store.write([{ kind: "gate_entry", id, set, base }], { once: asked.text(turn, "once") })
}

function form(turn, found, values, errors) {
  const words = lianfang.facts.words.gate_entry.direction
  const directions = Object.entries(words).map(([value, word]) => ({ value, label: turn._(word) }))
  const reasons = REASONS.map(reason => turn._(reason)).map(reason => ({ value: reason, label: reason }))
  const more = { entry: entries.row(turn, found), directions, reasons }
  return page.form(turn, "field/gate/entry.html", "field/gate/_entry.html", values, errors, more)
}

function valuesOf(found) {
  const values = Object.fromEntries(FIXABLE.map(name => [name, found[name] ?? ""]))
  return { ...values, temperature: tenth(found.temperature) }
}
