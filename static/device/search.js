// Finding a resident by a few characters, as the server's models/directory does.
import { shelf } from "./database.js"
import { all, lines } from "./directory.js"
import { NAME, PHONE, oneLine, wanted } from "./keys.js"
import { around, mark, owner, person } from "./lines.js"
import { table } from "./pinyin.js"

const SORTS = 6
const LOOKED_AT = 4
const MOST = 2_000

/** Up to `limit` residents with a key that begins with what was typed, by rooms, names, plates, phones; as `person`. */
export async function find(typed, limit) {
  const [listed, first, known] = await Promise.all([lines(), joined(), table()]), found = new Map()
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

// Who stands for a resident that aliases make one with others, by the rule of the centre (sync/joined.py); null where
// there are none.
async function joined() {
  const above = new Map(), groups = new Map()
  const top = id => above.has(id) ? top(above.get(id)) : id
  for (const { fields: { kind_of, a, b, void: gone } } of await all("alias")) {
    const [one, other] = [top(a), top(b)].sort()
    if (kind_of === "resident" && gone === undefined && one !== other) above.set(other, one)
  }
  for (const id of [...above.keys()].sort()) groups.set(top(id), [...groups.get(top(id)) ?? [top(id)], id])
  return groups.size ? async id => {
    const records = await shelf("records"), asked = (groups.get(top(id)) ?? []).map(one => records.get(one))
    const here = (await Promise.all(asked)).filter(row => row?.kind === "resident")
    return (here.find(row => row.fields.void === undefined) ?? here[0])?.id ?? id
  } : null
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
