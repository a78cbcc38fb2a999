// Numbers as people type them in a hurry (36.8, 36,8, ３６．８, 368), and as they are shown.
import { strip } from "./text.js"

const DEGREES = /^[0-9]+(\.[0-9])?$/
const FEN = /^([0-9]{1,6})(?:\.([0-9]{1,2}))?$/
const THOUSANDS = /^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?$/
const WHOLE = /^[0-9]{1,9}$/
const FOLDED = { O: "0", I: "1" }

// Each reader gives null for nothing typed and `undefined` for what can't be read.

/** A temperature in °C. Three digits without a point are tenths: nobody at a gate means 368 degrees. */
export function degrees(typed) {
  const text = plain(typed)
  if (!text) return null
  if (!DEGREES.test(text)) return undefined
  const value = Number(text)
  return !text.includes(".") && value >= 300 && value <= 450 ? value / 10 : value
}

/** An amount of yuan in fen. A comma before three digits parts thousands (1,234.50); any other is a point. */
export function fen(typed) {
  const amount = strip(narrow(typed).replace(/^¥/, "").replace(/元$/, ""))
  const text = THOUSANDS.test(amount) ? amount.replaceAll(",", "") : plain(amount)
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

const narrow = text => strip(text.normalize("NFKC"))

function plain(text) {
  return narrow(text).replaceAll(",", ".").replaceAll("。", ".")
}

/** A plate as it is stored: capitals, nothing between, O and I as the digits that they are read as; null for none. */
export function plate(text) {
  const folded = (text ?? "").normalize("NFKC").toUpperCase().replace(/[OI]/g, sign => FOLDED[sign])
  return folded.replace(/[^\p{L}\p{N}]/gu, "") || null
}

/** An amount in fen as yuan: 4550 → "45.50". */
export function yuan(amount) {
  return (amount / 100).toFixed(2)
}

/** A temperature as text with one decimal, empty for none. */
export function tenth(value) {
  return value == null ? "" : value.toFixed(1)
}

/** A whole number with its thousands apart. */
export function grouped(value, mark) {
  return String(value).replace(/\B(?=([0-9]{3})+$)/g, mark)
}

/** Numbers in order, in words: "3, 14–15". */
export function ranges(numbers) {
  const runs = []
  for (const n of numbers) {
    if (runs.at(-1)?.[1] === n - 1) runs.at(-1)[1] = n
    else runs.push([n, n])
  }
  return runs.map(([first, last]) => first === last ? `${first}` : `${first}–${last}`).join(', ')
}
