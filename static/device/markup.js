// What the compiled templates call: markup, which is safe, texts in the reader's language, and the filters and globals
// that Jinja has at the centre. Rendering runs through without a pause, so one reader at a time is enough.
import { urlFor } from "./addresses.js"
import * as moments from "./moments.js"
import { grouped } from "./numbers.js"
import { formats, said } from "./words.js"

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" }
const reader = { lang: "", now: 0, made: "" }

class Safe {
  constructor(text) {
    this.text = text
  }
}

/** Who reads what is rendered next: a turn. */
export function readBy({ lang, now, made }) {
  Object.assign(reader, { lang, now, made })
}

/** Markup, of a template literal: what stands in it is escaped where it is no markup. */
export function h(texts, ...values) {
  return new Safe(texts.map((text, at) => at ? e(values[at - 1]) + text : text).join(""))
}

/** A value as it stands in a document. */
export function e(value) {
  if (value instanceof Safe) return value.text
  return value == null ? "" : String(value).replace(/[&<>"']/g, sign => SIGNS[sign])
}

/** Values one after the other; markup, where one of them is. */
export function tie(...values) {
  if (values.some(value => value instanceof Safe)) return joined(values)
  return values.map(value => value ?? "").join("")
}

/** What `write` makes of each of a list. */
export const each = (list, write) => list?.length ? joined(list.map(one => write(one))) : ""

const joined = values => new Safe(values.map(e).join(""))

/** A text in the reader's language as markup; what is put into it is none. */
export function _(text, values = {}) {
  const escaped = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, e(value)]))
  return new Safe(said(reader.lang, text, escaped))
}

/** The person for whom the page's forms are made, and the site. */
export const madeFor = () => reader.made
export const url = (endpoint, values) => urlFor(endpoint, values)
export const datetime = at => moments.when(reader.lang, reader.now, at)
export const clock = at => moments.clock(reader.lang, reader.now, at)
export const number = value => grouped(value, formats(reader.lang).group)
