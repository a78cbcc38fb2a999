// The camera at the gate: it looks as long as its page is open, and what it reads is asked about at once. Loaded with that
// page alone.
import { reader, watch } from "./codes.js"

const LOOKED = 120, SLOW = 8_000
// A card that stays before the camera is read once; it has to go away for so long, and so many looks, before it counts
// again: on a slow phone a look takes long.
const GONE = 2_500, LOOKS = 3
const SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
// A piece of a page, also of the one to which it leads on.
const PARTIAL = { "HX-Request": "true", "HX-Request-Type": "partial", "HX-Boosted": "true" }
let running = null

/** Look through the camera of this page, until another page stands here. */
export async function start(place) {
  if (running === place) return
  running = place
  document.getElementById("scanned").addEventListener("submit", answer, { capture: true })
  const camera = place.querySelector("video"), told = place.querySelector("[role=status]")
  const say = what => { if (told.textContent !== told.dataset[what]) told.textContent = told.dataset[what] }
  const stream = await watch(camera)
  if (!stream) return say("camera")
  const read = await reader(camera), seen = new Map()
  let since = Date.now(), look = 0
  while (place.isConnected) {
    for (const text of document.hidden ? [] : await read().catch(() => [])) {
      const before = seen.get(text) ?? { at: 0, look: -LOOKS }
      since = Date.now()
      if (since - before.at > GONE && look - before.look >= LOOKS) await ask(place, text)
      seen.set(text, { at: Date.now(), look })
    }
    look++
    say(Date.now() - since > SLOW ? "slow" : "looking")
    await new Promise(done => setTimeout(done, LOOKED))
  }
  for (const track of stream.getTracks()) track.stop()
}

const once = () => Array.from(crypto.getRandomValues(new Uint8Array(20)), byte => SIGNS[byte & 31]).join("")

// Each reading is a wish of its own: the same card may go out in the morning and again in the evening.
async function ask(place, text) {
  const form = place.querySelector("form"), began = performance.now()
  await send(form.action, new FormData(form), { card: text, once: once(), scanned: "1" })
  performance.measure("scan", { start: began })
}

// Where the phone answers by itself, the camera goes on while a form is answered.
function answer(event) {
  if (!navigator.serviceWorker?.controller) return
  event.preventDefault()
  event.stopPropagation()
  send(event.target.action, new FormData(event.target, event.submitter), { back: "scan" })
}

async function send(action, form, more) {
  const shown = document.getElementById("scanned"), page = new URL(location.href)
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  try {
    const found = await fetch(action, { method: "POST", body: new URLSearchParams(form), headers: PARTIAL })
    const next = new URL(found.headers.get("HX-Push-Url") ?? (found.redirected ? found.url : page), page)
    if (next.pathname !== page.pathname && !next.pathname.endsWith("/scan")) return location.assign(next)
    put(shown, await found.text())
  } catch {
    shown.textContent = document.getElementById("scan").dataset.failed
  }
}

function put(shown, html) {
  shown.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
  globalThis.htmx?.process(shown)
  document.dispatchEvent(new Event("scanned"))
  scrollTo({ top: 0 })
}
