// A form that could not be sent is kept, counted in the band, and sent again. It carries its own `once` id, so that
// sending it twice is harmless; sent with another content it is another form, and both are kept. What the centre refuses
// is listed on "My phone", with the reason: only its writer drops it.

const KEY = "kept"
const LATER = [401, 408, 429]
// The phone's worker could not store it: nothing goes out by itself.
const UNSAVED = 507
const TYPED = "input:not([type=hidden], [type=radio]), textarea, select"
const kept = () => JSON.parse(localStorage.getItem(KEY) || "[]")
const onceOf = body => new URLSearchParams(body).get("once")
const late = status => status >= 500 || LATER.includes(status)
// A stranger (a captive portal) may answer with any status; every page of ours has this place.
const ours = text => text.includes('id="says"')
// Whoever was asked first answers for a form: what has gone to the centre the phone's worker must not write as well.
const asked = new Set()
let mended = null

/** The kept forms that the centre has refused. */
export const refused = () => kept().filter(one => one.wrong)

function keep(list) {
  localStorage.setItem(KEY, JSON.stringify(list))
  tell()
}

const without = ({ body }) => kept().filter(one => one.body !== body)

function tell() {
  const place = document.querySelector("[data-unsent-count]")
  if (place && !navigator.serviceWorker?.controller) place.textContent = place.dataset.words.replace("#", kept().length)
  show(document.getElementById("kept"))
  document.dispatchEvent(new Event("kept"))
}

function say(words) {
  document.getElementById("says").textContent = words
}

function lost({ request, sourceElement, sourceEvent }) {
  const words = document.getElementById("says").dataset, body = String(new URLSearchParams(request.body ?? ""))
  if (request.method !== "POST" || !onceOf(body)) return say(words.failed)
  const typed = [...sourceElement.querySelectorAll(TYPED)].map(field => field.value)
  const said = [document.title.split(" · ")[0], ...typed, sourceEvent?.submitter?.textContent.trim()].filter(Boolean)
  const one = { action: request.action, body, said: said.join(" · "), centre: asked.has(onceOf(body)) }
  keep([...without(one), one])
  say(words.kept)
}

function answered(event) {
  const { ctx } = event.detail, { request, response, text } = ctx, posted = request.method === "POST"
  if (!posted && request.headers["HX-Request-Type"] === "full") mended = null
  const foreign = request.headers["HX-Request-Type"] === "full" && !ours(text)
  if (foreign) event.preventDefault()
  if (response.status === UNSAVED) return say(document.getElementById("says").dataset.unsaved)
  if (foreign || response.status >= 500 || (posted && late(response.status))) return lost(ctx)
  // The phone's worker gives the next page at once and names its address; the centre sends the browser there.
  if (posted) taken(request, response.raw.redirected || response.headers.has("HX-Push-Url"))
}

// A kept form that is sent once more comes back to be mended, maybe under another id: what is then taken from there is it.
function taken({ action, body }, done) {
  const sent = String(new URLSearchParams(body ?? ""))
  const one = kept().find(other => other.body === sent) ?? (mended?.action === action ? mended : null)
  if (one && done) keep(without(one))
  mended = done ? null : one
}

function address({ body, centre }) {
  const once = onceOf(body)
  if (centre || !navigator.serviceWorker?.controller) asked.add(once)
  return asked.has(once) ? { "Lianfang-To": "centre" } : {}
}

async function send(one) {
  const headers = { Accept: "text/html", "Content-Type": "application/x-www-form-urlencoded", ...address(one) }
  const answer = await fetch(one.action, { method: "POST", headers, body: one.body }), text = await answer.text()
  if (!ours(text) || late(answer.status)) return
  if (answer.redirected) keep(without(one))
  else keep(kept().map(other => other.body === one.body ? { ...one, wrong: reasons(text) } : other))
}

function reasons(text) {
  const page = new DOMParser().parseFromString(text, "text/html"), errors = [...page.querySelectorAll(".error")]
  const said = part => part.textContent.trim(), label = error => error.closest(".field")?.querySelector("label, legend")
  if (!errors.length) return [...page.querySelectorAll("main :is(h1, h1 + p)")].map(said)
  return errors.map(error => [label(error), error].filter(Boolean).map(said).join(": "))
}

async function retry() {
  for (const one of kept()) if (!one.wrong) await send(one)
  say("")
}

function again() {
  const work = () => retry().catch(() => {})
  return navigator.locks ? navigator.locks.request(KEY, work) : work()
}

function show(place) {
  if (!place) return
  const list = place.querySelector("ul")
  place.hidden = !kept().length
  list.replaceChildren(...kept().map(one => row(place, one)))
  globalThis.htmx?.process(list)
}

function row(place, { action, body, said, wrong }) {
  const item = place.querySelector("template").content.firstElementChild.cloneNode(true), form = item.querySelector("form")
  item.querySelector("strong").textContent = said ?? ""
  item.querySelector(".quiet").hidden = wrong
  form.hidden = !wrong
  item.querySelector(".error").textContent = (wrong ?? []).join(" ")
  for (const [name, value] of new URLSearchParams(body)) {
    const field = () => form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }))
    Object.assign(name === "once" ? form.elements.once : field(), { value })
  }
  form.action = action
  item.querySelector("[data-drop]").dataset.drop = body
  return item
}

document.addEventListener("click", ({ target }) => {
  const body = target.closest("[data-drop]")?.dataset.drop
  if (body) keep(without({ body }))
})

tell()
if (kept().length) again()
addEventListener("online", again)
document.addEventListener("htmx:before:request", ({ detail: { ctx: { request } } }) => {
  if (request.method === "POST") Object.assign(request.headers, address({ body: new URLSearchParams(request.body ?? "") }))
})
document.addEventListener("htmx:after:request", answered)
document.addEventListener("htmx:error", ({ detail }) => detail.ctx?.request && lost(detail.ctx))
document.addEventListener("htmx:after:swap", tell)
