// What can be chosen in fields that name a record or a person; the twin of views/pages/choosing.py.
import { clean } from "../../forms.js"
import { when } from "../../moments.js"
import * as query from "./query.js"
import * as shown from "./shown.js"

const FOUND = 12
export const SEARCHED = '~q'

/** Field → `[{value, label}]`, of those of `names` in which one is chosen that no declaration knows. */
export async function choices(turn, book, kind, names, typed) {
  const asked = names.map(name => kind.fields[name]).filter(f => f.widget === "pick" || f.widget === "person")
  return Object.fromEntries(await Promise.all(asked.map(async f => [f.name, await one(turn, book, f, typed)])))
}

/** The choices of one field. What is chosen stays among them, whether it is known here or not. */
export async function one(turn, book, f, typed) {
  const value = typed[f.name] ?? ""
  if (f.widget === "person") return people(turn, value)
  if (!book[f.of]) return unknown(value, turn._("a record"))
  const chosen = value && await query.get(turn, f.of, value), found = await foundBy(turn, book, f.of, typed[f.name + SEARCHED])
  return [...chosen ? await called(turn, book, [chosen]) : unknown(value, turn._("a record")),
    ...found.filter(other => other.value !== value), ...value && !f.required ? [{ value: "", label: turn._("not said") }] : []]
}

/** The buttons of a step that fill in its field by themselves: `[{value, label, main}]`. */
export function buttons({ meta }, { fields }, { choose, among, main }) {
  if (!choose) return []
  if (among.length) return among.map((value, n) => ({ value, label: fields[choose].words[value], main: main && n === 0 }))
  return (meta.runners ?? []).filter(id => id !== meta.person).map(id => ({ value: id, label: meta.people[id], main: false }))
}

/** Field → sentence, of those in which something was looked for and nothing chosen. `fields`: what was read. */
export function unsure(turn, names, fields) {
  const says = turn._("Choose one of those that were found, or empty the search.")
  const found = names.filter(name => (fields[name] ?? null) === null && clean(turn.form[name + SEARCHED]))
  return Object.fromEntries(found.map(name => [name, says]))
}

function people(turn, value) {
  const known = turn.meta.people ?? {}, found = Object.entries(known).map(([id, label]) => ({ value: id, label }))
  found.sort((a, b) => a.label < b.label ? -1 : 1)
  return value in known ? found : [...unknown(value, turn._("somebody unknown")), ...found]
}

// What was chosen and has not arrived, or is not for this reader: it stays unless another is chosen.
const unknown = (value, label) => value ? [{ value, label }] : []

async function foundBy(turn, book, kind, typed) {
  return typed ? called(turn, book, (await query.listed(turn, kind, {}, typed, book[kind].listing.order, 0, FOUND)).rows) : []
}

/** Plain records as choices. What is called alike is told apart by what a list shows of it, and by when it was. */
async function called(turn, book, rows) {
  const known = await shown.names(turn, book, rows), found = rows.map(row => shown.row(turn, book, row, known))
  const alike = ({ title }) => found.filter(other => other.title === title).length > 1
  return found.map(one => ({ value: one.id, label: alike(one) ? apart(turn, one) : one.title }))
}

const apart = ({ lang, now }, { title, state, facts, at }) =>
  [title, ...state ? [state.word] : [], ...facts, when(lang, now, at)].join(" · ")
