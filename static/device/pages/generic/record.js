// One record: its values, what belongs to it, what may be done next; the twin of views/pages/records.py.
import { urlFor } from "../../addresses.js"
import { once } from "../../ids.js"
import * as asked from "../asked.js"
import * as page from "../page.js"
import * as act from "./act.js"
import { choices, unsure } from "./choosing.js"
import * as dueShown from "./due_shown.js"
import * as inputs from "./inputs.js"
import { tile } from "./lists.js"
import * as loops from "./loops.js"
import { shown as newer } from "./newer.js"
import * as query from "./query.js"
import * as shown from "./shown.js"
import { told } from "./taken.js"

const CHILDREN = 20
const REASONS = ["Written down twice", "Written down wrongly", "Did not happen"]

/** The record as it stands now. */
export async function record(turn, { id }) {
  const beyond = await newer(turn, await turn.store.kindOf(id), id)
  if (beyond) return beyond
  const found = await act.recordOf(turn, id)
  if (found.kind.kind === "gate_entry") return page.go("field.entry", { id })
  return found.kind.kind === "errand" ? page.go("field.errand", { id }) : whole(turn, found, {})
}

/** Take one step, with what it asks for; or ask for it. */
export async function step(turn, { id, name }) {
  const found = await act.recordOf(turn, id, true), taken = found.kind.steps.find(one => one.name === name)
  if (!taken) throw new page.Elsewhere()
  if (await turn.again()) return page.go("field.record", { id })
  if (act.fits(turn, taken, found.record)) return take(turn, found, taken)
  return whole(turn, found, { "": turn._("Somebody was here before you. This is how it stands now.") })
}

async function take(turn, found, taken) {
  const fields = inputs.read(found.kind, taken.asks, turn.form), looked = unsure(turn, taken.asks, fields)
  if (Object.keys(looked).length) return whole(turn, found, looked, taken.name)
  try {
    await write(turn, found, taken, { ...setsOf(turn, taken), ...inputs.news(found.kind, taken.asks, fields, turn.form) })
  } catch (failure) {
    return whole(turn, found, act.explain(turn, found.kind, failure), taken.name)
  }
  if (turn.form.board) return page.go("field.flow", { kind: found.kind.kind, column: turn.form.board })
  return page.go("field.record", { id: found.record.id, done: taken.name })
}

/** Write the step and what was left ticked beside it, in one transaction. */
async function write(turn, { book, kind, record }, taken, sets) {
  const proposed = await loops.offers(turn, book, kind, taken, record, sets)
  const [drafts, names] = loops.drafts(turn, loops.chosen(proposed, turn.form)), fields = { ...sets, ...names }
  if (Object.keys(fields).length) drafts.unshift(act.edited(turn, kind, record, fields, turn.form.heads))
  if (drafts.length) await turn.store.write(drafts, { once: asked.text(turn, "once") })
}

const setsOf = (turn, { sets }) => Object.fromEntries(Object.entries(sets).map(([name, value]) => [name, inputs.meant(turn, value)]))

/** Take the record back, with a reason. */
export async function takeBack(turn, { id }) {
  const found = await act.recordOf(turn, id, true), reason = asked.text(turn, "reason") ?? asked.text(turn, "other_reason")
  return reason ? setVoid(turn, found, reason) : whole(turn, found, { reason: turn._("Say why.") })
}

/** Let a record that was taken back count again. */
export async function putBack(turn, { id }) {
  return setVoid(turn, await act.recordOf(turn, id, true), null)
}

async function setVoid(turn, found, reason) {
  try {
    await act.change(turn, found.kind, found.record, { void: reason })
  } catch (failure) {
    return whole(turn, found, { reason: Object.values(act.explain(turn, found.kind, failure)).join(" ") })
  }
  return page.go("field.record", { id: found.record.id })
}

async function whole(turn, { book, kind, record }, errors, opened = "") {
  const below = await Promise.all(kind.children.map(async ([other, field]) =>
    ({ other, field, ...await query.listed(turn, other, { [field]: record.id }, "", "newest", 0, CHILDREN) })))
  const known = await shown.names(turn, book, [record, ...below.flatMap(({ rows }) => rows)])
  const writes = kind.writers.includes(turn.meta.role)
  const next = kind.steps.filter(one => writes && act.fits(turn, one, record)), begins = beginning(turn, kind, record)
  const made = await Promise.all(next.map(one => one.name === opened ? stepOf(turn, book, kind, record, one, turn.form, errors, true)
    : stepOf(turn, book, kind, record, one, begins, {}, false)))
  const steps = made.filter((one, n) => Object.keys(next[n].sets).length || one.asks.length || one.proposes.length)
  const [row] = await told(turn, book, kind, [record], [{ ...shown.row(turn, book, record, known), facts: [] }])
  const values = { here: "more", kind: tile(kind), record: { ...row, heads: record.heads },
    facts: shown.facts(turn, book, record, known), steps, writes, once: once(), errors, typed: asked.everything(turn),
    done: done(turn, kind), checklists: record.void ? [] : await dueShown.ofRecord(turn, book, record), reasons: REASONS.map(said => turn._(said)).map(said => ({ value: said, label: said })),
    children: below.map(one => child(turn, book, record, known, one)) }
  return page.show(turn, "pages/record.html", values, { piece: "pages/_record.html", status: Object.keys(errors).length ? 422 : 200 })
}

/** A button, or what it asks for before it is one. */
async function stepOf(turn, book, kind, record, step, typed, errors, open) {
  const { name, label, main, sign, asks } = step, found = await choices(turn, book, kind, asks, typed)
  const proposed = await loops.offers(turn, book, kind, step, record, setsOf(turn, step))
  return { name, label, main, sign, open, was: inputs.was(kind, asks, record, typed), asks: inputs.inputs(turn, kind, asks, typed, errors, found),
    proposes: loops.ticks(proposed, typed, open) }
}

const beginning = (turn, kind, { fields }) => ({ ...inputs.begun(turn, kind, {}), ...inputs.typed(kind, fields) })

/** The step that was just taken, and the one that leads back. */
function done({ query: { done: name } }, kind) {
  const taken = kind.steps.find(one => one.name === name)
  return taken ? { label: taken.label, undo: taken.undo } : null
}

function child(turn, book, record, known, { other, field, rows, total }) {
  const { label, sign, writers } = book[other], where = { kind: other, [field]: record.id }
  return { label, sign, count: total, rows: rows.map(one => shown.row(turn, book, one, known)),
    all: total > rows.length ? urlFor("field.records", where) : "",
    new: writers.includes(turn.meta.role) ? urlFor("field.new_record", where) : "" }
}
