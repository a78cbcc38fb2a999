// The records of a kind in memory, by which its lists are searched and put in order: reading thousands of rows for every
// key takes longer than a thumb waits. Read once, and followed by what is written.
import { follow as absorbing } from "./doubles.js"
import { followers, stampOf } from "./rows.js"
import { inPieces } from "./pieces.js"
import { heads } from "./store.js"
import { order as inOrder } from "./text.js"

const MOST = 100_000
const SOON = 400, PIECE = 4_000
const kept = new Map(), reading = new Map()

/** Whether a kind is in memory, as far as the turn knows. */
export const has = ({ meta }, kind) => isAt(kept.get(kind), stampOf(meta, kind))

/** The records of a kind that count, the oldest first, each as `row`. Not to be changed by who reads them. */
export async function all(turn, kind) {
  return (await table(turn, kind)).rows
}

/** Those of them that lists show, in an order: "newest", "oldest" or that of a field. What is one with another stands once. */
export async function standing(turn, kind, order) {
  const known = await table(turn, kind), aliases = await all(turn, "alias"), rows = shown(kind, known, aliases)
  if (order === "oldest") return rows
  return order === "newest" ? rows.toReversed() : sorted(known, rows, order)
}

/** Read a kind before somebody types, once the page that is being answered is out. */
export const warm = (turn, kind) => self.setTimeout?.(() => table(turn, kind).catch(() => {}), SOON)

/** A record that counts as the pages have it, see pages/generic/query.js. Its heads are written down when a form asks. */
export const row = record => ({ id: record.id, kind: record.kind, at: record.at, uncertain: false, fields: record.fields,
  get heads() { return heads(record) }, conflicts: record.conflicts, void: "", text: undefined })

const isAt = (known, stamp) => known?.stamp.join() === stamp.join()

async function table(turn, kind) {
  if (has(turn, kind)) return used(kind, kept.get(kind))
  const stamp = stampOf(await turn.store.meta(), kind)
  if (isAt(kept.get(kind), stamp)) return used(kind, kept.get(kind))
  if (!isAt(reading.get(kind), stamp)) reading.set(kind, { stamp, found: read(turn, kind, stamp) })
  return reading.get(kind).found
}

async function read({ store }, kind, stamp) {
  try {
    const piece = async (from, limit) => (await store.list(kind, { index: "", from, to: Infinity, limit })).map(row)
    return used(kind, { stamp, rows: await inPieces(piece, PIECE) })
  } finally {
    reading.delete(kind)
  }
}

// Those that were used last are kept, as long as there is room.
function used(kind, known) {
  kept.delete(kind)
  kept.set(kind, known)
  let room = MOST
  for (const [name, { rows }] of [...kept].reverse()) if ((room -= rows.length) < 0) kept.delete(name)
  return known
}

followers.push((written, meta) => {
  for (const [kind, known] of kept) {
    const stamp = stampOf(meta, kind)
    if (isAt(known, stamp)) continue
    if (written.has("") || known.stamp.some((one, at) => stamp[at] - one > 1 || stamp[at] < one)) kept.delete(kind)
    else renew(kind, Object.assign(known, { stamp }), written)
  }
})

function renew(kind, known, written) {
  const changed = [...written.values()].filter(one => !one || one.kind === kind)
  if (!changed.length) return
  const fresh = changed.filter(one => one && one.fields.void === undefined).map(row)
  known.rows = [...known.rows.filter(({ id }) => !written.has(id)), ...fresh].sort(byTime)
}

const byTime = (one, other) => one.at - other.at || inOrder(one.id, other.id)

function shown(kind, known, aliases) {
  const { rows } = known
  if (known.shown?.of === rows && known.shown.aliases === aliases) return known.shown.rows
  const beside = joined(kind, rows, aliases)
  if (lianfang.facts.doubles[kind]) {
    known.judged = absorbing(kind, known.judged ?? { records: [], absorbed: new Map() }, rows)
    for (const id of known.judged.absorbed.keys()) beside.add(id)
  }
  known.shown = { of: rows, aliases, rows: beside.size ? rows.filter(({ id }) => !beside.has(id)) : rows }
  return known.shown.rows
}

// What aliases make one with another: of all that hang together, the first that counts stands for them.
function joined(kind, rows, aliases) {
  const pairs = aliases.filter(({ fields }) => fields.kind_of === kind), above = new Map(), beside = new Set()
  if (!pairs.length) return beside
  const top = id => above.has(id) ? top(above.get(id)) : id
  for (const { fields: { a, b } } of pairs) if (top(a) !== top(b)) above.set(top(a), top(b))
  const named = new Set([...above.keys(), ...above.values()]), first = new Map()
  for (const { id } of rows.filter(one => named.has(one.id)).sort((one, other) => inOrder(one.id, other.id))) {
    if (first.has(top(id))) beside.add(id)
    else first.set(top(id), id)
  }
  return beside
}

// What was in order before is nearly so again.
function sorted(known, rows, name) {
  const { ordered } = known
  if (ordered?.of === rows && ordered.name === name) return ordered.rows
  const left = new Set(rows), before = ordered?.name === name ? ordered.rows.filter(one => left.delete(one)) : []
  known.ordered = { of: rows, name, rows: [...before, ...left].sort(byField(name)) }
  return known.ordered.rows
}

/** In which order records stand by a field: what has no value stands last. */
export const byField = name => (one, other) => {
  const [a, b] = [one.fields[name], other.fields[name]]
  if (a === undefined || b === undefined) return (a === undefined) - (b === undefined) || byTime(one, other)
  return (typeof a === "string" ? inOrder(a, b) : a - b) || byTime(one, other)
}
