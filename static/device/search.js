// Finding a resident by a few characters, as the server's models/directory does.
import { lines } from "./directory.js"
import { joined } from "./joined.js"
import { NAME, PHONE, oneLine, wanted } from "./keys.js"
import { around, mark, owner, person } from "./lines.js"
import { table } from "./pinyin.js"
import * as records from "./records.js"

const SORTS = 6
const LOOKED_AT = 4
const MOST = 2_000

/** Up to `limit` residents with a key that begins with what was typed, by rooms, names, plates, phones; as `person`. */
export async function find(typed, limit) {
  const [listed, first, known] = await Promise.all([lines(), joined(records, "resident"), table()]), found = new Map()
  for (const wish of wanted(oneLine(typed), known)) {
    for (const hit of fitting(listed.text, wish, limit * LOOKED_AT)) {
      if (first) hit.id = await first(hit.id)
      const known = found.get(hit.id)
      if (!known || ranked(hit, known) < 0) found.set(hit.id, hit)
    }
  }
  return shown(listed, [...found.values()].sort(shownBefore), limit)
}

// What a wish finds; of room and name both must fit.
function fitting(text, { start, sorts, name }, most) {
  const fits = ({ sort, word }) => sorts.includes(sort) && (sort !== PHONE || word.length === start.length)
  const found = hits(text, start, name ? MOST : most).filter(fits)
  return name ? found.filter(({ at }) => named(around(text, at), name)) : found
}

// Whether a key of a resident's line is that of a name that begins so.
function named(line, name) {
  const wish = mark(name) + name
  for (let at = line.indexOf(wish) + 1; at; at = line.indexOf(wish, at) + 1) {
    let end = at
    while (line.charCodeAt(end) > SORTS) end++
    if (line.charCodeAt(end) === NAME) return true
  }
  return false
}

function shown(listed, ranking, limit) {
  const people = []
  for (const { id } of ranking) {
    if (people.length === limit) break
    const one = person(listed, id)
    if (one) people.push(one)
  }
  return people
}

/** Read the keys before the first one is typed. */
export async function warm() {
  await Promise.all([lines(), table()])
}

// The first `most` keys that begin with `word`, in the order of keys; each is `{key, word, sort, id}`.
function hits(text, word, most) {
  const wish = mark(word) + word
  let best = [], bound = null
  for (let at = text.indexOf(wish) + 1; at; at = text.indexOf(wish, at) + 1) {
    if (bound && isBehind(text, at, bound.key)) continue
    best.push(read(text, at))
    if (best.length < most * 8) continue
    best = best.sort(order).slice(0, most)
    bound = best.at(-1)
  }
  return best.sort(order).slice(0, most)
}

// Of thousands of keys all but a few are left aside at a glance. A key ends with its sort, which no word contains.
function isBehind(text, start, key) {
  let at = 0
  while (at < key.length && text.charCodeAt(start + at) === key.charCodeAt(at)) at++
  return at < key.length && text.charCodeAt(start + at) > key.charCodeAt(at)
}

function read(text, start) {
  let end = start
  while (text.charCodeAt(end) > SORTS) end++
  const word = text.slice(start, end), sort = text.charCodeAt(end)
  return { key: text.slice(start, end + 1), word, sort, at: start, id: owner(text, start) }
}

const compared = (one, other) => one < other ? -1 : one > other ? 1 : 0

function order(one, other) {
  return compared(one.key, other.key) || compared(one.id, other.id)
}

const bytes = new TextEncoder()

function shownBefore(one, other) {
  return ranked(one, other) || compared(one.id, other.id)
}

function ranked(one, other) {
  return one.sort - other.sort || size(one) - size(other) || compared(one.word, other.word)
}

const size = hit => hit.size ??= bytes.encode(hit.word).length
