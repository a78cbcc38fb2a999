// Amounts typed as people say them, and what is asked where one is not what it mostly is; the twin of views/pages/measuring.py.
import * as amounts from "../../amounts.js"
import { even } from "../../forms.js"
import * as query from "./query.js"
import * as shown from "./shown.js"

const SURE = 'sure.'
const LATEST = 20

/** `{sets, errors}`: the fields that come out of an amount typed in words, and what is wrong or asked. */
export async function reckoned(turn, kind, names, fields, form, record = null) {
  const sets = {}, errors = {}
  for (const name of names) {
    if (kind.fields[name].packs && (fields[name] ?? null) !== null) await one(turn, kind, name, fields, form, record, sets, errors)
  }
  return { sets, errors }
}

async function one(turn, kind, name, fields, form, record, sets, errors) {
  const { packs } = kind.fields[name], value = fields[name], before = record?.fields ?? {}
  const whole = { ...before, ...Object.fromEntries(Object.entries(fields).filter(([, said]) => (said ?? null) !== null)) }
  const { unit, said } = await goods(turn, kind, packs, whole), spoken = typeof value === "string"
  if (spoken) {
    const found = amounts.read(value, unit, said)
    if (found.value === undefined) {
      errors[name] = unknown(turn, found.word, amounts.packs(unit, said))
      return
    }
    sets[name] = found.value
    sets[packs.said] = even(value)
  } else if (record && value !== before[name] && (before[packs.said] ?? null) !== null && fields[packs.said] === before[packs.said]) {
    // What was said before is not what is written now.
    sets[packs.said] = null
  }
  if (form[SURE + name] !== form[name] && (!record || value !== before[name])) {
    const asks = await odd(turn, kind, name, sets[name] ?? value, spoken, whole, unit, said, record)
    if (asks) errors[name] = asks
  }
}

/** As `reckoned`, of what was typed in words alone, and without a question. */
export const spoken = (turn, kind, names, fields) =>
  reckoned(turn, kind, names.filter(name => typeof fields[name] === "string"), fields, {})

/** The unit of what it is about, and the packs in which that comes. */
async function goods(turn, kind, packs, fields) {
  const id = fields[packs.of], named = typeof id === "string" ? await query.get(turn, kind.fields[packs.of].of, id) : null
  return { unit: named?.fields[packs.unit], said: named?.fields[packs.packs] }
}

/** What is said of a word that nobody knows. */
export function unknown({ _ }, word, known) {
  const words = Object.keys(known).join(_(", "))
  return words ? _("“%(word)s” is not known here. Write a number, or one of: %(words)s.", { word, words })
    : _("“%(word)s” is not known here. Write a number.", { word })
}

/** The question about an amount that is not what it mostly is; empty where there is none. */
async function odd(turn, kind, name, value, spoken, fields, unit, said, record) {
  const f = kind.fields[name], names = [f.packs.of, kind.variants?.by].filter(one => one)
  const where = Object.fromEntries(names.map(one => [one, fields[one] ?? null]))
  const { rows } = await query.listed(turn, kind.kind, where, "", "newest", 0, LATEST + 1)
  const told = rows.filter(({ id }) => id !== record?.id).slice(0, LATEST).map(row => row.fields[name] ?? null)
  const mostly = amounts.usual(told.filter(amount => amount !== null))
  const word = amounts.meant(value, mostly, spoken ? {} : amounts.packs(unit, said))
  if (word === null) return ""
  const known = { n: shown.shown(turn, f, value, {}), usual: shown.shown(turn, f, mostly, {}) }, { _ } = turn
  return word ? _("Mostly it is about %(usual)s. Did you mean %(said)s? Then write that. If %(n)s is right, save once more.", { said: known.n + word, ...known })
    : _("Mostly it is about %(usual)s. If %(n)s is right, save once more.", known)
}

/** What a form carries so that whoever saves it once more as it is, is sure. */
export const sure = (kind, typed, errors) =>
  Object.keys(errors).filter(name => kind.fields[name]?.packs).map(name => ({ name: SURE + name, value: typed[name] ?? "" }))
