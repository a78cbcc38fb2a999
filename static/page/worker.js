// Where the field works offline: registers the worker, asks it to send, and lets a new version take over when nobody types.

const HOUR = 3_600_000
const EVERY = HOUR / 4
const worker = navigator.serviceWorker
const wanted = "offline" in document.documentElement.dataset && worker
const SOONEST = 1_000
const LISTEN = 20_000
const JITTER = 5_000
let dirty = false, retry = null

function ask(message) {
  worker.controller?.postMessage(message)
}

async function register() {
  const registration = await worker.register("/field/sw.js", { scope: "/field/", updateViaCache: "none" })
  registration.addEventListener("updatefound", () => watch(registration.installing))
  takeOver(registration)
  setInterval(() => registration.update().catch(() => {}), 6 * HOUR)
  document.addEventListener("htmx:after:swap", () => { dirty = false; takeOver(registration) })
  document.addEventListener("visibilitychange", () => takeOver(registration))
}

function watch(installing) {
  installing?.addEventListener("statechange", () => worker.getRegistration().then(takeOver))
}

// Until something is typed the page may change under the reader's eyes; what is being typed is never taken away.
function takeOver(registration) {
  if (!dirty && registration?.waiting) registration.waiting.postMessage({ type: "take-over" })
}

function keepOnline() {
  addEventListener("online", () => ask({ type: "sync", reason: "online" }))
  addEventListener("focus", () => ask({ type: "sync", reason: "focus" }))
  setInterval(() => ask({ type: "sync", reason: "time" }), EVERY)
  document.addEventListener("input", () => { dirty = true })
  // After somebody has written something it is worth keeping; some browsers ask the person, and once is enough.
  document.addEventListener("submit", () => navigator.storage?.persist?.(), { once: true })
  worker.addEventListener("controllerchange", () => ask({ type: "sync", reason: "arrival" }))
  ask({ type: "sync", reason: "page" })
  listen()
}

// Whoever only looks hears of the others within half a minute; while nobody looks, nothing is asked.
function listen() {
  setTimeout(() => {
    if (document.visibilityState === "visible") ask({ type: "news" })
    listen()
  }, LISTEN + JITTER * Math.random())
}

// A worker may be put to sleep before its pause after a failure is over; a page that is open is not.
function retryLater({ data }) {
  if (data.type !== "state") return
  clearTimeout(retry)
  if (!data.trouble || !data.known) return
  retry = setTimeout(() => ask({ type: "sync", reason: "retry" }), Math.max(SOONEST, data.retryAt - Date.now()))
}

// The centre has switched working offline off: the worker goes as soon as it has brought everything.
function retire() {
  new BroadcastChannel("lianfang").addEventListener("message", async ({ data }) => {
    if (data.type === "state" && !data.unsent) (await worker.getRegistration("/field/"))?.unregister()
  })
  ask({ type: "sync", reason: "page" })
}

if (worker?.controller && !wanted) retire()
if (wanted) {
  keepOnline()
  new BroadcastChannel("lianfang").addEventListener("message", retryLater)
  register().catch(reason => console.warn("No service worker here:", reason))
}
