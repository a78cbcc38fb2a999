// Addresses from before their pages were declared, and what they mean now; the twin of views/pages/former.py, which says
// what `said` has.
import * as asked from "../asked.js"
import * as page from "../page.js"
import * as act from "./act.js"
import * as forms from "./forms.js"
import { was } from "./inputs.js"
import * as records from "./records.js"

/** Do what an address of before means now. */
export const meant = (turn, { id, said }) => DEEDS[said.does](turn, said, id)

const DEEDS = {
  new: ({ query }, { kind, keeps }) =>
    page.go("field.new_record", { kind, ...Object.fromEntries(keeps.map(name => [name, query[name] ?? null])) }),
  write: (turn, { kind, calls }) => forms.createOf(turn, kind, Object.fromEntries(
    Object.entries(asked.everything(turn)).map(([name, text]) => [calls[name] ?? name, text]))),
  show: async (turn, _said, id) => await act.recordOf(turn, id) && page.go("field.record", { id }),
  // To be corrected; taken back, to be looked at.
  open: async (turn, _said, id) => page.go((await act.recordOf(turn, id)).record.void ? "field.record" : "field.edit_record", { id }),
  change,
  add: async (turn, { kind }, id) => forms.add(turn, (await act.kindOf(turn, kind, true)).kind, id),
  take,
  put_back: (turn, _said, id) => records.setVoid(turn, id, null),
  void: async (turn, { above }, id) =>
    records.setVoid(turn, id, turn._("Undone"), (await act.recordOf(turn, id)).record.fields[above] ?? ''),
}

async function change(turn, _said, id) {
  const { kind, record } = await act.recordOf(turn, id)
  // A form of before says nothing of what had stood in it.
  const stood = Object.fromEntries(was(kind, Object.keys(kind.fields), record, {}).map(({ name, value }) => [name, value]))
  return forms.changeRecord({ ...turn, form: { ...stood, ...turn.form } }, { id })
}

async function take(turn, { by, steps, back = {}, above }, id) {
  const named = steps[turn.form[by]] ?? steps["*"], { kind, record } = await act.recordOf(turn, id)
  if (!named) throw new page.Elsewhere()
  const fitting = kind.steps.filter(one => named.includes(one.name) && act.fits(turn, one, record))
  const onward = back[asked.text(turn, "origin")] ?? record.fields[above] ?? ''
  return records.take(turn, id, [...fitting.map(({ name }) => name), ...named][0], onward)
}
