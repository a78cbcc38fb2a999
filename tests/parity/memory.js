// A phone's store in memory: the interface of static/device/README.md over plain maps. What is shown, what is valid and
// what a form carries is decided by the phone's own modules.
import * as clock from "./clock.js"
import { author, natural } from "./ids.js"
import { blank, lay } from "./overlay.js"
import { key, names } from "./shapes.js"
import * as store from "./store.js"
import { check } from "./valid.js"

const copy = value => JSON.parse(JSON.stringify(value))
const first = (one, other) => one.at - other.at || (one.id < other.id ? -1 : 1)
const FIELDS = { author: one => author(one.id) }

function inside(one, { index = "at", from, to = Infinity, counts }) {
  if (index === "at") return one.at >= (from ?? -Infinity) && one.at <= to
  if (index === "" || counts) if (one.fields.void !== undefined) return false
  if (index === "") return one.at >= (from ?? -Infinity) && one.at <= to
  const value = FIELDS[index]?.(one) ?? one.fields[index]
  return from === undefined ? value !== undefined : [value].flat().includes(from)
}

// No two phones, and no two moments of one, have the same.
let stamp = 0

/** A store of the phone `meta`, with the records and notices that the collector told. */
export function memory(meta, told, notices) {
  let now = ++stamp
  const records = new Map(told.map(one => [one.id, { ...one, unsent: 0 }])), written = new Map()

  async function list(kind, wishes = {}) {
    const found = [...records.values()].filter(one => one.kind === kind && inside(one, wishes)).sort(first)
    const { skip = 0, limit = Infinity } = wishes
    return copy((wishes.reverse ? found.reverse() : found).slice(skip, skip + limit))
  }

  async function idOf({ id, kind, set }, dot) {
    const keys = key(kind)
    return id ?? (keys.length ? natural(meta.site.code, kind, keys.map(name => set[name])) : dot)
  }

  function add(draft, id, dots, k) {
    const made = value => /^\+\d+$/.test(value) ? dots[Number(value.slice(1))] : value
    const set = Object.fromEntries(Object.entries(draft.set).map(([field, value]) =>
      [field, names(draft.kind, field) ? made(value) : value]))
    now = ++stamp
    const below = records.get(id) ?? blank(id, draft.kind, meta.site.code)
    const shown = lay(below, { ...draft, set }, dots[k], clock.now(meta))
    records.set(id, { ...shown, unsent: (below.unsent ?? 0) + 1 })
  }

  const form = (once, said) => JSON.stringify([once, said])

  async function write(drafts, { once, said }) {
    if (once && written.has(form(once, said))) return written.get(form(once, said))
    for (const draft of drafts) check(draft.kind, draft.set, draft.id === undefined)
    const dots = drafts.map((_, k) => `${meta.node}.${meta.last + k + 1}`)
    meta.last += drafts.length
    const ids = await Promise.all(drafts.map((draft, k) => idOf(draft, dots[k])))
    drafts.forEach((draft, k) => add(draft, ids[k], dots, k))
    written.set(form(once, said), dots)
    return dots
  }

  return {
    lastTold: async about => notices.filter(one => one.about === about).at(-1)?.text ?? "",
    until: async (start, _meta, reckon) => reckon(await list("gate_entry", { to: start - 1 })),
    count: async (kind, wishes) => (await list(kind, wishes)).length, known: async (_kind, _name, reckon) => reckon(),
    kindOf: async id => records.get(id)?.kind ?? null,
    list, write, heads: store.heads, base: store.base, all: () => [...records.values()],
    writer: async id => id.startsWith(`${meta.node}.`) ? meta.person : null,
    again: async (once, said) => written.has(form(once, said)),
    meta: async () => ({ ...meta, written: { ...meta.written, "": now }, unsent: meta.last - meta.have }),
    setMeta: async changes => { Object.assign(meta, changes) },
    many: async (kind, ids) => copy(ids.map(id => records.get(id)).filter(one => one?.kind === kind)),
    get: async (kind, id) => records.get(id)?.kind === kind ? copy(records.get(id)) : null,
  }
}
