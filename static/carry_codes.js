// A file as a run of QR codes that can be read in any order: each says of which file it is, which of how many, and its
// piece. Pure. Letters are those that codes have small room for; two bytes are three of them (RFC 9285).

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
const BEGIN = "LFQ"
const NAME = 6
const DIGITS = 2
const HEAD = BEGIN.length + NAME + 2 * DIGITS
const PIECE = 1_100
const BASE = 45

/** How many codes are too many to be held before a camera. */
export const MOST = 24

/** Bytes in base 45. */
export function encoded(bytes) {
  let text = ""
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length, value = pair ? bytes[at] * 256 + bytes[at + 1] : bytes[at]
    text += SIGNS[value % BASE] + SIGNS[Math.floor(value / BASE) % BASE] + (pair ? SIGNS[Math.floor(value / BASE / BASE)] : "")
  }
  return text
}

/** The bytes of a text in base 45. */
export function decoded(text) {
  const bytes = []
  for (let at = 0; at < text.length; at += 3) {
    const [one, two, three] = Array.from(text.slice(at, at + 3), sign => SIGNS.indexOf(sign))
    const value = one + two * BASE + (three ?? 0) * BASE * BASE
    bytes.push(...three === undefined ? [value] : [value >> 8, value & 255])
  }
  return Uint8Array.from(bytes)
}

/** The texts of the codes of a file; `name`: six hex digits of its digest. */
export function frames(bytes, name) {
  const count = Math.max(1, Math.ceil(bytes.length / PIECE)), size = Math.ceil(bytes.length / count / 2) * 2
  const number = n => String(n).padStart(DIGITS, "0")
  return Array.from({ length: count }, (_, k) =>
    BEGIN + name.toUpperCase() + number(k + 1) + number(count) + encoded(bytes.subarray(k * size, (k + 1) * size)))
}

/** What was read so far of one file. */
export class Gathered {
  name = ""
  count = 0
  pieces = new Map()

  /** Take what a code says; whether it was one of ours. Codes of another file begin anew. */
  take(text) {
    if (!text.startsWith(BEGIN) || text.length < HEAD) return false
    const name = text.slice(BEGIN.length, BEGIN.length + NAME), digits = text.slice(BEGIN.length + NAME, HEAD)
    const k = Number(digits.slice(0, DIGITS)), count = Number(digits.slice(DIGITS))
    if (!(k >= 1 && k <= count)) return false
    if (name !== this.name || count !== this.count) Object.assign(this, { name, count, pieces: new Map() })
    this.pieces.set(k, decoded(text.slice(HEAD)))
    return true
  }

  /** The numbers of the codes that were not read yet. */
  missing() {
    return Array.from({ length: this.count }, (_, k) => k + 1).filter(k => !this.pieces.has(k))
  }

  /** The file; null as long as a code is missing. */
  whole() {
    if (!this.count || this.missing().length) return null
    return Uint8Array.from(Array.from({ length: this.count }, (_, k) => [...this.pieces.get(k + 1)]).flat())
  }
}
