// One entry: the addresses from before it was corrected as any record is, and the way back from what was just logged.
import { goWithAnswer } from "./answers.js"
import * as asked from "./asked.js"
import { entryOf } from "./fever.js"
import * as act from "./generic/act.js"
import { changeRecord } from "./generic/forms.js"
import { was } from "./generic/inputs.js"
import { setVoid } from "./generic/records.js"
import * as page from "./page.js"

/** The entry, to be fixed; taken back, to be looked at. */
export async function entry(turn, { id }) {
  return page.go((await entryOf(turn, id)).void === undefined ? "field.edit_record" : "field.record", { id })
}

/** Write the fields that were changed, and only those. */
export async function fix(turn, { id }) {
  await entryOf(turn, id)
  const { kind, record } = await act.recordOf(turn, id), names = Object.keys(kind.fields)
  // A form of before says nothing of what had stood in it.
  const stood = Object.fromEntries(was(kind, names, record, {}).map(({ name, value }) => [name, value]))
  return changeRecord({ ...turn, form: { ...stood, ...turn.form } }, { id })
}

/** Take the entry back, with a reason. */
export async function takeBack(turn, { id }) {
  await entryOf(turn, id)
  const reason = asked.text(turn, "reason")
  if (!reason) return setVoid(turn, id, "")
  const { kind, record } = await act.openRecord(turn, id, true)
  await act.change(turn, kind, record, { void: reason })
  return goWithAnswer(turn, turn.form.back === "scan" ? "field.scan" : "field.gate", id)
}

/** Let a taken-back entry count again. */
export async function putBack(turn, { id }) {
  await entryOf(turn, id)
  return setVoid(turn, id, null)
}
