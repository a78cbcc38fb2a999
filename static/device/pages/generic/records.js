// One record: its values, what belongs to it, what may be done next; the twin of views/pages/records.py.
import { onward as to, urlFor } from "../../addresses.js"
import { once } from "../../ids.js"
import * as asked from "../asked.js"
import * as page from "../page.js"
import * as act from "./act.js"
import * as answered from "./answered.js"
import { buttons, unsure } from "./choosing.js"
import * as dueShown from "./due_shown.js"
import { late } from "./flow.js"
import * as inputs from "./inputs.js"
import * as inside from "./inside.js"
import { called } from "./lines_shown.js"
import { hands, home, tile } from "./lists.js"
import * as loops from "./loops.js"
import { shown as newer } from "./newer.js"
import * as query from "./query.js"
import * as shown from "./shown.js"
import { ordered, setsOf, steps } from "./stepping.js"
import { told } from "./taken.js"
import { building } from "./view.js"

const CHILDREN = 20
const REASONS = ["Written down twice", "Written down wrongly", "Did not happen"]

/** The record as it stands now. */
export async function record(turn, { id }) {
  return await newer(turn, await turn.store.kindOf(id), id) ?? whole(turn, id)
}

/** The page of a record. `wrong`: as `inside.of` has it, of what was to be written there. */
export async function whole(turn, id, wrong = null) {
  const found = await act.openRecord(turn, id)
  return show(turn, found, {}, "", wrong)
}

/** Take one step, with what it asks for; or ask for it. */
export const step = (turn, { id, name }) => take(turn, id, name, turn.form.back ?? "")

/** As `step`; `back`: the record on whose page it was taken, or the name of a view, or of what one gathers. */
export async function take(turn, id, name, back = "") {
  const found = await act.openRecord(turn, id, true), { kind, record } = found, taken = kind.steps.find(one => one.name === name)
  if (!taken) throw new page.Elsewhere()
  if (await turn.again()) return onward(turn, found, taken, back)
  if (!act.fits(turn, taken, record)) {
    if (act.stands(turn, taken, record)) return onward(turn, found, taken, back)
    return own(kind, back) ? page.to(home(kind, { record: id, lost: name })) : show(turn, found, { "": answered.before(turn, taken, record) })
  }
  const errors = await tryTo(turn, found, taken)
  if (!Object.keys(errors).length) return onward(turn, found, taken, back)
  return back && await turn.store.kindOf(back) ? whole(turn, back, { [id]: errors }) : show(turn, found, errors, name)
}

function onward(turn, { book, kind, record }, { name, leaves }, back) {
  const done = { done: name, was: answered.was(kind, record) }, view = own(kind, back)
  if (turn.form.board) return page.go("field.flow", { kind: kind.kind, column: turn.form.board })
  if (view) return page.to(to(view.at, { building: building(record.fields[view.near]) || null, record: record.id, ...done }))
  if (back) return gatheredAt(book, back) ?? page.go("field.record", { id: back })
  return leaves ? page.to(home(kind, { record: record.id, ...done })) : page.go("field.record", { id: record.id, ...done })
}

const own = ({ views }, name) => views.find(one => one.name === name)

function gatheredAt(book, name) {
  const found = Object.values(book).flatMap(({ views }) => views).find(({ gathered }) => gathered?.name === name)
  return found && page.to(to(found.gathered.at))
}

async function tryTo(turn, found, taken) {
  const { asks, choose } = taken, { kind, record } = found, fields = inputs.read(kind, asks, turn.form), word = turn.form[choose]
  const wrong = { ...unsure(turn, asks, fields), ...inputs.unread(turn, kind, asks, fields) }
  for (const name of taken.needs) if (fields[name] === null) wrong[name] ??= turn._(lianfang.facts.sentences.required)
  if (choose && !buttons(turn, kind, taken).some(({ value }) => value === word)) {
    // Whoever has come since the last sync the centre knows.
    if (!taken.among.length) throw new page.Elsewhere()
    wrong[choose] = turn._("This can no longer be chosen. Choose another.")
  }
  if (Object.keys(wrong).length) return wrong
  const chosen = choose && record.fields[choose] !== word ? { [choose]: word } : {}
  try {
    await write(turn, found, taken, { ...setsOf(turn, taken), ...inputs.news(kind, asks, fields, turn.form), ...chosen })
    return {}
  } catch (failure) {
    return act.explain(turn, kind, failure)
  }
}

/** Write the step and what was left ticked beside it, in one transaction. */
async function write(turn, { book, kind, record }, taken, sets) {
  const proposed = await loops.offers(turn, book, kind, taken, record, sets)
  const [drafts, names] = loops.drafts(turn, loops.chosen(proposed, turn.form)), fields = { ...sets, ...names }
  if (Object.keys(fields).length) drafts.unshift(act.edited(turn, kind, record, fields, turn.form.heads))
  if (drafts.length) await turn.store.write(drafts, { once: asked.text(turn, "once") })
}

/** Take the record back, with a reason. */
export async function takeRecordBack(turn, { id }) {
  return setVoid(turn, id, asked.text(turn, "reason") ?? asked.text(turn, "other_reason") ?? "", turn.form.back)
}

/** Let a record that was taken back count again. */
export const putRecordBack = (turn, { id }) => setVoid(turn, id, null)

/** Take a record back for a reason, or put it back for none; `back`: the record on whose page that was done. */
export async function setVoid(turn, id, reason, back = "") {
  const found = await act.openRecord(turn, id, true)
  if (reason === "") return show(turn, found, { reason: turn._("Say why.") })
  try {
    await act.change(turn, found.kind, found.record, { void: reason })
  } catch (failure) {
    return show(turn, found, { reason: Object.values(act.explain(turn, found.kind, failure)).join(" ") })
  }
  if (found.kind.mend) return reason ? page.to(home(found.kind)) : page.go("field.edit_record", { id })
  return page.go("field.record", { id: back || id })
}

/** Why a record of the kind may be taken back, as choices. */
export const reasons = (turn, { mend }) => (mend?.reasons ?? REASONS.map(said => turn._(said))).map(said => ({ value: said, label: said }))

async function show(turn, { book, kind, record }, errors, opened = "", wrong = null) {
  const bad = Object.keys(errors).length > 0 || wrong !== null, back = Object.keys(errors).length ? turn.form.back ?? "" : ""
  const others = kind.children.filter(([other, field]) => !inside.belongs(book[other], field))
  const [next, answer, parts, near, checklists, below] = await Promise.all([
    steps(turn, book, kind, record, { opened, errors, back }), bad ? null : answered.of(turn, book, kind, record),
    inside.of(turn, book, record, wrong ?? {}), beside(turn, book, kind, record), record.void ? [] : dueShown.ofRecord(turn, book, record),
    Promise.all(others.map(async ([other, field]) =>
      ({ other, field, ...await query.listed(turn, other, { [field]: record.id }, "", "newest", 0, CHILDREN) })))])
  const known = await shown.names(turn, book, [record, ...below.flatMap(({ rows }) => rows)])
  const [row] = await told(turn, book, kind, [record], [{ ...shown.row(turn, book, record, known), facts: [] }])
  const values = { here: "more", kind: { ...tile(kind), home: home(kind), hands: hands(kind) },
    record: { ...row, heads: record.heads, late: late(turn, kind, record) }, facts: await facts(turn, book, kind, record, known),
    ...ordered(next), writes: kind.writers.includes(turn.meta.role), once: once(), errors, typed: asked.everything(turn), answer,
    inside: parts, beside: near, checklists, reasons: reasons(turn, kind), children: below.map(one => child(turn, book, record, known, one)) }
  return page.show(turn, "pages/record.html", values, { piece: "pages/_record.html", status: bad ? 422 : 200 })
}

/** The values of a record, but for those that stand in its heading; a text that is the id of a record by its name. */
async function facts(turn, book, kind, record, known) {
  const heading = [shown.leads(kind), ...kind.title.filter(name => kind.fields[name].type === "text")]
  const found = shown.facts(turn, book, record, known).filter(one => one.rival || !heading.includes(one.name))
  return Promise.all(found.map(async one => kind.fields[one.name].type === "text"
    ? { ...one, ...await named(turn, book, record.fields[one.name]) } : one))
}

async function named(turn, book, text) {
  const said = await called(turn, book, text)
  return said ? { text: said, href_of: text } : {}
}

/** Others at the same place, with what is done next with each. */
async function beside(turn, book, kind, { id, fields }) {
  const said = kind.nearby, value = said ? fields[said.by] ?? null : null
  if (value === null) return null
  const rows = (await query.few(turn, kind.kind, { [said.by]: value, ...said.where }, CHILDREN)).filter(one => one.id !== id)
  const known = await shown.names(turn, book, rows)
  return { label: said.label, rows: await Promise.all(rows.map(async one =>
    ({ ...shown.row(turn, book, one, known), next: await nextOf(turn, book, kind, one) }))) }
}

/** The step that is taken next as a rule, where it asks for nothing and there is no reason against it. */
async function nextOf(turn, book, kind, record) {
  const { thumb: [first] } = ordered(await steps(turn, book, kind, record))
  return first && !first.full ? first : null
}

function child(turn, book, record, known, { other, field, rows, total }) {
  const { label, sign, writers, lines } = book[other], where = { kind: other, [field]: record.id }
  return { label, sign, count: total, rows: rows.map(one => shown.row(turn, book, one, known)),
    all: total > rows.length ? urlFor("field.records", where) : "",
    new: writers.includes(turn.meta.role) ? urlFor("field.new_record", where) : "",
    lines: lines?.round === field && writers.includes(turn.meta.role) ? urlFor("field.lines", where) : "" }
}
