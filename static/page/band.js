// Keeps the band true: what the phone's worker tells of itself is shown on every open page at once.
import { refused } from "./kept.js"

const TROUBLES = {
  lost: "lost", slow: "lost", down: "down", internal: "down", portal: "portal", busy: "busy", unauthenticated: "unknown", not_yours: "unknown",
  wiped: "wiped", store: "store",
}
const CLOCKS = { back: "back", ahead: "clock", behind: "clock" }
const GREETING = 10_000
let last = null, fresh = false

/** Which of the band's sentences fits, and its numbers; null for none. */
function sentence(state) {
  const { trouble, sending, receiving, unsent } = state
  if (trouble === "wiped") return ["wiped"]
  if (state.gone) return ["gone", { n: state.gone }]
  const unread = (state.emptied ? 1 : 0) + (state.notices ?? 0) + (state.verdicts ?? 0) + refused().length
  if (!state.known) return unread ? ["look", { n: unread }] : null
  if (sending) return ["sending", sending]
  if (!state.ready) return ["loading", { n: receiving ?? 0 }]
  if (receiving) return ["receiving", { n: receiving }]
  const wrong = trouble && (TROUBLES[trouble] ?? "wrong")
  // Being without a network is how it should work: it is said only to whoever waits for something to go out.
  if (wrong && (unsent || !["lost", "busy", "down"].includes(wrong))) return [wrong]
  if (state.low) return ["low"]
  if (CLOCKS[state.clock]) return [CLOCKS[state.clock]]
  if (unread) return ["look", { n: unread }]
  return fresh ? ["ready"] : null
}

function show(state) {
  const band = document.getElementById("band")
  if (!band || !state.known) return say(band, sentence(state))
  put(band.querySelector("[data-unsent-count]"), state.unsent)
  if (state.synced) put(band.querySelector("[data-synced]"), state.synced)
  say(band, sentence(state))
}

function put(place, value) {
  place.textContent = place.dataset.words.replace("#", value)
}

function say(band, found) {
  const place = band?.querySelector(".standing")
  if (!place) return
  const [name, numbers = {}] = found ?? [], bar = place.querySelector("progress")
  place.hidden = !found
  if (!found) return
  place.firstElementChild.textContent = place.dataset[name].replace("#n", numbers.n).replace("#m", numbers.m)
  bar.hidden = !numbers.m
  if (numbers.m) Object.assign(bar, { max: numbers.m, value: numbers.n })
}

// Said once, when everything has been fetched: from now on the phone may go out of reach.
function greet() {
  fresh = true
  setTimeout(() => { fresh = false; show(last) }, GREETING)
}

function hear({ data }) {
  if (data.type !== "state") return
  if (last && !last.ready && data.ready) greet()
  last = data
  show(data)
}

// Of a new page, and whenever a form was kept. What is told of the phone is a moment old: a page that counts what waits
// was made by the worker just now, and knows better. Where no worker tells anything, only the kept forms are known of.
function look() {
  const band = document.getElementById("band"), counts = band?.querySelector("[data-unsent-count]").dataset.unsentCount
  if (last && counts) say(band, sentence(last))
  else show(last ?? {})
}

document.addEventListener("kept", look)
if (!navigator.serviceWorker?.controller) look()
if ("BroadcastChannel" in self && navigator.serviceWorker) {
  new BroadcastChannel("lianfang").addEventListener("message", hear)
  navigator.serviceWorker.controller?.postMessage({ type: "standing" })
}
