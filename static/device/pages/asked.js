// What a form asks for: its fields as values, and what is wrong with them in words.
import * as forms from "../forms.js"

const LONGEST = 40

/** What was typed into a field of the form, made even; null where it is empty. */
export function text(turn, name) {
  return forms.text(name, turn.form[name])
}

/** Several fields of the form: name → text or null. */
export function texts(turn, ...names) {
  return Object.fromEntries(names.map(name => [name, text(turn, name)]))
}

/** The form as it was sent, to be shown again. */
export function everything(turn) {
  return { ...turn.form }
}

/** What is looked for, in the query of the address; at most 40 characters. */
export function query(turn) {
  return [...forms.clean(turn.query.q)].slice(0, LONGEST).join("")
}

/** A whole number, not below nought, in the query of the address. */
export function skip(turn) {
  const typed = turn.query.after ?? "0"
  return /^[0-9]{1,9}$/.test(typed) ? Number(typed) : 0
}

/** The temperature in a field of the form, or null; what is wrong with it goes into `errors`. */
export function degrees(turn, name, errors) {
  return number(turn, forms.degrees, name, errors, "Write the temperature like this: 36.8.")
}

/** The whole number in a field of the form, or null; what is wrong with it goes into `errors`. */
export function whole(turn, name, errors) {
  return number(turn, forms.whole, name, errors, "Write a whole number.")
}

function number(turn, read, name, errors, says) {
  const typed = text(turn, name)
  const value = typed ? read(typed) : null
  if (value === undefined) errors[name] = turn._(says)
  return value ?? null
}

/** Field → what is wrong with it, in the reader's language, of an `Invalid` of the store. Other errors go on. */
export function explain(turn, failure) {
  if (!failure.errors) throw failure
  const sentences = lianfang.facts.sentences
  return Object.fromEntries(Object.entries(failure.errors).map(([name, found]) =>
    [name, found.map(one => turn._(sentences[one.code], one)).join(" ")]))
}
