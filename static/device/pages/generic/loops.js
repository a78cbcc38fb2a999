// What a step proposes besides itself, and what is written of it; the twin of views/pages/proposing.py.
import * as act from "./act.js"
import * as inputs from "./inputs.js"
import * as query from "./query.js"

const PREFIX = "propose.", THIS = "@this"
const MOST = 20

/** What a step of a plain record proposes now, each `{name, label, kind, record, fields, names, ticked}`. */
export async function offers(turn, book, kind, step, record, said = {}) {
  const stands = { ...record.fields, ...said, [THIS]: record.id }, found = []
  for (const one of step.proposes) {
    const may = book[one.kind]?.writers.includes(turn.meta.role)
    if (may && act.holds(turn, one.when, stands)) found.push(...await offersOf(turn, book[one.kind], kind, one, stands))
  }
  return found
}

/** The offers as boxes of a form. `opened`: the form has come back with what is wrong. */
export function ticks(found, form, opened) {
  return found.map(({ name, label, ticked }) => ({ name: PREFIX + name, label, on: opened ? PREFIX + name in form : ticked }))
}

/** The offers that were left ticked. */
export const chosen = (found, form) => found.filter(({ name }) => PREFIX + name in form)

/** `[drafts, fields]`: what is written after the step itself, and the fields of its record that name what they make. */
export function drafts(turn, found) {
  const named = found.flatMap(({ names }, n) => names ? [[names, `+${n + 1}`]] : [])
  return [found.map(one => draft(turn, one)), Object.fromEntries(named)]
}

function draft(turn, { kind, record, fields }) {
  return record ? act.edited(turn, kind, record, fields, record.heads) : { kind: kind.kind, set: fields }
}

async function offersOf(turn, kind, own, one, stands) {
  if (!one.at && !Object.keys(one.of).length) return fresh(turn, kind, own, one, stands)
  const fields = await fieldsOf(turn, own, one, stands), rows = await (one.at ? named : agreeing)(turn, kind, own, one, stands)
  return rows.map(row => offer(one, kind, row, fields, `.${row.id}`))
}

async function named(turn, kind, own, one, stands) {
  const id = await act.source(turn, own, one.at, stands), row = id && await query.get(turn, kind.kind, id)
  return row && !row.void && act.holds(turn, one.now, row.fields) ? [row] : []
}

async function agreeing(turn, kind, own, one, stands) {
  const where = await filled(turn, own, one.of, stands)
  if (Object.values(where).includes(null)) return []
  return (await query.listed(turn, kind.kind, { ...where, ...one.now }, "", "oldest", 0, MOST)).rows
}

async function fresh(turn, kind, own, one, stands) {
  const wanted = await fieldsOf(turn, own, one, stands), said = without(wanted)
  const set = { ...said, ...await act.copied(turn, kind, said) }
  if (needed(kind).some(name => (set[name] ?? null) === null)) return []
  const there = await act.standing(turn, kind, set)
  // Not what takes the step itself.
  if (there?.id === stands[THIS]) return []
  if (there) return again(kind, one, there, { ...set, ...wanted })
  const where = Object.fromEntries(one.unless.map(name => [name, set[name] ?? null]))
  if (one.unless.length && (await query.listed(turn, kind.kind, { ...where, ...one.now }, "", "oldest", 0, 1)).total) return []
  const starts = Object.values(kind.fields).filter(f => f.default !== null).map(f => [f.name, inputs.meant(turn, f.default)])
  return [offer(one, kind, null, without({ ...Object.fromEntries(starts), ...set }))]
}

// The one that has the key already is changed where it says anything else.
function again(kind, one, there, fields) {
  const changed = Object.entries(fields).filter(([name, value]) =>
    !kind.fixed.includes(name) && (value ?? null) !== (there.fields[name] ?? null))
  return changed.length && !there.void ? [offer(one, kind, there, Object.fromEntries(changed))] : []
}

const needed = ({ key, fields }) => [...key, ...Object.values(fields).filter(f => f.required).map(f => f.name)]

const without = fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => (value ?? null) !== null))

async function fieldsOf(turn, own, one, stands) {
  const sets = Object.entries(one.sets).map(([name, value]) => [name, inputs.meant(turn, value)])
  return { ...Object.fromEntries(sets), ...one.says, ...await filled(turn, own, one.copies, stands) }
}

async function filled(turn, own, sources, stands) {
  const found = Object.entries(sources).map(async ([name, text]) => [name, await act.source(turn, own, text, stands)])
  return Object.fromEntries(await Promise.all(found))
}

function offer(one, kind, record, fields, ending = "") {
  const { name, names, ticked } = one, label = ending && Object.keys(one.of).length ? called(one, kind, record) : one.label
  return { name: name + ending, label, kind, record, fields, names, ticked }
}

/** Of several that are changed, each with the first of its names that says something. */
function called({ label }, { title, fields: known }, { fields }) {
  const said = title.filter(name => known[name].type === "text").map(name => fields[name]).find(value => value !== undefined)
  return said ? `${label}: ${said}` : label
}
