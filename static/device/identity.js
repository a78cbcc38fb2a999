// Who this phone is. The token is a cookie that no script can read; the collector says whose it is.
import { wall } from "./clock.js"
import { change, readMeta } from "./database.js"
import { newNode } from "./ids.js"
import { remembered } from "./journal.js"
import { append, between, oldest } from "./outbox.js"
import { refresh } from "./records.js"
import { settle } from "./replies.js"
import { clear } from "./rows.js"
import { names, peopleOf } from "./shapes.js"
import { post } from "./wire.js"

const CONTENT = ["directory", "stale", "notices", "verdicts", "once"]
const DAY = 86_400_000
const CHOICES = ["lang", "big", "gate", "direction"]

/** Whether this browser is enrolled: asks the collector where the store does not say so yet. */
export async function ensure() {
  if ((await readMeta()).node) return true
  const me = await who()
  if (!me?.node) return false
  // A number that has written before, and a store that knows of nothing: the browser has emptied it. Going on under
  // that number could give one name to two entries.
  const kept = await remembered(), last = Math.max(me.claimed, kept?.node === me.node ? kept.last : 0)
  if (last > me.claimed) await testify(me, last)
  return last ? enrolAgain(1, { ...me, last, sure: Boolean(kept) }) : begin(me)
}

// How far the lost store had written, under its own number: so the centre knows what is missing.
function testify({ node, have }, last) {
  const head = { v: 1, node, now: wall(), heard: 0, seen: have, claimed: last, from: 1, prev: "", last: "" }
  return post("/sync", `${JSON.stringify(head)}\n`, { "Content-Type": "application/x-ndjson" })
}

async function who(former = "") {
  const response = await fetch(`/field/me.json${former && `?former=${former}`}`, { cache: "no-store", redirect: "manual" }).catch(() => null)
  const json = response?.ok && response.headers.get("Content-Type")?.startsWith("application/json")
  return json ? response.json() : null
}

async function begin(me) {
  await change((_tx, meta) => {
    choose(meta, me)
    become(meta, me)
    meta.trouble = null
  })
  return true
}

// What was chosen before this phone had a store of its own.
function choose(meta, me) {
  for (const name of CHOICES) meta[name] = me[name] ?? meta[name]
}

function become(meta, { key, keys, proof, node, person, name, role, site, people, callable, runners, members }) {
  Object.assign(meta, { key, keys, proofs: { ...meta.proofs, [node]: proof }, node, person, name, role, site, people, callable, runners, members, learned: wall() })
}

/** Whether the people of the site were last asked for a day ago. */
export const stale = meta => !meta.keys || Math.abs(wall() - (meta.learned ?? 0)) > DAY

/** Learn the names of the site's people anew. */
export async function learn() {
  const me = await who()
  if (me?.node) await change((_tx, meta) => { if (meta.node === me.node) become(meta, me) })
}

/** Take over once more what was chosen by way of the centre. */
export async function rechoose() {
  const me = await who()
  if (me?.node) await change((_tx, meta) => choose(meta, me))
}

/** Whether a record names a person whose name is not known here. */
export function unknownPerson(meta, record) {
  return peopleOf(record.kind).some(field => record.fields[field] && !(record.fields[field] in meta.people))
}

/** Whether the cookie belongs to another node by now; if so, this phone goes on under that one. */
export async function renew() {
  const meta = await readMeta(), me = await who(meta.node)
  if (!me?.node || me.node === meta.node) return false
  await move(me, meta.fresh?.node === me.node ? meta.fresh.first : missing(meta, me))
  return true
}

// What another collector has confirmed (a hub that is gone, a database before it was put back) may not be at this one:
// whatever of it is kept is written again from there on.
function missing(meta, { epoch, site, former }) {
  const elsewhere = epoch !== meta.epoch && site.code === meta.site.code
  return elsewhere ? Math.max(oldest(meta), Math.min(meta.have, former ?? meta.have) + 1) : meta.have + 1
}

/** After a fork: go on as a new node, under which the ops from n = `first` on are written again. */
export async function moveOn(first) {
  return enrolAgain(first, null)
}

// The number is kept before it is sent: where the reply is lost, the same one is asked for again.
async function enrolAgain(first, emptied) {
  const fresh = await change((_tx, meta) => meta.fresh ??= { node: newNode(), first })
  const wish = JSON.stringify({ token: "", node: fresh.node })
  const answer = await post("/enrol", wish, { "Content-Type": "application/json" })
  const me = answer.kind === "reply" && answer.said.node === fresh.node && await who()
  if (!me?.node) return refused(answer)
  await move(me, fresh.first)
  if (emptied) await change((_tx, meta) => {
    choose(meta, me)
    const { have, last, sure } = emptied, gone = Array.from({ length: last - have }, (_, k) => have + 1 + k)
    meta.emptied = { at: wall(), back: 0, gone, sure }
  })
  return true
}

async function refused(answer) {
  const spent = answer.kind === "problem" && answer.said.code === "node_taken"
  await change((_tx, meta) => {
    if (spent) meta.fresh = null
    meta.trouble = answer.said?.code ?? answer.kind
  })
  return false
}

/** Become `me`; own ops from n = `first` on are written again under the new number, own dots among them renamed. */
function move(me, first) {
  return change(async (tx, meta) => {
    const touched = new Set(), old = { node: meta.node, person: meta.person, site: meta.site.code,
                                       hash: first === meta.have + 1 ? meta.hash : undefined }
    await settle(tx, meta, first - 1, touched)
    const rows = await between(tx, meta, first, meta.last)
    for (const row of rows) touched.add(row.record)
    restart(meta, me)
    if (old.site && old.site !== me.site.code) await strand(tx, rows, old.hash)
    else reissue(tx, meta, rows, old.person, touched)
    await clearOps(tx, old.node)
    await tx.objectStore("verdicts").delete(IDBKeyRange.bound([old.node, first], [old.node, Infinity]))
    await refresh(tx, meta, touched)
  })
}

function restart(meta, me) {
  if (meta.node) meta.moved += 1
  become(meta, me)
  Object.assign(meta, {
    last: 0, floor: { n: 0, hash: "" }, have: 0, seen: 0, heard: 0, settled: 0, acks: [], fresh: null, probe: null,
    unsure: false, broken: null, hash: "", cursor: "", walk: { no: meta.walk.no + 1, whole: true, gone: {} }, trouble: null, notBefore: 0,
  })
}

function reissue(tx, meta, rows, person, touched) {
  const renamed = new Map(rows.map((row, k) => [`${row.node}.${row.n}`, `${meta.node}.${k + 1}`]))
  for (const row of rows) {
    const op = rewritten(row.op, renamed)
    // By another invitation only whoever used it is enrolled here; an op by anybody else would be set aside.
    if (meta.person !== person) delete op.by
    touched.add(append(tx, meta, op).record)
  }
}

function rewritten(op, renamed) {
  const now = dot => renamed.get(dot) ?? dot
  const set = Object.entries(op.set).map(([field, value]) => [field, names(op.kind, field) ? now(value) : value])
  const base = op.base && Object.entries(op.base).map(([name, dots]) => [name, dots.map(now)])
  return { ...op, ...op.id && { id: now(op.id) }, set: Object.fromEntries(set),
           ...base && { base: Object.fromEntries(base) } }
}

// Another site's ops can't be sent from here: they stay for a file. `prev`: what the first of them follows on.
async function strand(tx, rows, prev) {
  await clear(tx)
  for (const store of CONTENT) await tx.objectStore(store).clear()
  for (const row of rows) await tx.objectStore("ops").put({ ...row, stranded: true, prev })
}

async function clearOps(tx, node) {
  const ops = tx.objectStore("ops")
  for (const row of await ops.getAll(IDBKeyRange.bound([node, 0], [node, Infinity]))) {
    if (!row.stranded) await ops.delete([row.node, row.n])
  }
}

/** The node was withdrawn: all that was read is erased. What was written and not confirmed stays for a file. */
export function erase() {
  return change(async (tx, meta) => {
    const rows = await between(tx, meta, meta.have + 1, meta.last)
    await strand(tx, rows, meta.hash)
    await clearOps(tx, meta.node)
    restart(meta, { node: "", person: "", name: "", role: "", site: { code: "", name: "" }, people: {} })
    Object.assign(meta, { trouble: "wiped", ready: false, pageWho: undefined, pagePins: undefined })
  })
}
