// Whether the collector's registry would take a value: said at once to whoever typed it, in the codes of its messages.
// What slips through is not lost: the collector sets it aside and tells why.
import { within } from "./idcards.js"
import { declared, required } from "./shapes.js"

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
// A browser reads much more as a moment, such as "36.6".
const MOMENT = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/
const LONGEST = 1_000

/** An op that would not be valid. `errors`: field → [{code, …numbers}], as in the server's models/messages. */
export class Invalid extends Error {
  constructor(errors) {
    super(Object.keys(errors).sort().join("; "))
    this.errors = errors
  }
}

/** Throw Invalid where the fields of an op break the limits of their kind. `creating`: it makes a new record. */
export function check(kind, set, creating) {
  const errors = {}
  for (const [field, value] of Object.entries(set)) {
    const found = wrong(field === "void" ? VOID : declared(kind, field), value)
    if (found) errors[field] = [found]
  }
  const missing = creating ? required(kind).filter(field => !(field in set)) : []
  for (const field of missing) errors[field] = [{ code: "missing" }]
  if (Object.keys(errors).length) throw new Invalid(errors)
}

const VOID = { type: "text", max_length: LONGEST, voids: true }

function wrong(field, value) {
  if (!field) return { code: "unknown_key" }
  if (value === null) return field.required ? { code: "required" } : null
  return (CHECKS[field.type] ?? CHECKS.text)(field, value)
}

const length = text => [...text].length

function text(field, value) {
  if (typeof value !== "string") return { code: "text" }
  if (!value && field.voids) return { code: "void_reason" }
  if (!value && field.required) return { code: "required" }
  if (length(value) > field.max_length) return { code: "too_long", max: field.max_length }
  return written(value)
}

function written(text) {
  if (CONTROLS.test(text)) return { code: "control_characters" }
  return within(text) ? { code: "id_card" } : null
}

function number(field, value) {
  if (typeof value !== "number") return { code: "number" }
  if (!(value >= field.min && value <= field.max)) return { code: "range", min: field.min, max: field.max }
  return Number(value.toFixed(field.decimals)) === value ? null : { code: "decimals", decimals: field.decimals }
}

function integer(field, value) {
  if (!Number.isInteger(value)) return { code: "integer" }
  return value >= field.min && value <= field.max ? null : { code: "range", min: field.min, max: field.max }
}

function choice(field, value) {
  return field.choices.includes(value) ? null : { code: "choice", choices: field.choices.join(', ') }
}

function list(field, value) {
  if (!Array.isArray(value) || value.some(item => typeof item !== "string")) return { code: "list" }
  if (value.length > field.max_items) return { code: "too_many", max: field.max_items }
  if (value.some(item => length(item) > field.max_length)) return { code: "too_long", max: field.max_length }
  return value.map(written).find(Boolean) ?? null
}

const boolean = (_field, value) => typeof value === "boolean" ? null : { code: "boolean" }
const date = (_field, value) => /^\d{4}-\d\d-\d\d$/.test(value) && !isNaN(Date.parse(value)) ? null : { code: "date" }
const moment = (_field, value) => MOMENT.test(value) && !isNaN(Date.parse(value)) ? null : { code: "datetime" }

const CHECKS = { text, person: text, record: text, number, integer, choice, list, boolean, date, datetime: moment }
