// What may be the same as what somebody is typing; the twin of views/pages/alike.py.
import { urlFor } from "../../addresses.js"
import { absorb, tells } from "../../doubles.js"
import { joined } from "../../joined.js"
import { reasons } from "../../likeness.js"
import { table } from "../../pinyin.js"
import { order } from "../../text.js"
import * as page from "../page.js"
import * as act from "./act.js"
import * as inputs from "./inputs.js"
import * as query from "./query.js"
import * as shown from "./shown.js"

const MOST = 3, CROWD = 12, LOOKED_AT = 200
const LANES = ["text", "record", "person", "date"]

/** The records that may be the same as what stands in a form, as a piece of it. */
export async function alike(turn, { kind: name }) {
  const { book, kind } = await act.kindOf(turn, name), found = kind.alike ? await all(turn, book, kind) : []
  return page.show(turn, "pages/_alike.html", { found })
}

/** Where a form of the fields `names` asks what is the same: `{after, asks, href}`; null where nothing of it tells. */
export function place({ kind, alike: by }, names) {
  const told = names.filter(name => by?.names.includes(name))
  return told.length ? { after: told.at(-1), asks: told.map(name => `[name='${name}']`).join(', '),
    href: urlFor("field.alike", { kind }) } : null
}

async function all(turn, book, kind) {
  const read = Object.entries(inputs.read(kind, kind.alike.names, turn.query)).filter(([, value]) => value !== null)
  const typed = Object.fromEntries(read), same = await similar(turn, kind, typed), told = await ofOneEvent(turn, kind, typed)
  const ids = [...new Set([...same.map(one => one.id), ...told])]
  const rows = (await turn.store.many(kind.kind, ids)).map(one => query.plain(turn, one))
  const known = await shown.names(turn, book, rows)
  return ids.map(id => rows.find(row => row.id === id)).filter(row => row).map(row => ({ id: row.id, at: row.at,
    title: shown.title(turn, book, row, known), href: urlFor("field.record", { id: row.id }),
    says: (same.find(one => one.id === row.id)?.why ?? []).map(reason => says(turn, book, kind, reason)).join(turn._(", ")) }))
}

function says({ _ }, book, { fields }, reason) {
  if (reason === 'sound') return _("names that sound alike")
  const [ref, far] = reason.split("."), f = fields[ref], named = far && book[f.of] ? book[f.of].fields[far] : f
  return _("same “%(field)s”", { field: named.label })
}

/** `{id, why}` of those that are alike by `match`, the likeliest first, as sync/matching.py finds them. */
async function similar(turn, kind, typed) {
  const { match } = kind.alike, lanes = lanesOf(kind), best = new Map()
  if (!lanes.length) return []
  const [sounds, [mine], first] = await Promise.all([table(), filled(turn, kind, [{ fields: typed }]), joined(turn.store, kind.kind)])
  const near = await Promise.all(lanes.filter(lane => mine.values[lane]).map(lane => inLane(turn, kind, lane, mine.values[lane])))
  for (const { id, values } of await filled(turn, kind, near.flat())) {
    const why = reasons(kind.alike, mine.values, values, sounds), stands = why.length && first ? await first(id) : id
    const one = { id: stands, from: id, why, sum: why.reduce((sum, name) => sum + match[name], 0) }
    if (why.length && (!best.has(stands) || before(one, best.get(stands)) < 0)) best.set(stands, one)
  }
  return [...best.values()].sort(before).slice(0, MOST)
}

const before = (one, other) => other.sum - one.sum || order(one.from, other.from)

/** The names by which records of a kind come together: what many share by chance is none of them. */
function lanesOf({ alike: { match }, fields }) {
  const weighed = Object.keys(match).filter(name => match[name] && name !== 'sound')
  const own = weighed.map(name => name.split(".")[0]).filter(name => LANES.includes(fields[name]?.type))
  return [...new Set([...weighed.filter(name => name.includes(".")), ...own])]
}

/** The records of a lane; of a crowd the first. */
async function inLane({ store }, { kind, fields }, lane, value) {
  const [ref, far] = lane.split("."), wishes = { counts: true, limit: LOOKED_AT }
  const named = far && await store.list(fields[ref].of, { ...wishes, index: far, from: value })
  const homes = named ? named.map(one => one.id) : [value]
  const found = await Promise.all(homes.map(from => store.list(kind, { ...wishes, index: ref, from })))
  return found.flat().sort((one, other) => order(one.id, other.id)).slice(0, CROWD)
}

/** `{id, values}` of each record, with what stands in the records that it names. */
async function filled({ store }, { alike: { match }, fields }, records) {
  const through = Object.keys(match).map(name => name.split(".")).filter(([, far]) => far)
  const ids = ref => records.map(one => one.fields[ref]).filter(id => id)
  const named = await Promise.all(through.map(([ref]) => store.many(fields[ref].of, ids(ref))))
  return records.map(one => ({ id: one.id, values: { ...one.fields, ...Object.fromEntries(through.map(([ref, far], at) => {
    const home = named[at].find(({ id }) => id === one.fields[ref])
    return [`${ref}.${far}`, home?.fields.void === undefined ? home?.fields[far] : undefined]
  })) } }))
}

/** The ids of those that may tell of the event that is being written down, the latest first. */
async function ofOneEvent({ store, now }, { kind }, typed) {
  const rule = lianfang.facts.doubles[kind]
  if (!rule) return []
  const near = (await store.list(kind, { from: now - rule.within, to: now + rule.within })).filter(one => one.fields.void === undefined)
  const rows = near.map(one => ({ ...one.fields, id: one.id, at: one.at })), absorbed = absorb(kind, rows)
  const found = rows.filter(one => tells(typed, one, rule)).sort((one, other) => other.at - one.at || order(one.id, other.id))
  return [...new Set(found.map(({ id }) => absorbed.get(id) ?? id))].slice(0, MOST)
}
