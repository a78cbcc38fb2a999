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
  synced(band, state)
  say(band, sentence(state))
}

// When the phone was last in touch is true still when the network has gone, and would be read as if it had not.
function synced(band, state) {
  const place = band.querySelector("[data-synced]"), away = state.away || !navigator.onLine
  if (state.synced) put(place, state.synced, away ? "away" : "words")
}

function put(place, value, words = "words") {
  place.textContent = place.dataset[words].replace("#", value)
}

function say(band, found) {
  const place = band?.querySelector(".standing")
  if (!place) return
  const [name, numbers = {}] = found ?? [], bar = place.querySelector("progress")
  explain(name)
  place.hidden = !found
  if (!found) return
  place.firstElementChild.textContent = place.dataset[name].replace("#n", numbers.n).replace("#m", numbers.m)
  bar.hidden = !numbers.m
  if (numbers.m) Object.assign(bar, { max: numbers.m, value: numbers.n })
}

// The band has room for a few words; the page to which it leads says what they mean.
function explain(name) {
  const whole = document.getElementById("standing"), text = whole?.dataset[name]
  if (!whole) return
  whole.hidden = !text
  if (text && whole.textContent !== text) whole.textContent = text
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
  if (last?.known && counts) synced(band, last), say(band, sentence(last))
  else show(last ?? {})
}

document.addEventListener("kept", look)
for (const turn of ["online", "offline"]) addEventListener(turn, () => { if (last) show(last) })
if (!navigator.serviceWorker?.controller) look()
if ("BroadcastChannel" in self && navigator.serviceWorker) {
  new BroadcastChannel("lianfang").addEventListener("message", hear)
  navigator.serviceWorker.controller?.postMessage({ type: "standing" })
}
