// "My phone": what waits here, what was set aside and why, and a rescue file of everything unconfirmed.
import { state } from "./clock.js"
import { open, readMeta } from "./database.js"
import { unconfirmed } from "./outbox.js"

const SHOWN = 100

/** The value `phone` of the page; see README. */
export async function about() {
  const meta = await readMeta(), db = await open(), waiting = await unconfirmed()
  const verdicts = await db.getAll("verdicts"), set = verdicts.filter(one => one.verdict === "quarantined")
  return {
    unsent: waiting.length, waiting: waiting.slice(-SHOWN).reverse().map(shown), refused: set.map(refused),
    newer: verdicts.filter(one => one.verdict === "newer").length, notices: await db.getAll("notices"),
    clock: state(meta), offset: meta.offset, trouble: meta.trouble, lastSync: meta.lastSync, moved: meta.moved,
    emptied: meta.emptied, storage: await storage(),
  }
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
  const meta = await readMeta(), rows = await unconfirmed(), lines = []
  for (const [at, row] of rows.entries()) {
    if (row.node !== rows[at - 1]?.node) lines.push(JSON.stringify({ v: 1, node: row.node, from: row.n, site: meta.site.code, name: meta.name }))
    lines.push(row.line)
  }
  return lines.map(line => `${line}\n`).join("")
}

/** Forget a notice that was read, or that something was set aside, by its id or dot. */
export async function dismiss(id) {
  const db = await open(), [node, n] = id.split(".")
  await db.delete("notices", id)
  if (Number(n)) await db.delete("verdicts", [node, Number(n)])
}
