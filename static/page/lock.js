// A phone that several people share asks who is there when nobody has touched it for a while. What is being typed is
// never taken away, and the worker is told that somebody is here at most once a minute.

const MINUTE = 60_000
const after = Number(document.documentElement.dataset.lock ?? 0) * MINUTE
let touched = Date.now(), told = 0, typed = false

function touch() {
  touched = Date.now()
  if (touched - told < MINUTE) return
  told = touched
  navigator.serviceWorker.controller?.postMessage({ type: "touch" })
}

function look() {
  if (!typed && Date.now() - touched > after) location.assign("/field/who")
}

if (after && location.pathname !== "/field/who") {
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, touch, true)
  document.addEventListener("input", () => { typed = true })
  document.addEventListener("htmx:after:swap", () => { typed = false })
  setInterval(look, MINUTE / 6)
}
