// The answer to a step that was just taken, and the way back from it; the twin of views/pages/answered.py.
import { urlFor } from "../../addresses.js"
import { once } from "../../ids.js"
import { errandAnswer } from "../answers.js"
import * as act from "./act.js"
import * as shown from "./shown.js"

/** The answer that the address asks for about a record, or null: as long as that stands as the step has left it. */
export async function of(turn, book, kind, record) {
  const step = kind.steps.find(({ name }) => name === turn.query.done)
  if (!step || !act.stands(turn, step, record) && !(step.choose in record.fields)) return null
  const known = await shown.names(turn, book, [record])
  return errandAnswer(says(turn, kind, step, record, known), shown.title(turn, book, record, known),
    undo(turn, kind, step, record), step.sign !== "stop")
}

/** The answer to a step that somebody else was faster to take. */
export async function lost(turn, book, kind, record) {
  const step = kind.steps.find(({ name }) => name === turn.query.lost), known = await shown.names(turn, book, [record])
  return step ? errandAnswer(before(turn, step, record), shown.title(turn, book, record, known), null, false) : null
}

/** Why a step can't be taken any more: by name, where it is about who goes. */
export function before({ meta, _ }, { sets }, { fields }) {
  const mine = Object.keys(sets).filter(name => sets[name] === '@me').map(name => fields[name]).find(id => id !== meta.person && meta.people?.[id])
  return mine ? _("%(name)s took it first", { name: meta.people[mine] }) : _("Somebody was here before you. This is how it stands now.")
}

/** The state of a record before a step, as the address of the next page says it. */
export const was = (kind, { fields }) => fields[shown.leads(kind)] ?? null

function says(turn, kind, { said, label, choose }, { fields }, known) {
  const leads = shown.leads(kind), name = choose ? shown.shown(turn, kind.fields[choose], fields[choose], known) : ""
  return said ? said.replace('%(name)s', () => name) : shown.state(kind, leads, fields[leads])?.word ?? label
}

function undo(turn, kind, step, record) {
  const ways = step.undo.map(name => kind.steps.find(one => one.name === name)).filter(one => one && act.fits(turn, one, record))
  const back = ways.find(({ sets }) => sets[shown.leads(kind)] === turn.query.was) ?? ways[0], { id, heads } = record
  return back ? { action: urlFor("field.step", { id, name: back.name }), once: once(), heads, fields: [] } : null
}
