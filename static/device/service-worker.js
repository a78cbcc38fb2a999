// The service worker: answers the field's pages from this phone, and sends what was written when there is a network.
import { touched } from "./acting.js"
import { further } from "./further.js"
import * as identity from "./identity.js"
import * as journal from "./journal.js"
import "./mend.js"
import * as pages from "./pages/index.js"
import * as phone from "./phone.js"
import { MIGRATIONS } from "./schema.js"
import * as search from "./search.js"
import * as shell from "./shell.js"
import { settled, soon } from "./soon.js"
import * as store from "./store.js"
import * as sync from "./sync.js"
import { tell } from "./told.js"
import { patience } from "./wire.js"

const NOT_OURS = /^\/field\/((sw|further)\.js|shell\.json|me\.json|news|sounds\.txt|words\/.*|kinds\/.*)$/

self.lianfang = Object.assign(self.lianfang ?? {}, { store, search, sync, phone, journal, patience, MIGRATIONS })
store.onWrite(soon)
sync.onTalked(() => further().afterwards())
let warmed = false
// The forms that this worker has tried to write.
const tried = new Set()

self.addEventListener("install", event => event.waitUntil(install()))
self.addEventListener("activate", event => event.waitUntil(arrive()))
self.addEventListener("fetch", event => route(event))
self.addEventListener("message", event => event.waitUntil(told(event.data ?? {})))
self.addEventListener("sync", event => event.waitUntil(inBackground()))

async function install() {
  await shell.install()
  further()
}

async function arrive() {
  await shell.tidy()
  await self.clients.claim()
  await sync.now("arrival")
}

function route(event) {
  const { request } = event, { origin, pathname, searchParams } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.method === "GET" && pathname.startsWith("/static/")) return event.respondWith(shell.file(request))
  if (pathname.startsWith("/field/carry/")) return event.respondWith(carry(request))
  if (!isPage(request.method, pathname)) return
  // This browser has just been let in: whatever pause it was in is over, it may be another device from now on.
  if (searchParams.has("joined")) event.waitUntil(sync.now("joined"))
  const answer = page(request)
  event.respondWith(answer)
  event.waitUntil(answer.then(settled, settled))
}

function isPage(method, pathname) {
  return ["GET", "POST"].includes(method) && /^\/field(\/|$)/.test(pathname) && !NOT_OURS.test(pathname)
}

async function page(request) {
  const { url, method, headers, redirect } = request, posted = method === "POST"
  const [meta, body] = await Promise.all([store.meta().catch(() => null), posted ? request.text() : undefined])
  const once = posted && new URLSearchParams(body).get("once")
  const centre = async () => {
    if (once) await store.sendOn(once, body).catch(() => {})
    return fetch(posted ? new Request(url, { method, headers, redirect, body }) : request)
  }
  // The store was there when this form was first sent: the centre must not write it a second time.
  if (!meta && tried.has(once)) return further().plain("failed")
  if (!meta?.node || !meta.ready) return unready(centre, posted, meta)
  if (once && (headers.has("Lianfang-To") || await store.sentOn(once, body))) return centre().catch(() => further().plain("offline"))
  warm()
  tried.add(once)
  try {
    const answer = await pages.answer(request, body, store, meta)
    if (answer) return answer
  } catch (failure) {
    console.error(failure)
    // A form may have been written before what failed: the centre must not write it a second time.
    if (posted) return further().plain("failed")
  }
  return centre().catch(() => further().plain("offline"))
}

// What is chosen while this phone is being set up, as the gate, the centre keeps as cookies, which no script can read.
async function unready(centre, posted, meta) {
  const answer = await centre().catch(async () => further().plain(...await phone.why(meta)))
  if (posted) await identity.rechoose()
  return answer
}

// Not before the first page: a version that is only being installed must leave the store to the one at work.
function warm() {
  if (!warmed) search.warm().then(further).catch(() => {})
  warmed = true
}

// A phone that is not set up keeps nothing for others.
const carry = async request => (await store.meta().catch(() => null))?.node ? further().carry(request) : fetch(request)

const TASKS = {
  sync: ({ reason }) => sync.now(reason),
  news: () => sync.news(),
  standing: () => tell(),
  dismiss: ({ id }) => phone.dismiss(id).then(() => tell()),
  touch: () => touched(store),
  "take-over": () => self.skipWaiting(),
}

function told(message) {
  return TASKS[message.type]?.(message)
}

// Browsers with a network call this at once; what was planned is waited for, so that a row of entries goes out together.
// An error is how the browser learns that it should try again by itself.
async function inBackground() {
  await settled()
  if ((await store.meta()).unsent) await sync.now("background")
  if ((await store.meta()).unsent) throw new Error("Not everything was sent.")
}
