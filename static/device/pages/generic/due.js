// What is due of a checklist: one thing at a time, or as a grid of doors; the twin of views/pages/due.py.
import { once } from "../../ids.js"
import * as asked from "../asked.js"
import * as page from "../page.js"
import * as act from "./act.js"
import * as dueShown from "./due_shown.js"
import * as inputs from "./inputs.js"
import * as marks from "./marks.js"
import * as query from "./query.js"

/** The lists of this person, each with how much is due. */
export async function due(turn) {
  const book = await turn.kinds()
  if (!book) throw new page.Elsewhere()
  return page.show(turn, "pages/due.html", { here: "more", lists: await dueShown.lines(turn, book) })
}

/** One list: what is due next, or all doors. */
export async function dueList(turn, { name }) {
  return whole(turn, await listOf(turn, name), turn.query, {})
}

/** Write down how it stands with one thing that was due; the next one comes at once. */
export async function mark(turn, { name }) {
  const found = await listOf(turn, name), { one } = found, { form } = turn, told = toldIn(form), fields = saidIn(turn, found)
  if (!await query.get(turn, one.subject, told.of)) throw new page.Elsewhere()
  try {
    if (!await turn.again()) await write(turn, found, told, fields)
  } catch (failure) {
    const view = { ...dueShown.view(form), of: told.of, what: told.word, grid: "0" }
    return whole(turn, found, view, asked.explain(turn, failure))
  }
  if (form.back) return page.go("field.record", { id: form.back })
  return page.go("field.due_list", { name, ...dueShown.view(form), done: told.of, did: told.word || null, after: told.of })
}

/** Undo what was just marked, so that it is due again: what the answer has filled in is emptied. */
export async function unmark(turn, { name }) {
  const found = await listOf(turn, name), told = toldIn(turn.form), there = await standing(turn, found, told), { one } = found
  if (!there) throw new page.Elsewhere()
  const names = marks.isOwn(one) ? [told.word] : [...one.answers.flatMap(({ sets }) => Object.keys(sets)), ...one.asks]
  const filled = names.filter(field => field in there.fields).map(field => [field, null])
  if (filled.length && !there.void && !await turn.again()) await act.change(turn, found.kind, there, Object.fromEntries(filled))
  return page.go("field.due_list", { name, ...dueShown.view(turn.form), of: told.of })
}

async function listOf(turn, name) {
  const book = await turn.kinds(), one = marks.lists(book).find(each => each.name === name)
  if (!one) throw new page.Elsewhere()
  return { book, one, kind: book[one.marks] }
}

/** The record, the word and the round that a form speaks of. */
const toldIn = ({ of = "", word = "", round = "" }) => ({ of, word, round })

/** The fields of a mark as the chosen answer and what was typed say them. */
function saidIn(turn, { one, kind }) {
  const answer = one.answers.find(({ name }) => name === turn.form.answer)
  if (!answer) throw new page.Elsewhere()
  const sets = Object.entries(answer.sets).map(([name, value]) => [name, inputs.meant(turn, value)])
  const typed = Object.entries(inputs.read(kind, one.asks, turn.form)).filter(([, value]) => value !== null)
  return Object.fromEntries([...sets, ...typed])
}

/** Answer what is due of a list with its first answer. */
export async function tick(turn, name, told) {
  const found = await listOf(turn, name), sets = Object.entries(found.one.answers[0].sets)
  return write(turn, found, told, Object.fromEntries(sets.map(([field, value]) => [field, inputs.meant(turn, value)])))
}

// Anew, over what it said before, or where it was taken back so that it counts again: as views/pages/marking.py.
async function write(turn, found, told, fields) {
  const { one, kind } = found, there = await standing(turn, found, told)
  if (marks.isOwn(one)) return act.change(turn, kind, there, { ...fields, [told.word]: one.own[told.word] ?? null })
  if (!there || there.void) return act.create(turn, kind, { ...marks.key(one, told), ...fields }, there)
  const changed = Object.entries(fields).filter(([name, value]) => there.fields[name] !== value)
  return changed.length ? act.change(turn, kind, there, Object.fromEntries(changed)) : null
}

const standing = (turn, { one, kind }, told) =>
  marks.isOwn(one) ? query.get(turn, kind.kind, told.of) : act.standing(turn, kind, marks.key(one, told))

async function whole(turn, { book, one, kind }, address, errors) {
  const values = await dueShown.values(turn, book, one, address), wrong = Object.keys(errors).length > 0
  const asks = values.card ? inputs.inputs(turn, kind, one.asks, wrong ? turn.form : {}, errors, {}) : []
  const stray = Object.entries(errors).filter(([name]) => !one.asks.includes(name)).map(([, says]) => says)
  return page.show(turn, "pages/due_list.html", { here: "more", once: once(), stray, ...values, inputs: asks },
    { piece: "pages/_due_list.html", status: wrong ? 422 : 200 })
}
