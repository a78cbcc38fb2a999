// Names of nodes, ops, records and forms (PROTOCOL sections 1 and 4).

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
const NODE_LENGTH = 13
const NATURAL_LENGTH = 26

const digit = byte => ALPHABET[byte & 31]

function random(length) {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), digit).join("")
}

/** A new node id: 65 random bits. */
export function newNode() {
  return random(NODE_LENGTH)
}

/** A new id for a form, so that sending it twice writes once. */
export function once() {
  return random(20)
}

/** The name of op `n` of a node. */
export function dot(node, n) {
  return `${node}.${n}`
}

/** The node that made a record, or "" for a natural id. */
export function author(id) {
  return id.includes(":") ? "" : id.slice(0, id.lastIndexOf("."))
}

/** The id of the one record of `kind` that has these key values in the site with this code. */
export async function natural(site, kind, values) {
  const text = [site, kind, ...values].map(value => String(value).normalize("NFC")).join("\u001f")
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))
  return `${kind}:${Array.from({ length: NATURAL_LENGTH }, (_, at) => digit(fiveBits(hash, at * 5))).join("")}`
}

function fiveBits(bytes, from) {
  const byte = from >> 3
  return ((bytes[byte] << 8) | (bytes[byte + 1] ?? 0)) >> (11 - (from & 7))
}

/** The number of so many digits by which the record `id` is spoken of; where it is `taken` the next one that is not. */
export async function spoken(id, digits, taken) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(id)))
  const least = 10 ** (digits - 1), first = hash.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0)
  for (let n = first;; n++) {
    const number = String(least + n % (9 * least))
    if (!taken.has(number)) return number
  }
}
