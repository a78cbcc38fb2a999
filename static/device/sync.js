// The loop that brings this phone and its collector together (PROTOCOL section 6). One at a time, whoever asks.
import { pause, waits } from "./backoff.js"
import { learn as learnKinds } from "./book.js"
import { compare, wall } from "./clock.js"
import { change, readMeta } from "./database.js"
import * as directory from "./directory.js"
import * as drift from "./drift.js"
import * as identity from "./identity.js"
import { hold } from "./journal.js"
import { hashAt, oldest } from "./outbox.js"
import { acknowledged, beginAgain, take } from "./replies.js"
import { next } from "./request.js"
import { LANGUAGES } from "./shell.js"
import { reached, tell } from "./told.js"
import { isReply, post } from "./wire.js"
import { language, learnAll } from "./words.js"

const ROUNDS = 500
const SELDOM = 15_000
// Records asked for at once, by how long the last reply took, in ms.
const MOST = 1_000
const FEWEST = 8
const LONG = 30_000
const SHORT = 10_000
const URGENT = ["online", "person", "joined"]
let running = null, wish = null, talked = () => {}

/** Do `work()` after everything was sent and read. */
export function onTalked(work) {
  talked = work
}

/**
 * Send what is unsent and read what is new; resolves when both are done or have failed. Never throws.
 *
 * `reason`: "online" and "person" do not wait for the pause after a failure, though for a collector that is busy; "joined"
 * waits for nothing.
 */
export function now(reason) {
  if (running && (!wish || URGENT.includes(reason))) wish = reason
  running ??= repeat(reason)
  return running
}

let asked = 0

/** Read what is new, if there is something; asked by every open page, so most of it is left out. Never throws. */
export async function news() {
  if (running || Math.abs(wall() - asked) < SELDOM) return
  asked = wall()
  const meta = await readMeta().catch(() => null)
  if (!meta?.ready || waits(meta.notBefore, wall())) return
  const after = new URLSearchParams({ after: meta.cursor })
  const answer = await fetch(`/field/news?${after}`, { cache: "no-store", redirect: "manual" }).catch(() => null)
  await reached(Boolean(answer)).catch(failure => console.error(failure))
  if (answer?.status === 200) await now("news")
}

// Whoever asks meanwhile may have written something that has not gone out, or may not have to wait.
async function repeat(first) {
  try {
    for (let reason = first; reason; reason = wish) {
      wish = null
      await alone(() => attempt(reason))
    }
  } finally {
    running = null
  }
}

// An old and a new worker may live at the same time for a moment; whoever finds the other at it leaves it to that one.
function alone(work) {
  if (!navigator.locks) return work()
  return navigator.locks.request("lianfang-sync", { ifAvailable: true }, lock => lock && work())
}

async function attempt(reason) {
  try {
    const meta = await readMeta()
    if (waits(meta.notBefore, wall()) && (meta.trouble === "busy" ? reason !== "joined" : !URGENT.includes(reason))) return
    // What was planned after a write may have gone out in the meantime.
    if (reason === "write" && meta.last === meta.have) return
    // Own ops are laid over records by what their kinds declare.
    if (meta.keyed) await learnKinds(meta, language(meta)).catch(failure => console.error(failure))
    if (await identity.ensure()) await talk()
  } catch (failure) {
    console.error(failure)
    await failed("store")
  }
  await hold().catch(() => {})
  await tell({ sending: null, receiving: null, away: false }).catch(failure => console.error(failure))
}

async function talk() {
  const start = await readMeta()
  let received = 0
  for (let round = 0; round < ROUNDS; round++) {
    const request = await next(), { meta } = request, sent = meta.have - start.have
    const sending = meta.last > meta.have ? { n: sent, m: meta.last - start.have } : null
    await tell({ sending, receiving: received || null })
    const asked = wall(), answer = await post("/sync", request.body, request.headers), heard = wall()
    received += answer.said?.records?.length ?? 0
    if (!await answered(answer, { ...request, took: heard - asked }, (asked + heard) / 2)) return
  }
}

/** Do what an answer asks for; true: ask again at once. */
async function answered(answer, request, arrived) {
  if (answer.kind === "reply" && isReply(answer.said)) return stored(answer.said, request, arrived)
  if (answer.kind === "problem") return (PROBLEMS[answer.said.code] ?? refused)(answer.said, request, answer)
  if (answer.begun) await fewer()
  else if (answer.kind === "slow") await halve(request.count)
  await failed(answer.kind === "reply" ? "portal" : answer.kind)
  return false
}

async function stored(said, request, arrived) {
  if (await strange(said, request.meta)) return doubt(request.meta)
  // Nothing of what was sent has arrived: asking again at once would go on for ever.
  if (request.count && said.have < request.first) return refused({ code: "lost" })
  if (said.wipe) return withdrawn(said)
  await take(said)
  const meta = await change((_tx, found) => settled(found, said, arrived, request.took))
  // Before everything is here the pages are the centre's: each part that comes would fetch them anew.
  if (meta.ready && (said.records.length || said.gone.length)) await tell({ type: "changed" })
  if (!said.more) await followUp(meta, said)
  // The collector knows by now how far this phone has written. What is left goes on under another number.
  if (meta.broken && meta.have >= meta.broken - 1) return identity.moveOn(meta.broken)
  return said.more || meta.last > meta.have || drifted(said, meta)
}

// What is here otherwise than it should be is read again.
async function drifted(said, meta) {
  const found = await drift.look(said, meta)
  if (found === "anew") await beginAgain(said)
  return found !== ""
}

function settled(meta, said, arrived, took) {
  compare(meta, said.now, arrived)
  found(meta, said.have)
  meta.unsure = false
  delete meta.telling
  meta.limit = took > LONG ? half(meta.limit) : took < SHORT ? Math.min(MOST, meta.limit * 2) : meta.limit
  meta.batch = Math.max(1, Math.min(said.hint?.ops ?? 500, meta.batch * 2))
  Object.assign(meta, { trouble: null, tries: 0, notBefore: 0, lastSync: said.now })
  return meta
}

// What was missing here may have arrived before it was lost.
function found(meta, have) {
  if (!meta.broken) return
  const gone = meta.emptied.gone.filter(n => n > have)
  meta.emptied = { ...meta.emptied, gone }
  meta.broken = gone[0] ?? null
}

async function followUp(meta, said) {
  await directory.refresh()
  await learnAll()
  for (const lang of [language(meta), ...LANGUAGES]) await learnKinds(meta, lang).catch(failure => console.error(failure))
  if (identity.stale(meta) || said.records.some(record => identity.unknownPerson(meta, record))) await identity.learn()
  await talked()
}

// A hash that is not ours, or more than we ever wrote: this phone or another one was cloned or restored.
async function strange(said, meta) {
  const own = await hashAt(meta, said.have)
  return meta.probe !== null || said.have > meta.last || (own !== null && own !== said.hash)
}

// Show all kept ops, so that the collector can name the first that differs; where none does, only later ones do.
async function doubt(before) {
  const meta = await change((_tx, found) => {
    found.unsure = false
    found.probe = before.probe === null ? oldest(found) : before.probe + before.batch
    return found
  })
  return meta.probe <= meta.last ? true : identity.moveOn(meta.last + 1)
}

async function gap(said, { meta }) {
  if (await strange(said, meta)) return doubt(meta)
  if (said.have < oldest(meta) - 1) return refused(said)
  await acknowledged(said)
  await sure()
  return true
}

async function expired(said, { meta }) {
  if (await strange(said, meta)) return doubt(meta)
  await beginAgain(said)
  await sure()
  return true
}

const sure = () => change((_tx, meta) => { meta.unsure = false })

const fork = (said, { meta }) => said.n ? identity.moveOn(said.n) : doubt(meta)

async function tooLarge(said, { count }) {
  if (count <= 1) return refused(said)
  await halve(count)
  await sure()
  return true
}

async function halve(count) {
  if (count > 1) await change((_tx, meta) => { meta.batch = Math.floor(count / 2) })
}

// Of a reply that breaks off nothing is kept, so the next one is to be shorter.
const fewer = () => change((_tx, meta) => { meta.limit = half(meta.limit) })
const half = limit => Math.max(FEWEST, Math.floor(limit / 2))

async function busy(_said, _request, { wait }) {
  await failed("busy", wait)
  await sure()
  return false
}

// The cookie may belong to another enrolment of this browser by now; then this phone goes on under that number.
async function lockedOut(said) {
  if (said.wipe) await identity.erase()
  else if (await identity.renew()) return true
  return refused(said)
}

async function withdrawn(said) {
  await acknowledged(said)
  const meta = await change((_tx, found) => { found.unsure = false; found.trouble = "wiped"; return found })
  if (meta.last > meta.have) return true
  await identity.erase()
  return false
}

async function refused(said) {
  await sure()
  await failed(said.code)
  return false
}

function failed(trouble, wait) {
  return change((_tx, meta) => {
    meta.trouble = trouble
    meta.notBefore = wall() + pause(meta.tries++, wait)
  }).catch(() => {})
}

const PROBLEMS = {
  gap, fork, busy, cursor_expired: expired, too_large: tooLarge, unauthenticated: lockedOut, not_yours: lockedOut,
}
