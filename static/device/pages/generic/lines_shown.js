// The rows of many lines: what is asked in each, and what is written down already; the twin of views/pages/lines_shown.py.
import { urlFor } from "../../addresses.js"
import { clean } from "../../forms.js"
import { once } from "../../ids.js"
import { dayStart } from "../../moments.js"
import * as asked from "../asked.js"
import * as act from "./act.js"
import * as inputs from "./inputs.js"
import { label, tile } from "./lists.js"
import * as query from "./query.js"
import * as shown from "./shown.js"

export const FREE = 8
const MOST_ROWS = 200
// The word of an address under which only those stand of which nothing is written down yet.
const OPEN = 'open'
const ROW = /^([0-9]{1,4})\.(.+)$/s
const COMPACT = { 'buttons': "select", 'yesno': "select", 'area': "text", 'pick': "text" }

/** The values of the page. `view`: what its address says; `errors`: row → field → sentence. */
export async function values(turn, book, kind, view, { typed = {}, errors = {}, pasted = "", more = 0 }) {
  const said = given(kind, view), { group, groups } = await grouping(turn, book, kind, view), name = kind.kind
  const kept = Object.fromEntries(Object.entries(view).filter(([key]) => key in said || key === OPEN)), free = !named(book, kind)
  const about = { kind: name, fields: said, conflicts: [] }, narrowed = view[OPEN] === "1", { [OPEN]: _open, ...rest } = kept
  const rows = free ? freeRows(turn, kind, typed, errors, more) : await homeRows(turn, book, kind, view, typed, errors)
  return {
    kind: tile(kind), free, pasted, wrong: Object.keys(errors).length, once: asked.text(turn, "once") ?? once(),
    rows: rows.filter(({ written }) => !(narrowed && written)), done: rows.filter(({ written }) => written).length, total: rows.length,
    fills: Object.keys(await fills(turn, kind, view)).length > 0, narrowed,
    without: urlFor("field.lines", { ...rest, ...group && { group }, ...!narrowed && { [OPEN]: "1" }, kind: name }),
    facts: await Promise.all(shown.facts(turn, book, about, await shown.names(turn, book, [about])).map(async one =>
      ({ ...one, text: await called(turn, book, said[one.name]) || one.text }))),
    groups: groups.map(({ value }) => ({ label: value, on: value === group, href: urlFor("field.lines", { kind: name, ...kept, group: value }) })),
    grouped: grouped(book, kind),
    view: Object.entries({ ...kept, ...group && { group } }).map(([key, value]) => ({ name: `view.${key}`, value })),
    saved: /^[0-9]+$/.test(view.saved ?? "") ? view.saved : "",
    action: urlFor("field.lines", { kind: name }), list: urlFor("field.records", { kind: name }),
  }
}

/** What a record is called whose id stands in a text; empty for other texts. */
export async function called(turn, book, value) {
  const kind = typeof value === "string" ? await turn.store.kindOf(value) : null
  const record = book[kind] ? await query.get(turn, kind, value) : null
  return record ? shown.title(turn, book, record, await shown.names(turn, book, [record])) : ""
}

/** Whether each row is about a record that is there. */
export const named = (book, { fields, lines }) => fields[lines.of].of in book

async function grouping(turn, book, { fields, lines }, view) {
  const about = book[fields[lines.of].of], name = about?.listing.group
  const groups = name ? await query.grouped(turn, about.kind, name) : []
  return { groups, group: (groups.find(({ value }) => value === view.group) ?? groups[0])?.value ?? "" }
}

/** What the groups of the records are that rows are about, in words. */
function grouped(book, { fields, lines }) {
  const about = book[fields[lines.of].of]
  return about ? label(about, about.listing.group) : ""
}

/** The records that rows are about, in their order. */
export async function homes(turn, book, kind, view) {
  const about = book[kind.fields[kind.lines.of].of], { group, groups } = await grouping(turn, book, kind, view)
  const where = groups.length ? { [about.listing.group]: group } : {}
  return (await query.listed(turn, about.kind, where, "", about.listing.order, 0, MOST_ROWS)).rows
}

async function homeRows(turn, book, kind, view, typed, errors) {
  const found = await homes(turn, book, kind, view), there = await standing(turn, kind, given(kind, view), found)
  const known = await shown.names(turn, book, [...found, ...there.values()]), { of, asks } = kind.lines
  return found.map((home, n) => ({ ...row(turn, kind, n, there.has(home.id) ? [] : asks, typed, errors),
    title: shown.title(turn, book, home, known), of: `${n}.${of}`, id: home.id, ...written(turn, book, kind, there.get(home.id), known) }))
}

/** Record of a row → what is written down of it already: with the same values in all that rows have in common. */
async function standing(turn, kind, said, found) {
  const { of } = kind.lines, ids = new Set(found.map(({ id }) => id))
  const begins = Object.fromEntries(kind.key.map(name => [name, inputs.meant(turn, kind.fields[name].default)]))
  const { rows } = await query.listed(turn, kind.kind, filled({ ...begins, ...sets(turn, kind), ...said }), "", "oldest", 0, Infinity)
  const { round } = kind.lines, always = kind.key.length || !round || (said[round] ?? null) !== null, since = always ? 0 : dayStart(turn.now)
  return new Map(rows.filter(one => ids.has(one.fields[of]) && one.at >= since).map(one => [one.fields[of], one]))
}

/** Field → text of its usual value, of those that one button fills in. */
async function fills(turn, kind, view) {
  const start = filled({ ...sets(turn, kind), ...given(kind, view) }), said = { ...start, ...await act.copied(turn, kind, start) }, found = {}
  for (const [source, words] of Object.entries(kind.lines.while_)) if (!words.includes(await act.source(turn, kind, source, said))) return {}
  for (const [name, source] of Object.entries(kind.lines.fills)) found[name] = await act.source(turn, kind, source, said)
  return inputs.typed(kind, filled(found))
}

/** What was typed, and in every row in which nothing was the usual values. */
export async function usual(turn, book, kind, view, typed) {
  const { asks } = kind.lines, values = { ...typed }, found = await homes(turn, book, kind, view), said = await fills(turn, kind, view)
  const touched = new Set(rowsOf(kind, typed).filter(([, own]) => asks.some(name => clean(own[name]))).map(([n]) => n))
  const there = await standing(turn, kind, given(kind, view), found)
  found.forEach(({ id }, n) => {
    if (!touched.has(n) && !there.has(id)) for (const [name, text] of Object.entries(said)) values[`${n}.${name}`] = text
  })
  return values
}

function written(turn, book, kind, record, known) {
  if (!record) return { written: "", record: "", href: "" }
  const facts = shown.facts(turn, book, record, known).filter(({ name }) => kind.lines.asks.includes(name)).map(({ text }) => text)
  return { written: facts.join(" · ") || turn._("Entered"), record: record.id, href: urlFor("field.record", { id: record.id }) }
}

function freeRows(turn, kind, typed, errors, more) {
  const names = [kind.lines.of, ...kind.lines.asks], size = Math.max(FREE, last(typed) + 1) + more
  return Array.from({ length: size }, (_, n) => ({ ...row(turn, kind, n, names, typed, errors), title: String(n + 1), of: "", id: "",
    written: "", record: "", href: "" }))
}

function row(turn, kind, n, names, typed, errors) {
  const wrong = errors[n] ?? {}, start = `${n}.`
  const own = Object.fromEntries(Object.entries(typed).filter(([name]) => name.startsWith(start)).map(([name, text]) => [name.slice(start.length), text]))
  const asks = inputs.inputs(turn, kind, names, own, wrong, {}).map(one =>
    // Two hundred homes are given numbers; who has another word for one can paste it.
    ({ ...one, ...kind.fields[one.name].packs && { mode: 'decimal', hint: "" }, name: start + one.name, widget: COMPACT[one.widget] ?? one.widget, required: false }))
  return { asks, error: Object.entries(wrong).filter(([name]) => !names.includes(name)).map(([, says]) => says).join(" ") }
}

/** The last row in which something is typed; -1 for none. */
export const last = typed => Math.max(-1, ...Object.entries(typed).filter(([name, text]) => text && ROW.test(name)).map(([name]) => parseInt(name)))

/** What is typed into rows, out of a form. */
export const inRows = form => Object.fromEntries(Object.entries(form).filter(([name]) => ROW.test(name)))

/** `[row, field → text]` of the rows in which something was typed, in their order. */
export function rowsOf({ lines: { of }, fields }, form) {
  const found = new Map()
  for (const [name, text] of Object.entries(form)) {
    const [, n, field] = ROW.exec(name) ?? []
    if (n && clean(text)) found.set(Number(n), { ...found.get(Number(n)), [field]: text })
  }
  return [...found].filter(([, own]) => Object.keys(own).some(name => name !== of || !fields[name].of)).sort(([one], [other]) => one - other)
}

/** What every row says by itself: field → value. */
export const sets = (turn, { lines }) =>
  Object.fromEntries(Object.entries(lines.sets ?? {}).map(([name, value]) => [name, inputs.meant(turn, value)]))

/** What the address says of all rows: field → value. */
export function given(kind, view) {
  const names = Object.keys(view).filter(name => kind.fields[name] && ![kind.lines.of, ...kind.lines.asks].includes(name))
  return filled(inputs.read(kind, names, view))
}

/** The fields that have a value. */
export const filled = fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => (value ?? null) !== null))
