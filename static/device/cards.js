// What the QR of a printed pass says, and whether that is as it was signed: the twin of sync/cards.py.
import { unbase64 } from "./seal.js"

const BEGIN = "LFP1", THING = "LFT1"
const CARRIED = /^LFQ[0-9A-F]{6}/
const FORMAT = /^LF[PT][0-9]+$/
const SIGNATURE = /^[A-Za-z0-9_-]{86}$/
const CURVE = { name: "ECDSA", namedCurve: "P-256" }, SIGNED = { name: "ECDSA", hash: "SHA-256" }

/**
 * What a code says, `{site, holder, number, valid_to, signed, signature}` of a card, `{site, record}` of a thing, or what
 * is wrong with it: `other`, `carried`, `newer`, `torn`.
 */
export function readCard(text) {
  if (CARRIED.test(text)) return "carried"
  const [begin, ...parts] = text.split(".")
  if (!FORMAT.test(begin)) return "other"
  if (begin === THING && parts.length > 1) return { site: parts[0], record: parts.slice(1).join(".") }
  if (begin !== BEGIN) return begin !== THING ? "newer" : "torn"
  if (parts.length < 5) return "torn"
  const [number, valid_to, signature] = parts.slice(-3), site = parts[0], holder = parts.slice(1, -3)
  if (!SIGNATURE.test(signature) || !site || !holder.some(part => part)) return "torn"
  return { site, holder: holder.join("."), number, valid_to, signed: text.slice(0, text.lastIndexOf(".")), signature }
}

/** Whether the signature of a card was made with one of these public keys. */
export async function genuine({ signed, signature }, keys) {
  const text = new TextEncoder().encode(signed), raw = unbase64(signature)
  for (const key of keys) if (await madeWith(key, raw, text)) return true
  return false
}

async function madeWith(key, signature, text) {
  try {
    const known = await crypto.subtle.importKey("raw", unbase64(key), CURVE, false, ["verify"])
    return await crypto.subtle.verify(SIGNED, known, signature, text)
  } catch {
    return false
  }
}
