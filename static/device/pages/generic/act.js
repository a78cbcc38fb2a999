// What the pages of all kinds do: find the kind and the record, write; the twin of views/pages/acting.py.
import { author, natural, spoken } from "../../ids.js"
import { part } from "../../shapes.js"
import { Elsewhere } from "../page.js"
import { explain as inWords, text } from "../asked.js"
import * as inputs from "./inputs.js"
import * as query from "./query.js"

const MOMENTS = ['@now', '@today', '@here']

/** The reader's book and the kind of this name in it; the centre is asked about what is not in it. */
export async function kindOf(turn, name, writing = false) {
  const book = await turn.kinds(), kind = book?.[name]
  if (!kind || writing && !kind.writers.includes(turn.meta.role)) throw new Elsewhere()
  return { book, kind }
}

/** The book, the kind and the plain record of this id. */
export async function recordOf(turn, id, writing = false) {
  const book = await turn.kinds(), name = await turn.store.kindOf(id)
  const found = { ...await kindOf(turn, name, writing), book }, record = await query.get(turn, name, id)
  if (!record) throw new Elsewhere()
  return { ...found, record }
}

/** As `recordOf`, without the fields that the pages of the record do not show now. */
export async function openRecord(turn, id, writing = false) {
  const found = await recordOf(turn, id, writing), { record } = found
  const fields = Object.fromEntries(Object.entries(found.kind.fields).filter(([, f]) => holds(turn, f.shown_while, record.fields)))
  const kind = { ...found.kind, fields }
  return { book: { ...found.book, [kind.kind]: kind }, kind, record }
}

/**
 * Write a new record, and what is written `below` it; returns its id. Throws Invalid.
 *
 * `gone`: the record that was taken back and has the same key: it counts again, with what is written now.
 */
export async function create(turn, kind, fields, gone = null, below = []) {
  const isSaid = ([name, value]) => (value ?? null) !== null || gone && name in gone.fields
  const set = Object.fromEntries(Object.entries(fields).filter(isSaid))
  if (gone) return anew(turn, kind, { ...set, void: null }, gone)
  const [dot] = await turn.store.write([{ kind: kind.kind, set }, ...below], { once: text(turn, "once") })
  return await naturalId(turn, kind, set) ?? dot
}

async function anew(turn, kind, set, { id, heads }) {
  const base = turn.store.base(kind.kind, id, set, heads)
  await turn.store.write([{ kind: kind.kind, id, set, base }], { once: text(turn, "once") })
  return id
}

/** The record that has the key of these fields already, whether it counts or not; null where there is none. */
export async function standing(turn, kind, fields) {
  const id = await naturalId(turn, kind, fields)
  return id && query.get(turn, kind.kind, id)
}

/** Field → what is wrong with it, of an Invalid of the store; its words are called as people call them. */
export function explain(turn, { fields }, failure) {
  const called = ([name, found]) => [name, found.map(one => one.choices === undefined ? one : { ...one,
    choices: one.choices.split(', ').map(word => fields[name].words[word] ?? word).join(turn._(", ")) })]
  const errors = failure.errors && Object.fromEntries(Object.entries(failure.errors).map(called))
  return inWords(turn, errors ? { errors } : failure)
}

/** The id that follows from the key of a kind; null where it has none, or the fields leave it open. */
export async function naturalId({ meta }, kind, fields) {
  const values = kind.key.map(name => fields[name])
  return values.length && values.every(value => typeof value === "string") ? natural(meta.site.code, kind.kind, values) : null
}

/** Write an edit on top of what the form's page had shown. A group is written whole. Throws Invalid. */
export async function change(turn, kind, record, fields) {
  await turn.store.write([edited(turn, kind, record, fields, turn.form.heads)], { once: text(turn, "once") })
}

/** The op that sets fields of a record. `heads`: of the record, as they were shown. */
export function edited({ store }, kind, record, fields, heads) {
  let set = fields
  for (const members of Object.values(kind.groups)) if (members.some(name => name in fields)) {
    set = { ...Object.fromEntries(members.map(name => [name, record.fields[name] ?? null])), ...set }
  }
  return { kind: kind.kind, id: record.id, set, base: store.base(kind.kind, record.id, set, heads) }
}

/** What the records that are named fill in, of the fields that copy from them and were left empty; and what is found. */
export async function copied(turn, kind, fields) {
  const found = await copiedOnce(turn, kind, fields)
  // What was filled in may in turn fill in another one.
  return Object.keys(found).length ? { ...found, ...await copiedOnce(turn, kind, { ...fields, ...found }) } : found
}

async function copiedOnce(turn, kind, fields) {
  const found = {}
  for (const f of Object.values(kind.fields)) if ((f.copies || f.found) && (fields[f.name] ?? null) === null) {
    const value = f.copies ? await source(turn, kind, f.copies, fields) : await foundBy(turn, f, fields[f.found] ?? null)
    if (value !== null) found[f.name] = value
  }
  return { ...found, ...await numbered(turn, kind, { ...fields, ...found }) }
}

/** The numbers that are given where none was typed. */
async function numbered(turn, kind, fields) {
  const wanted = Object.values(kind.fields).filter(f => f.numbered && (fields[f.name] ?? null) === null)
  const id = wanted.length ? await naturalId(turn, kind, fields) : null, known = id ? await turn.store.list(kind.kind) : []
  const numbers = wanted.map(async f => [f.name, await spoken(id, f.numbered, new Set(known.map(one => one.fields[f.name])))])
  return id ? Object.fromEntries(await Promise.all(numbers)) : {}
}

/** The first record that has the same value in the field by which it is found. */
async function foundBy(turn, { of, found }, value) {
  return value === null ? null : (await query.few(turn, of, { [found]: value }, 1))[0]?.id ?? null
}

/** The value of the first source that has one: a field, or "field.far" of the record that a field names. */
export async function source(turn, kind, copies, fields) {
  for (const one of copies.split(' ')) {
    const [field, there] = one.split("."), value = fields[field]
    const named = value && there ? await query.get(turn, kind.fields[field].of, value) : null
    if (value && (named || !there)) return there ? named.fields[there] ?? null : value
  }
  return null
}

/** Whether a step may be taken now, by whoever asks. */
export function fits(turn, step, record) {
  if (record.void || step.by.length && !step.by.includes(turn.meta.role)) return false
  return holds(turn, step.when, record.fields) && (!step.last || spokeLast(turn, step, record))
}

/** Whether the last word on what a step sets is this phone's, and no other stands beside it. */
function spokeLast({ meta }, { sets }, { id, kind, heads }) {
  const dots = JSON.parse(heads)[part(kind, Object.keys(sets)[0])] ?? [id]
  return dots.length === 1 && author(dots[0]) === meta.node
}

/** Whether a record holds what a step sets, as far as that is no moment. */
export function stands(turn, { sets }, { fields }) {
  const said = Object.entries(sets).filter(([, value]) => !MOMENTS.includes(value))
  return said.length > 0 && said.every(([name, value]) => (fields[name] ?? null) === inputs.meant(turn, value))
}

/** Whether fields have the words of a condition of the book. */
export function holds(turn, when, fields) {
  return Object.entries(when).every(([name, words]) => has(turn, words, fields[name] ?? null))
}

function has(turn, words, value) {
  if (words[0] === ">") return value !== null && value > words[1]
  return [value].flat().some(one => words.map(word => inputs.meant(turn, word)).includes(one))
}
