// How what this phone can't send is given to somebody to carry: proven by this phone, and sealed to its collector
// (PROTOCOL sections 9 and 12).

const bytes = new TextEncoder()
const INFO = "lianfang bundle 1"
const CURVE = { name: "ECDH", namedCurve: "P-256" }
const MARK = 8
const KEY = 32
const MADE = 44

const unhex = text => Uint8Array.from(text.match(/../g), pair => Number.parseInt(pair, 16))
const hex = buffer => Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, "0")).join("")
/** The bytes of a text in base64url. */
export const unbase64 = text => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), sign => sign.charCodeAt(0))

/** One array of several. */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** HMAC-SHA-256 of a text in hex; `proof`: the key in hex. */
export async function mac(proof, text) {
  const key = await crypto.subtle.importKey("raw", unhex(proof), { name: "HMAC", hash: "SHA-256" }, false, ["sign"])
  return hex(await crypto.subtle.sign("HMAC", key, bytes.encode(text)))
}

/** SHA-256 of bytes in hex. */
export const digest = async data => hex(await crypto.subtle.digest("SHA-256", data))

/** The file of a text that only the collector with this public key can open. */
export async function seal(text, to) {
  const point = unbase64(to), once = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"])
  const own = new Uint8Array(await crypto.subtle.exportKey("raw", once.publicKey))
  const mark = new Uint8Array(await crypto.subtle.digest("SHA-256", point)).subarray(0, MARK)
  const head = joined(bytes.encode("LFB1"), mark, own), made = await derived(once.privateKey, point, own)
  const key = await crypto.subtle.importKey("raw", made.subarray(0, KEY), "AES-GCM", false, ["encrypt"])
  const way = { name: "AES-GCM", iv: made.subarray(KEY), additionalData: head }
  return joined(head, new Uint8Array(await crypto.subtle.encrypt(way, key, await zipped(text))))
}

async function derived(secret, point, own) {
  const theirs = await crypto.subtle.importKey("raw", point, CURVE, false, [])
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, secret, KEY * 8)
  const root = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"])
  const info = joined(bytes.encode(INFO), own, point)
  const way = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info }
  return new Uint8Array(await crypto.subtle.deriveBits(way, root, MADE * 8))
}

async function zipped(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
