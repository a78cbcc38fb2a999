// Records on the page of the record that they belong to, and a form for one more; the twin of views/pages/inside.py.
import { urlFor } from "../../addresses.js"
import { once } from "../../ids.js"
import * as asked from "../asked.js"
import { Elsewhere } from "../page.js"
import * as act from "./act.js"
import * as inputs from "./inputs.js"
import * as query from "./query.js"
import * as shown from "./shown.js"
import { steps } from "./stepping.js"

/** What stands inside a record. `wrong`: id of a line, or kind of a new one → what is wrong with it, by field. */
export async function of(turn, book, record, wrong) {
  const kinds = book[record.kind].children.filter(([name, field]) => belongs(book[name], field)).map(([name]) => book[name])
  const seen = kinds.filter(kind => act.holds(turn, kind.inside.seen, record.fields))
  const found = await Promise.all(seen.map(async kind => [kind.kind, await query.below(turn, kind.kind, kind.inside.of, record.id)]))
  return Promise.all(seen.map(kind => one(turn, book, record, kind, wrong, Object.fromEntries(found))))
}

/** Whether records of a kind stand on the page of the record that this field of theirs names. */
export const belongs = (kind, field) => kind.inside?.of === field

async function one(turn, book, record, kind, wrong, found) {
  const { inside: said, kind: name } = kind, errors = wrong[name] ?? {}, open = name in wrong
  const rows = found[name], counted = rows.filter(row => !row.void)
  const moves = !record.void && act.holds(turn, said.steps, record.fields)
  const more = kind.writers.includes(turn.meta.role) && !record.void && act.holds(turn, said.more, record.fields)
  const typed = open ? asked.everything(turn) : begun(said, found, counted)
  return { kind: name, label: said.label, adding: said.adding, empty: said.empty, once: once(), says: says(turn, kind, counted),
    fold: Boolean(said.account), open, of: record.id, rows: await lines(turn, book, kind, rows, wrong, moves ? record.id : ""),
    add: more ? inputs.inputs(turn, kind, said.asks, typed, errors, {}) : [], choose: said.choose ?? "",
    buttons: more ? buttons(kind) : [],
    // A form that was sent to another address is mended there.
    action: open ? turn.path.split("?")[0] : urlFor("field.write_record", { kind: name }) }
}

/** Plain records as lines, what stands as it began first. `back`: where their steps lead back to; empty where they have none. */
export async function lines(turn, book, kind, rows, wrong, back) {
  const known = await shown.names(turn, book, rows)
  const found = await Promise.all(rows.map(row => line(turn, book, kind, row, known, wrong[row.id], back)))
  return found.sort((a, b) => b.begun - a.begun)
}

async function line(turn, book, kind, record, known, errors, back) {
  const { inside: said, title, steps: [first] } = kind, { fields, id, at, heads } = record, leads = shown.leads(kind)
  const starts = Object.fromEntries(Object.entries(said.sets).filter(([, value]) => !String(value).startsWith("@")))
  const next = back && first && !record.void ? await steps(turn, book, kind, record, { opened: errors ? first.name : "", errors, back }) : []
  return { id, title: shown.title(turn, book, record, known), at, void: record.void, heads, once: once(),
    state: shown.state(kind, leads, fields[leads] ?? starts[leads]),
    sum: said.sum && !title.includes(said.sum) ? shown.shown(turn, kind.fields[said.sum], fields[said.sum], known) : "",
    begun: Object.entries(starts).every(([name, value]) => (fields[name] ?? value) === value),
    step: next[0] ?? null, open: Boolean(errors), own: Boolean(said.own) && !record.void && fields[said.own] === turn.meta.person }
}

function buttons({ inside: { choose, calls }, fields }) {
  return choose ? fields[choose].choices.map(value => ({ value, label: calls[value] ?? fields[choose].words[value] })) : []
}

const sum = (rows, field) => rows.reduce((total, { fields }) => total + (fields[field] ?? 0), 0)

function says(turn, { inside: { sum: field, account }, fields }, rows) {
  const total = field ? sum(rows, field) : 0
  if (!total) return account?.even ?? ""
  const words = shown.shown(turn, fields[field], Math.abs(total), {})
  return account ? (total > 0 ? account.owed : account.left).replace('%(amount)s', words) : words
}

/** What stands in the form for one more: of an account what is not paid yet. */
function begun({ sum: field, choose, account }, found, rows) {
  if (!account) return {}
  const [kind, far] = account.costs.split("."), [first] = Object.keys(account.signs)
  const costs = sum((found[kind] ?? []).filter(row => !row.void), far)
  const paid = sum(rows.filter(({ fields }) => fields[choose] === first), field)
  const due = costs > paid ? costs - paid : Math.max(0, sum(rows, field))
  return due ? { [field]: (due / 100).toFixed(2) } : {}
}

/** Write one more of a kind that stands inside the record `of`; what is wrong, field → sentence. */
export async function add(turn, kind, of) {
  const { inside: said, fields: known } = kind, { choose, account } = said, word = turn.form[choose]
  if (choose && !(word in known[choose].words)) throw new Elsewhere()
  const sets = Object.entries(said.sets).map(([name, value]) => [name, inputs.meant(turn, value)])
  const fields = { [said.of]: of, ...Object.fromEntries(sets), ...inputs.read(kind, said.asks, turn.form), ...choose ? { [choose]: word } : {} }
  const errors = wrongIn(turn, kind, fields)
  if (Object.keys(errors).length) return errors
  if (account) fields[said.sum] *= account.signs[word]
  try {
    await act.create(turn, kind, fields)
    return {}
  } catch (failure) {
    return asked.explain(turn, failure)
  }
}

function wrongIn(turn, kind, fields) {
  const { asks, account } = kind.inside, errors = inputs.unread(turn, kind, asks, fields), [first] = asks, value = fields[first] ?? null
  if (Object.keys(errors).length) return errors
  if (account) return value > 0 ? {} : { [first]: turn._("Write the amount.") }
  return value === null ? { [first]: turn._(lianfang.facts.sentences.required) } : {}
}
