// "My phone": what waits here, what was set aside and why.
import { state } from "./clock.js"
import { change, readMeta, shelf } from "./database.js"
import { known, remembered } from "./journal.js"
import { atHub, unconfirmed } from "./outbox.js"
import { ranges } from "./numbers.js"
import { standing } from "./standing.js"

const SHOWN = 100

/** The value `phone` of the page; see README. */
export async function about() {
  const meta = await readMeta(), waiting = await unconfirmed()
  return {
    unsent: waiting.length, waiting: await Promise.all(waiting.slice(-SHOWN).reverse().map(shown)), ...await toRead(meta),
    clock: state(meta), offset: meta.offset, trouble: meta.trouble, lastSync: meta.lastSync, moved: meta.moved,
    hub: atHub(meta), emptied: meta.emptied, storage: await storage(),
    ready: meta.ready && !meta.unlisted, version: self.lianfangVersion ?? "",
  }
}

/** What somebody should read: `refused`, `lost` (errands that another took first), `notices`; `newer`: how many. */
export async function toRead(meta) {
  const verdicts = await (await shelf("verdicts")).getAll()
  const of = name => verdicts.filter(one => one.verdict === name)
  const lost = (await Promise.all(of("conflict").map(one => lostClaim(meta, one)))).filter(Boolean)
  const told = await Promise.all((await (await shelf("notices")).getAll()).map(asking))
  // Of an errand that another took first the collector tells as well.
  const notices = told.filter(one => one && !lost.some(({ dot }) => one.id.endsWith(`:${dot}`)))
  return { refused: of("quarantined").map(refused), lost, newer: of("newer").length, notices }
}

/** A notice with what an answer to it needs; null for one that is settled or not here. */
export async function told(id) {
  const notice = await (await shelf("notices")).get(id)
  return notice ? asking(notice) : null
}

function asking(notice) {
  return standing(notice, async id => (await shelf("records")).get(id), async dot => {
    const [node, n] = dot.split(".")
    return (await (await shelf("ops")).get([node, Number(n)]))?.op.set
  })
}

// Two claimed one errand without knowing of one another: the collector picks by its rule, and the other is told here.
async function lostClaim(meta, { node, n, record, op }) {
  const claimed = op.kind === "errand" && op.set.status === "claimed"
  const errand = claimed && await (await shelf("records")).get(record)
  if (!errand || errand.fields.status === "open" || errand.fields.runner === op.set.runner) return null
  const { title = "", unit = "", runner } = errand.fields
  return { dot: `${node}.${n}`, id: record, title, unit, who: meta.people[runner] ?? "" }
}

// What changes a record or takes it back names whom it is about.
async function shown({ node, n, record, op, at }) {
  const about = await (await shelf("records")).get(record), { void: taken } = op.set
  return { dot: `${node}.${n}`, kind: op.kind, id: record, at, words: { ...about?.fields, ...op.set }, taken: taken !== undefined && taken !== null }
}

function refused({ node, n, record, op, at, errors }) {
  return { dot: `${node}.${n}`, kind: op.kind, id: record, at, fields: op.set, errors }
}

async function storage() {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate()
  return { used: usage, quota, kept: await navigator.storage.persisted(), low: known.low }
}

/** Why there is no page, as `plain` takes it. `meta`: how this phone stands; null: its database can't be opened. */
export async function why(meta) {
  const { have = 0, last = 0 } = await remembered() ?? {}, unsent = last - have
  if (!meta) return ["store", unsent]
  if (meta.emptied) return ["emptied", meta.emptied.back, ranges(meta.emptied.gone)]
  if (!meta.node && last) return ["emptied", 0, ranges(Array.from({ length: unsent }, (_, k) => have + 1 + k))]
  return ["loading"]
}

/** Forget a notice that was read, or that something was set aside, by its id or dot. */
export async function dismiss(id) {
  if (id === "emptied") await change((_tx, meta) => { meta.emptied = null })
  const [node, n] = id.split(".")
  await (await shelf("notices", "readwrite")).delete(id)
  if (Number(n)) await (await shelf("verdicts", "readwrite")).delete([node, Number(n)])
}
