// The way back from what was just logged.
import { goWithAnswer } from "./answers.js"
import * as asked from "./asked.js"
import { entryOf } from "./fever.js"
import * as act from "./generic/act.js"
import { setVoid } from "./generic/records.js"

/** Take the entry back, with a reason. */
export async function takeBack(turn, { id }) {
  await entryOf(turn, id)
  const reason = asked.text(turn, "reason")
  if (!reason) return setVoid(turn, id, "")
  const { kind, record } = await act.openRecord(turn, id, true)
  await act.change(turn, kind, record, { void: reason })
  return goWithAnswer(turn, turn.form.back === "scan" ? "field.scan" : "field.gate", id)
}
