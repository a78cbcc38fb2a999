// Where no service worker answers: a form that could not be sent is kept, counted in the band, and sent again. It carries
// its own `once` id, so that sending it twice is harmless.

const KEY = "kept"
const kept = () => JSON.parse(localStorage.getItem(KEY) || "[]")

function keep(list) {
  localStorage.setItem(KEY, JSON.stringify(list))
  tell()
}

function tell() {
  const place = document.querySelector("[data-unsent-count]")
  if (place && !navigator.serviceWorker?.controller) place.textContent = place.dataset.words.replace("#", kept().length)
}

function say(words) {
  document.getElementById("says").textContent = words
}

function lost(event) {
  const { request, response } = event.detail.ctx ?? {}
  if (!request || response?.status < 500) return
  const words = document.getElementById("says").dataset
  if (request.method !== "POST") return say(words.failed)
  const body = new URLSearchParams(request.body).toString()
  keep([...kept().filter(one => one.body !== body), { action: request.action, body }])
  say(words.kept)
}

async function send(one) {
  const headers = { "Content-Type": "application/x-www-form-urlencoded" }
  const answer = await fetch(one.action, { method: "POST", headers, body: one.body, redirect: "manual" })
  return answer.type === "opaqueredirect" || answer.status < 500
}

async function retry() {
  for (const one of kept()) {
    if (!await send(one).catch(() => false)) return
    keep(kept().filter(other => other.body !== one.body))
  }
}

const alone = work => navigator.locks ? navigator.locks.request("kept", work) : work()

tell()
if (kept().length) alone(retry)
addEventListener("online", () => alone(retry))
document.addEventListener("htmx:error", lost)
document.addEventListener("htmx:response:error", lost)
document.addEventListener("htmx:after:swap", tell)
