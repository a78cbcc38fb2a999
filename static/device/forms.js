// Typed text → value: the twin of the centre's models/forms.py, and held to it by the cases of tests/parity/typed.json. Pure.
import { strip } from "./text.js"

const HIDDEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g
const JOINING = /[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\ufe00-\ufe0f]/g
const SPACES = /[\t\n\r\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+/g
const DOTS = /[‧•∙⋅・･﹒]/g, MARKS = /[’‘ʼ´`′]/g, DASHES = /[‐‑‒–—―−﹣﹘]/g

const DEGREES = /^[0-9]+(\.[0-9])?$/
const UNIT = /(°c|℃|度|摄氏度|c)$/i
const FEN = /^([0-9]{1,6})(?:\.([0-9]{1,2}))?$/
const THOUSANDS = /^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?$/
const WHOLE = /^[0-9]{1,9}$/
const NUMBER = /^-?[0-9]{1,12}(\.[0-9]{1,6})?$/
const ITEMS = /[\n,，、;；]/
const DAY = /^([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?$/
const FOLDED = { O: "0", I: "1" }

const PARTING = /(?:[-/.#_ ]|号楼|栋|幢|座|单元|号|楼|弄|室|户|房)+/
const PART = /^(?:[0-9]{1,5}[a-z]?|[a-z][0-9]{0,4})$/
const DIGITS = /[0-9]/g
const MOST_DIGITS = 9

/** What was typed into the field `name`, or null for nothing. */
export function text(name, typed) {
  return (lianfang.facts.even.includes(name) ? even(typed) : clean(typed)) || null
}

/** Text without what nobody sees and without space around it. */
export function clean(typed) {
  return strip((typed ?? "").normalize("NFC").replace(HIDDEN, ""))
}

/** Text of who or where: one width, one dot, one dash, one apostrophe, single spaces, nothing that is not seen. */
export function even(typed) {
  const seen = (typed ?? "").replace(HIDDEN, "").replace(JOINING, "")
  return strip(same(same(seen).normalize("NFKC")).replace(SPACES, " "))
}

const same = text => text.replace(DOTS, "·").replace(MARKS, "'").replace(DASHES, "-")

// Each reader gives null for nothing typed and `undefined` for what can't be read.

/** A temperature in °C. Three digits without a point are tenths: nobody at a gate means 368 degrees. */
export function degrees(typed) {
  const text = strip(plain(typed).replace(UNIT, ""))
  if (!text) return null
  if (!DEGREES.test(text)) return undefined
  const value = Number(text)
  return !text.includes(".") && value >= 300 && value <= 450 ? value / 10 : value
}

/** An amount of yuan in fen. */
export function fen(typed) {
  const bare = strip(even(typed).replace(/^¥/, "").replace(/元$/, ""))
  const text = THOUSANDS.test(bare) ? bare.replaceAll(",", "") : plain(bare)
  if (!text) return null
  const found = FEN.exec(text)
  return found ? Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : undefined
}

/** A whole number. */
export function whole(typed) {
  const text = plain(typed)
  if (!text) return null
  return WHOLE.test(text) ? Number(text) : undefined
}

function plain(typed) {
  return even(typed).replaceAll(",", ".").replaceAll("。", ".")
}

/** A plate as it is stored: capitals, nothing between, O and I as the digits that they are read as; null for none. */
export function plate(typed) {
  const folded = even(typed).toUpperCase().replace(/[OI]/g, sign => FOLDED[sign])
  return folded.replace(/[^\p{L}\p{N}]/gu, "") || null
}

/**
 * What a form says of the field `f` of the registry; null for nothing. A list of words comes as one name for each word,
 * `needs.food`. What can't be read stays text: the check of the op refuses it and says what is wrong.
 */
export function value(f, form) {
  if (f.type === "list" && Object.keys(f.words).length) return chosen(`${f.name}.`, form)
  // What stands on lines of its own is made even line by line.
  const typed = f.type === "list" ? clean(form[f.name]) || null : text(f.name, form[f.name])
  return typed === null ? null : (READ[f.type] ?? asTyped)(f, typed)
}

const asTyped = ({ name }, typed) => name === "plate" ? plate(typed) : typed

function chosen(start, form) {
  const found = Object.keys(form).filter(name => name.startsWith(start)).map(name => name.slice(start.length)).sort()
  return found.length ? found : null
}

function amount({ unit }, typed) {
  const found = unit === "°C" ? degrees(typed) : unit === "fen" ? signedFen(typed) : decimal(typed)
  return found ?? typed
}

function signedFen(typed) {
  const text = even(typed), found = fen(text.replace(/^-/, ""))
  return found && text.startsWith("-") ? -found : found
}

/** A number with or without a sign before it. */
function decimal(typed) {
  const bare = strip(even(typed).replace(/^¥/, "").replace(/元$/, ""))
  const text = THOUSANDS.test(bare) ? bare.replaceAll(",", "") : plain(bare)
  return NUMBER.test(text) ? Number(text) : undefined
}

/** A day in one of the ways in which people write it, as it is stored. */
function day(_f, typed) {
  const text = even(typed), found = DAY.exec(text)
  return found ? `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}` : text
}

const READ = {
  number: amount, integer: amount, date: day, datetime: (_f, typed) => even(typed),
  boolean: (_f, typed) => ({ 1: true, 0: false })[typed] ?? typed,
  list: (_f, typed) => typed.split(ITEMS).map(even).filter(item => item),
}

/** A room as `[building, …, room]`, in small letters and with the noughts that were typed; null for what is none. */
export function parts(typed) {
  const found = even(typed).toLowerCase().split(PARTING).filter(part => part), digits = found.join().match(DIGITS)
  if (!digits || digits.length > MOST_DIGITS || !found.every(part => PART.test(part))) return null
  return found
}

/** A part of a room without the noughts before it. */
export const bare = part => part.replace(/^0+/, "") || "0"

/** The one form in which rooms are compared: "1号楼0201" and "1-201" are one; null for what is no room. */
export function room(typed) {
  return parts(typed)?.map(bare).join("-") ?? null
}
