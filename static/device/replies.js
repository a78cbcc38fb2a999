// Storing what the collector said: records, cursor, verdicts and what it acknowledges, in one transaction.
import { wall } from "./clock.js"
import { change } from "./database.js"
import { note } from "./directory.js"
import { dot } from "./ids.js"
import { bare } from "./journal.js"
import { blank, lay } from "./overlay.js"
import { acknowledge, between, forget } from "./outbox.js"
import { asTold, clean, refresh } from "./records.js"
import { drop, put } from "./rows.js"
import { bucketOf } from "./sums.js"

/** Store a reply of `POST /sync` (PROTOCOL section 6), wholly or not at all. */
export function take(reply) {
  return change(async (tx, meta) => {
    const touched = new Set()
    await takeRecords(tx, meta, reply, touched)
    await takeVerdicts(tx, meta, reply, touched)
    await takeNotices(tx, meta, reply)
    await settleBack(tx, meta, reply, touched)
    meta.seen = reply.have
    meta.heard = reply.now
    meta.epoch = reply.epoch
    // A building's hub says how far the centre is known to have them; without it the centre itself has spoken.
    meta.passed = reply.passed ?? null
    meta.cursor = reply.cursor ?? meta.cursor
    const gone = Object.keys(meta.walk.gone)
    if (!reply.more) await endWalk(tx, meta, touched)
    await refresh(tx, meta, touched)
    await forget(tx, meta, reply.more ? 0 : await erase(tx, meta, gone))
  })
}

async function takeRecords(tx, meta, reply, touched) {
  const own = await unsettled(tx, meta), alone = new Set(reply.alone)
  for (const record of reply.records) {
    put(tx, asTold(alone.has(record.id) ? { ...record, pos: 0 } : record, { walk: meta.walk.no, have: reply.have }))
    if (own.has(record.id)) touched.add(record.id)
  }
  for (const id of reply.gone) {
    await drop(tx, id)
    meta.walk.gone[id] = reply.have
    touched.add(id)
  }
  const strange = reply.healed ? await dropStrange(tx, meta, reply, touched) : []
  await note(tx, meta, { ...reply, gone: [...reply.gone, ...strange] })
}

// In buckets that were read again there is nothing but what came with them. Returns the ids of what was there besides.
async function dropStrange(tx, meta, { healed, check }, touched) {
  const rows = tx.objectStore("records"), buckets = new Set(healed.buckets), ids = new Set(healed.ids), strange = []
  for (const id of await rows.getAllKeys()) {
    if (ids.has(id) || !buckets.has(bucketOf(id))) continue
    const row = await rows.get(id), below = clean(row)
    if (!below || check.except?.includes(below.kind)) continue
    await drop(tx, id)
    touched.add(id)
    strange.push(id)
  }
  return strange
}

async function unsettled(tx, meta) {
  return new Set((await between(tx, meta, meta.settled + 1, meta.last)).map(op => op.record))
}

async function takeVerdicts(tx, meta, reply, touched) {
  const kept = tx.objectStore("verdicts"), told = new Map(reply.verdicts.map(one => [one.n, one]))
  await kept.delete(IDBKeyRange.bound([meta.node, meta.seen + 1], [meta.node, Infinity]))
  for (const row of await between(tx, meta, Math.min(meta.seen + 1, ...told.keys()), meta.last)) {
    await judge(tx, row, told.get(row.n), row.n > meta.seen, touched)
  }
}

async function judge(tx, row, verdict, fresh, touched) {
  const { node, at, op, record } = row
  if (verdict) await tx.objectStore("verdicts").put({ node, at, op, record, ...verdict })
  const refused = verdict ? verdict.verdict !== "conflict" : fresh ? false : row.refused
  if (Boolean(row.refused) === Boolean(refused)) return
  await tx.objectStore("ops").put({ ...row, refused })
  touched.add(row.record)
}

// What had been set aside and counts now is set aside no more.
async function takeNotices(tx, meta, reply) {
  for (const notice of reply.notices) {
    await tx.objectStore("notices").put({ at: wall(), ...notice })
    const [node, n] = notice.id.replace("released:", "").split(".")
    if (node === meta.node && n) await tx.objectStore("verdicts").delete([node, Number(n)])
  }
}

async function settleBack(tx, meta, said, touched) {
  for (const op of await between(tx, meta, said.have + 1, meta.settled)) touched.add(op.record)
  acknowledge(meta, said)
}

/** The end of a walk: what a walk from the empty cursor did not bring is no longer there; own ops leave the overlay. */
async function endWalk(tx, meta, touched) {
  if (meta.walk.whole) await dropUnseen(tx, meta, touched)
  await settle(tx, meta, meta.have, touched)
  meta.walk = { no: meta.walk.no + 1, whole: false, gone: {} }
  meta.ready = true
}

// Of what has gone nothing stays: not what was told of it, nor what was worked out. Returns up to which own op that has
// arrived there is something about it.
async function erase(tx, meta, gone) {
  if (!gone.length) return 0
  const ids = new Set(gone), state = tx.objectStore("meta"), about = ({ record, about }) => ids.has(record ?? about)
  for (const name of ["verdicts", "notices"]) {
    const store = tx.objectStore(name)
    for (const one of (await store.getAll()).filter(about)) store.delete(one.id ?? [one.node, one.n])
  }
  for (const key of await state.getAllKeys()) if (key !== "state") state.delete(key)
  const upto = Math.max(0, ...(await between(tx, meta, 1, meta.settled)).filter(about).map(op => op.n))
  if (upto === meta.last) bare(meta)
  return upto
}

async function dropUnseen(tx, meta, touched) {
  const rows = tx.objectStore("records")
  for (const id of await rows.index("walk").getAllKeys(IDBKeyRange.upperBound(meta.walk.no, true))) {
    await drop(tx, id)
    touched.add(id)
  }
}

/** Own ops up to n leave the overlay: into a record that the reply has brought with them, else into the one kept. */
export async function settle(tx, meta, upto, touched) {
  for (const row of await between(tx, meta, meta.settled + 1, upto)) {
    touched.add(row.record)
    if (!row.refused) await settleOne(tx, meta, row)
  }
  meta.settled = Math.max(meta.settled, upto)
}

async function settleOne(tx, meta, { record, op, node, n, at }) {
  const row = await tx.objectStore("records").get(record), told = row?.told
  const holds = told?.walk === meta.walk.no ? told.have : meta.walk.gone[record] ?? 0
  if (n <= holds) return
  const below = clean(row) ?? blank(record, op.kind, meta.site.code)
  const kept = told?.walk === meta.walk.no ? told : { walk: meta.walk.no, have: 0 }
  put(tx, asTold({ ...lay(below, op, dot(node, n), at), seal: undefined }, kept))
}

/** Acknowledge without records, as a `gap` or an expired cursor does. */
export function acknowledged(said) {
  return change(async (tx, meta) => {
    const touched = new Set()
    await settleBack(tx, meta, said, touched)
    await refresh(tx, meta, touched)
  })
}

/** Back to the empty cursor. Nothing is dropped before the new walk has ended. */
export function beginAgain(said) {
  return change(async (tx, meta) => {
    const touched = new Set()
    await settleBack(tx, meta, said, touched)
    await refresh(tx, meta, touched)
    meta.cursor = ""
    meta.walk = { no: meta.walk.no + 1, whole: true, gone: {} }
  })
}
