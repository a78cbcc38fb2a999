// "My phone": what waits here, what was set aside and why, and a rescue file of everything unconfirmed.
import { state } from "./clock.js"
import { open, readMeta } from "./database.js"
import { unconfirmed } from "./outbox.js"
import { standing } from "./standing.js"

const SHOWN = 100

/** The value `phone` of the page; see README. */
export async function about() {
  const meta = await readMeta(), waiting = await unconfirmed()
  return {
    unsent: waiting.length, waiting: waiting.slice(-SHOWN).reverse().map(shown), ...await toRead(meta),
    clock: state(meta), offset: meta.offset, trouble: meta.trouble, lastSync: meta.lastSync, moved: meta.moved,
    emptied: meta.emptied, storage: await storage(),
  }
}

/** What somebody should read: `refused`, `lost` (errands that another took first), `notices`; `newer`: how many. */
export async function toRead(meta) {
  const db = await open(), verdicts = await db.getAll("verdicts")
  const of = name => verdicts.filter(one => one.verdict === name)
  const lost = await Promise.all(of("conflict").map(one => lostClaim(db, meta, one)))
  const taken = lost.filter(Boolean), told = await Promise.all((await db.getAll("notices")).map(one => asking(db, one)))
  // Of an errand that another took first the collector tells as well.
  const notices = told.filter(one => one && !taken.some(({ dot }) => one.id.endsWith(`:${dot}`)))
  return { refused: of("quarantined").map(refused), lost: taken, newer: of("newer").length, notices }
}

/** A notice with what an answer to it needs; null for one that is settled or not here. */
export async function told(id) {
  const db = await open(), notice = await db.get("notices", id)
  return notice ? asking(db, notice) : null
}

function asking(db, notice) {
  return standing(notice, id => db.get("records", id), async dot => {
    const [node, n] = dot.split(".")
    return (await db.get("ops", [node, Number(n)]))?.op.set
  })
}

// Two claimed one errand without knowing of one another: the collector picks by its rule, and the other is told here.
async function lostClaim(db, meta, { node, n, record, op }) {
  const errand = op.kind === "errand" && op.set.status === "claimed" && await db.get("records", record)
  if (!errand || errand.fields.status === "open" || errand.fields.runner === op.set.runner) return null
  const { title = "", unit = "", runner } = errand.fields
  return { dot: `${node}.${n}`, id: record, title, unit, who: meta.people[runner] ?? "" }
}

function shown({ node, n, record, op, at }) {
  return { dot: `${node}.${n}`, kind: op.kind, id: record, at, words: op.set }
}

function refused({ node, n, record, op, at, errors }) {
  return { dot: `${node}.${n}`, kind: op.kind, id: record, at, fields: op.set, errors }
}

async function storage() {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate()
  return { used: usage, quota, kept: await navigator.storage.persisted() }
}

/** Everything unconfirmed as request bodies (PROTOCOL section 6), a header line before the ops of each node. */
export async function rescue() {
  const { site, name } = await readMeta(), rows = await unconfirmed(), lines = []
  for (const [at, { node, n, line }] of rows.entries()) {
    const follows = node === rows[at - 1]?.node
    if (!follows) lines.push(JSON.stringify({ v: 1, node, from: n, site: site.code, name }))
    lines.push(line)
  }
  return lines.map(line => `${line}\n`).join("")
}

/** Forget a notice that was read, or that something was set aside, by its id or dot. */
export async function dismiss(id) {
  const db = await open(), [node, n] = id.split(".")
  await db.delete("notices", id)
  if (Number(n)) await db.delete("verdicts", [node, Number(n)])
}
