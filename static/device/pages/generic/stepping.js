// What may be done next with a record, as its pages show it; the twin of `steps` in views/pages/filling.py, and of stepping.py.
import { urlFor } from "../../addresses.js"
import { once } from "../../ids.js"
import * as act from "./act.js"
import { buttons, choices } from "./choosing.js"
import * as inputs from "./inputs.js"
import * as loops from "./loops.js"
import * as query from "./query.js"

const SETTINGS = { MOST_ERRANDS: "most_errands" }

/**
 * Buttons, and what is asked before they are, each with where its form goes. `opened`: the step that could not be taken;
 * `errors`: why, by field; `back`: where they lead back to, as `take` in record.js has it.
 */
export async function steps(turn, book, kind, record, { opened = "", errors = {}, back = "" } = {}) {
  if (!kind.writers.includes(turn.meta.role)) return []
  const next = kind.steps.filter(one => !one.back && act.fits(turn, one, record)), mark = once(), begins = beginning(turn, kind, record)
  const made = await Promise.all(next.map(one => one.name === opened ? stepOf(turn, book, kind, record, one, turn.form, errors, true)
    : stepOf(turn, book, kind, record, one, begins, {}, false)))
  const does = (one, { sets, choose }) => (Object.keys(sets).length || one.asks.length || one.proposes.length || choose)
    && (one.buttons.length || !choose)
  return made.filter((one, n) => does(one, next[n])).map(one => placed(one, record, mark, back))
}

/** A step that is taken at one touch, as the row of a list has it. */
export const next = ({ name, label }, { id }) => ({ label, action: urlFor("field.step", { id, name }) })

function placed(one, { id, heads }, mark, back) {
  return { ...one, action: urlFor("field.step", { id, name: one.name }), heads, once: `${mark}-${one.name}`,
    prefix: `${one.name}-${back ? id : ""}`, back }
}

/** A button, or what it asks for before it is one. */
async function stepOf(turn, book, kind, record, step, typed, errors, open) {
  const { name, label, main, sign, asks, choose, within } = step, found = await choices(turn, book, kind, asks, typed)
  const proposed = await loops.offers(turn, book, kind, step, record, setsOf(turn, step))
  return { name, label, main, sign, open, was: inputs.was(kind, asks, record, typed), asks: inputs.inputs(turn, kind, asks, typed, errors, found),
    proposes: loops.ticks(proposed, typed, open), choose, buttons: buttons(turn, kind, step), within, error: errors[choose] ?? "",
    full: await full(turn, kind, step) }
}

/** What a step sets, as values. */
export const setsOf = (turn, { sets }) => Object.fromEntries(Object.entries(sets).map(([name, value]) => [name, inputs.meant(turn, value)]))

const beginning = (turn, kind, { fields }) => ({ ...inputs.begun(turn, kind, {}), ...inputs.typed(kind, fields) })

/** What is said where whoever asks has enough of the kind in hand; empty where they have not. */
export async function full(turn, { kind }, { enough }) {
  if (!enough) return ""
  const meant = words => words.map(word => inputs.meant(turn, word))
  const where = Object.entries(enough.while_).map(([name, words]) => [name, words.length > 1 ? meant(words) : meant(words)[0]])
  const { length: count } = await query.few(turn, kind, Object.fromEntries(where), Infinity)
  return count >= lianfang.facts[SETTINGS[enough.setting]] ? enough.says.replace('%(count)s', count) : ""
}

/** `{thumb, steps, folds}`: what is done next as a rule; what stands alone; what stands in a fold with others. */
export function ordered(made) {
  const thumb = made.filter(one => one.main && !(one.asks.length || one.proposes.length || one.buttons.length))
  const rest = made.filter(one => !thumb.includes(one)), labels = [...new Set(rest.map(({ within }) => within).filter(said => said))]
  const folds = labels.map(label => ({ label, steps: rest.filter(({ within }) => within === label) }))
  return { thumb, steps: rest.filter(({ within }) => !within), folds: folds.map(one => ({ ...one, open: one.steps.some(({ open }) => open) })) }
}
