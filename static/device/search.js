// Finding a resident by a few characters, as the server's models/directory does.
import { shelf } from "./database.js"
import { lines } from "./directory.js"
import { PHONE, wanted } from "./keys.js"

const SORTS = 4
const LOOKED_AT = 4
const CONTROLS = /[\u0000-\u001f]/g

/** Up to `limit` residents with a key that begins with what was typed: rooms first, then names, plates, phones. */
export async function find(typed, limit) {
  const text = await lines(), found = new Map()
  for (const word of wanted(typed.replace(CONTROLS, ""))) {
    for (const hit of hits(text, word, limit * LOOKED_AT)) {
      if (hit.sort === PHONE && hit.word.length !== word.length) continue
      const known = found.get(hit.id)
      if (!known || ranked(hit, known) < 0) found.set(hit.id, hit)
    }
  }
  const ids = [...found.values()].sort(ranked).slice(0, limit).map(hit => hit.id)
  return (await Promise.all(ids.map(shown))).filter(Boolean)
}

/** Read the keys before the first one is typed. */
export async function warm() {
  await lines()
}

// The first `most` keys that begin with `word`, in the order of keys; each is `{word, sort, id}`.
function hits(text, word, most) {
  let best = [], bound = null
  for (let at = text.indexOf(`\t${word}`); at >= 0; at = text.indexOf(`\t${word}`, at + 1)) {
    const hit = read(text, at + 1)
    if (bound && order(hit, bound) > 0) continue
    best.push(hit)
    if (best.length < most * 8) continue
    best = best.sort(order).slice(0, most)
    bound = best.at(-1)
  }
  return best.sort(order).slice(0, most)
}

function read(text, start) {
  let end = start
  while (text.charCodeAt(end) > SORTS) end++
  const line = text.lastIndexOf("\n", start) + 1
  return { word: text.slice(start, end), sort: text.charCodeAt(end), id: text.slice(line, text.indexOf("\t", line)) }
}

const compared = (one, other) => one < other ? -1 : one > other ? 1 : 0

function order(one, other) {
  return compared(one.word, other.word) || one.sort - other.sort || compared(one.id, other.id)
}

const bytes = new TextEncoder()

// Of equals that one stays before whose key was met first.
function ranked(one, other) {
  return one.sort - other.sort || size(one) - size(other) || compared(one.word, other.word)
}

const size = hit => hit.size ??= bytes.encode(hit.word).length

async function shown(id) {
  const one = await (await shelf("records")).get(id)
  if (!one || one.fields.void) return null
  const { name = "", household = "", phone = "", plates = [] } = one.fields
  const home = household && await (await shelf("records")).get(household)
  return { id, name, unit: home?.fields.unit ?? "", household, tail: phone.slice(-4), plates }
}
