// What the pages may ask of this phone, and the one door through which they write.
import { append } from "./outbox.js"
import { link } from "./chain.js"
import { look, state, wall } from "./clock.js"
import { change, open, readMeta, shelf } from "./database.js"
import * as day from "./day.js"
import * as effort from "./effort.js"
import { dot, natural } from "./ids.js"
import { kept } from "./journal.js"
import { headsOf } from "./overlay.js"
import * as records from "./records.js"
import { key, names, part } from "./shapes.js"
import { Invalid, check } from "./valid.js"

const OWN = ["lang", "big", "gate", "direction"]
const DAY = 86_400_000
const ONCE_DAYS = 8
const listeners = []

/** Who this phone is and how it stands; see README. */
export async function meta() {
  const found = await readMeta()
  return { ...found, unsent: found.last - found.have, clock: state(found) }
}

/** Keep the person's own choices. */
export async function setMeta(changes) {
  const own = Object.entries(changes).filter(([name]) => OWN.includes(name) || name.startsWith("page"))
  await change((_tx, found) => Object.assign(found, Object.fromEntries(own)))
}

/** One record with own unsent ops laid over, or null. */
export const get = (kind, id) => records.get(kind, id)

/** The records of these ids that are here. */
export const many = (kind, ids) => records.many(kind, ids)

/** Records of a kind in order of an index; see README. */
export const list = (kind, wishes) => records.list(kind, wishes)

/** What `reckon(records)` makes of the gate entries before a moment; see day.js. `known`: the `meta()` just read. */
export const until = (start, known, reckon) => day.until(start, known, reckon, open)

/** How many records `list` would give without a limit. */
export const count = (kind, wishes) => records.count(kind, wishes)

/** What `reckon()` makes of the records of a kind, under a name; worked out again when one of them changes. */
export const known = (kind, name, reckon) => records.known(kind, name, reckon)

/** Who has made a record on this phone, as long as it keeps the op; null for others. */
export async function writer(id) {
  const [node, n] = id.split("."), row = await (await shelf("ops")).get([node, Number(n)])
  return row ? row.op.by ?? (await readMeta()).person : null
}

/** The kind of a record that is here; null for others. */
export async function kindOf(id) {
  return (await (await shelf("records")).get(id))?.kind ?? null
}

/** What the collector told last about a record, or "". */
export async function lastTold(about) {
  const told = (await (await shelf("notices")).getAll()).filter(one => one.about === about)
  return told.sort((one, other) => one.id < other.id ? -1 : 1).at(-1)?.text ?? ""
}

/** The heads that a page shows of a record, as its forms carry them: JSON text. */
export function heads(record) {
  const sorted = Object.keys(record.heads).sort().map(name => [name, record.heads[name]])
  return JSON.stringify(Object.fromEntries(sorted))
}

/** The base of an op that sets `fields` of the record `id`, of which the page had shown the heads `text`. */
export function base(kind, id, fields, text) {
  const known = JSON.parse(text || "{}"), named = new Set(Object.keys(fields).map(field => part(kind, field)))
  const seen = [...named].map(name => [name, known[name] ?? (id.includes(":") ? [] : [id])])
  // Whoever takes a record back, or lets it count again, has all of it on the screen.
  if (named.has("void")) seen.push(["void", [...new Set(Object.values(known).flat())].sort()])
  else if (known.void) seen.push(["void", known.void])
  return Object.fromEntries(seen)
}

/** Call `listener` after every write. */
export function onWrite(listener) {
  listeners.push(listener)
}

/**
 * Write ops: on disk, and laid over what is shown, before this returns. Returns their dots.
 *
 * `once`: an id made by the page; what it has written before is not written again. `said`: what it stands for, the form
 * that was sent, else the drafts; the same id with another content is another statement. `took`: what the page has
 * measured (effort.js). Throws Invalid.
 */
export async function write(drafts, { once, by, said, took } = {}) {
  const ready = await prepared(drafts), content = once && await contentOf(said ?? [by, drafts])
  const before = tx => once && tx.objectStore("once").get(once)
  const dots = await change(async (tx, found, known) => wrote(known, content) ?? writeIn(tx, found, ready, by, dots => {
    effort.add(found, drafts, took)
    if (once) remember(tx, { ...known, once, wrote: { ...known?.wrote, [content]: dots } })
  }), before)
  for (const listener of listeners) listener()
  await kept()
  return dots
}

/** Whether this very form, id and content, has been written before: its answer was lost, and it is sent again. */
export async function again(once, said) {
  await kept()
  const known = once && await (await shelf("once")).get(once)
  return Boolean(known && wrote(known, await contentOf(said)))
}

/** Note that a form goes to the centre: it may be written there though its answer is lost, so it is never written here. */
export async function sendOn(once, body) {
  const kept = await shelf("once", "readwrite"), known = await kept.get(once)
  await kept.put({ ...known, once, centre: [...known?.centre ?? [], body], at: wall() })
}

/** Whether a form has gone to the centre before. */
export async function sentOn(once, body) {
  return Boolean((await (await shelf("once")).get(once))?.centre?.includes(body))
}

const contentOf = said => link("", JSON.stringify(said))

// What was written before contents were kept has dots alone.
const wrote = (known, content) => known?.wrote?.[content] ?? known?.dots

// Before the transaction: SubtleCrypto can't be waited for inside of one.
async function prepared(drafts) {
  const { site } = drafts.some(draft => key(draft.kind).length) ? await readMeta() : {}
  return Promise.all(drafts.map(async draft => {
    check(draft.kind, draft.set, draft.id === undefined)
    const keys = key(draft.kind), named = keys.filter(name => name in draft.set)
    return draft.id === undefined && keys.length || named.length ? keyed(draft, keys, site.code) : draft
  }))
}

// A key is set as a whole and never changes: another one would be another record beside the first.
async function keyed(draft, keys, site) {
  const missing = keys.find(name => typeof draft.set[name] !== "string")
  if (missing) throw new Invalid({ [missing]: [{ code: "natural_key", fields: keys.join(', ') }] })
  const values = keys.map(name => draft.set[name].normalize("NFC")), id = await natural(site, draft.kind, values)
  if (draft.id !== undefined && draft.id !== id) throw new Invalid({ [keys[0]]: [{ code: "natural_id" }] })
  return { ...draft, id, set: { ...draft.set, ...Object.fromEntries(keys.map((name, at) => [name, values[at]])) } }
}

async function writeIn(tx, found, drafts, by, written) {
  if (!found.node) throw new Error("This phone is not enrolled.")
  noteJump(tx, found)
  const first = found.last + 1, dots = drafts.map((_, k) => dot(found.node, first + k))
  const touched = new Map()
  for (const draft of drafts) {
    const row = append(tx, found, await op(tx, found, draft, dots, by)), begun = row.record === dot(row.node, row.n)
    touched.set(row.record, begun ? [row] : touched.get(row.record)?.concat(row))
  }
  await records.refresh(tx, found, touched.keys(), touched)
  // What needs no answer is not waited for: the transaction ends when all of it is done.
  written(dots)
  return dots
}

/** Write down that the clock was set back, where it was. */
export function noteJump(tx, found) {
  const jump = look(found)
  if (jump && found.node) append(tx, found, { t: jump.after, kind: "clock_jump", set: jump })
}

async function op(tx, found, draft, dots, by) {
  const made = value => /^\+\d+$/.test(value) ? dots[Number(value.slice(1))] ?? value : value
  const set = Object.fromEntries(Object.entries(draft.set).map(([field, value]) =>
    [field, names(draft.kind, field) ? made(value) : value]))
  const id = draft.id && made(draft.id), author = draft.by ?? by
  const seen = draft.base ?? (id && !dots.includes(id) ? await shown(tx, id, draft) : null)
  return { t: found.wall, kind: draft.kind, ...id && { id }, set, ...seen && { base: seen },
           ...author && author !== found.person && { by: author } }
}

async function shown(tx, id, draft) {
  const record = await tx.objectStore("records").get(id)
  if (!record) return null
  const natural = id.includes(":") && key(draft.kind).every(name => name in draft.set)
  if (natural) return record.heads.void?.length ? { void: record.heads.void } : null
  const all = Object.fromEntries(Object.keys(draft.set).map(field => [part(draft.kind, field), null]))
  if ("void" in all) return { void: [...new Set(Object.values(record.heads).flat())].sort() }
  for (const name of Object.keys(all)) all[name] = headsOf(record, name)
  return record.heads.void?.length ? { ...all, void: record.heads.void } : all
}

async function remember(tx, one) {
  const kept = tx.objectStore("once"), now = wall()
  kept.put({ ...one, at: now })
  const old = await kept.index("at").getAllKeys(IDBKeyRange.upperBound(now - ONCE_DAYS * DAY), 50)
  for (const one of old) kept.delete(one)
}
