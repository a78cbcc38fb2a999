// Where no service worker answers: a form that could not be sent is kept, counted in the band, and sent again. It carries
// its own `once` id, so that sending it twice is harmless. What the centre does not take stays counted: nothing is dropped.

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
  const form = new URLSearchParams(request.body ?? "")
  if (request.method !== "POST" || !form.has("once")) return say(words.failed)
  const body = form.toString()
  keep([...kept().filter(one => one.body !== body), { action: request.action, body }])
  say(words.kept)
}

async function taken(one) {
  const headers = { "Content-Type": "application/x-www-form-urlencoded" }
  const answer = await fetch(one.action, { method: "POST", headers, body: one.body, redirect: "manual" })
  return answer.ok || answer.type === "opaqueredirect"
}

async function retry() {
  for (const one of kept()) {
    if (await taken(one)) keep(kept().filter(other => other.body !== one.body))
  }
  say("")
}

function again() {
  const work = () => retry().catch(() => {})
  return navigator.locks ? navigator.locks.request(KEY, work) : work()
}

tell()
if (kept().length) again()
addEventListener("online", again)
document.addEventListener("htmx:error", lost)
document.addEventListener("htmx:response:error", lost)
document.addEventListener("htmx:after:swap", tell)
