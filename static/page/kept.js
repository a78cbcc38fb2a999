// A form that could not be sent is kept, counted in the band, and sent again. It carries its own `once` id, so that
// sending it twice is harmless; sent with another content it is another form, and both are kept. It also says for whom it
// was made: it waits for them, and in other hands it is not sent. What the centre refuses is listed with the reason: only
// its writer drops it.

const KEY = "kept"
const LATER = [401, 408, 409, 429]
// The phone's worker could not store it: nothing goes out by itself.
const UNSAVED = 507
const TYPED = "input:not([type=hidden], [type=radio]), textarea, select"
const list = () => JSON.parse(localStorage.getItem(KEY) || "[]")
const field = (body, name) => new URLSearchParams(body).get(name) ?? ""
const onceOf = body => field(body, "once")
const late = status => status >= 500 || LATER.includes(status)
// A stranger (a captive portal) may answer with any status; every page of ours has this place.
const ours = text => text.includes('id="says"')
const parse = text => new DOMParser().parseFromString(text, "text/html")
const said = part => part.textContent.trim()
const says = () => document.getElementById("says")
// Whoever was asked first answers for a form: what has gone to the centre the phone's worker must not write as well.
const asked = new Set()
let mended = null

/** The forms that are kept: `{action, body, said, centre, wrong}`; `wrong`: why the centre has refused it. */
export const kept = list

/** The kept forms that the centre has refused. */
export const refused = () => list().filter(one => one.wrong)

/** Whether a kept form was made for whoever is here; one that doesn't say is older than that question. */
export function isMine({ body }) {
  const [person] = field(body, "made").split(" "), [me] = says().dataset.made.split(" ")
  return !person || person === me
}

/** Throw a kept form away, named by its body. */
export const drop = body => keep(without({ body }))

function keep(forms) {
  localStorage.setItem(KEY, JSON.stringify(forms))
  tell()
}

const without = ({ body }) => list().filter(one => one.body !== body)

function tell() {
  const place = document.querySelector("[data-unsent-count]")
  if (place && !navigator.serviceWorker?.controller) place.textContent = place.dataset.words.replace("#", list().length)
  document.dispatchEvent(new Event("kept"))
}

// What comes from the list of kept forms is the form that is kept, in whatever order its fields are sent.
const bodyOf = ({ body }, source) => source?.dataset?.kept ?? String(new URLSearchParams(body ?? ""))

const say = (...words) => says().replaceChildren(...words)

// What is kept goes out by itself, as soon as there is what it waits for.
function lost({ request, sourceElement, sourceEvent, response }) {
  const body = bodyOf(request, sourceElement), posted = request.method === "POST" && onceOf(body)
  const { kept, failed, trouble, later } = says().dataset
  // A page of last resort comes from the phone itself: what failed there is the network.
  const centre = response?.status >= 500 && !response.headers.has("Lianfang-Plain")
  if (!posted) return say(centre ? later : failed)
  const typed = [...sourceElement.querySelectorAll(TYPED)].map(one => one.value)
  const words = [document.title.split(" · ")[0], ...typed, sourceEvent?.submitter?.textContent.trim()].filter(Boolean)
  const one = { action: request.action, body, said: words.join(" · "), centre: asked.has(onceOf(body)) }
  keep([...without(one), one])
  say(centre ? trouble : kept)
}

function answered(event) {
  const { ctx } = event.detail, { request, response, text } = ctx, posted = request.method === "POST"
  const whole = request.headers["HX-Request-Type"] === "full", foreign = whole && !ours(text)
  if (!posted && whole) mended = null
  if (!foreign && text.includes("data-refused")) return turnedAway(event, posted, text)
  if (foreign) event.preventDefault()
  if (response.status === UNSAVED) return say(says().dataset.unsaved)
  if (foreign || response.status >= 500 || (posted && late(response.status))) return lost(ctx)
  // The phone's worker gives the next page at once and names its address; the centre sends the browser there.
  if (posted) taken(request.action, bodyOf(request, ctx.sourceElement), response.raw.redirected || response.headers.has("HX-Push-Url"))
}

// Whoever has been signed out, or sends what somebody else has begun: what was typed stays in its place.
function turnedAway(event, posted, text) {
  event.preventDefault()
  if (posted) lost(event.detail.ctx)
  const part = parse(text).querySelector("[data-refused]"), way = part.querySelector("a[href*=signin]")
  const { signin, waits } = says().dataset, keeps = posted && onceOf(bodyOf(event.detail.ctx.request))
  const more = keeps ? way ? signin : waits : said(part.querySelector("p"))
  say(`${said(part.querySelector("h1"))} ${more} `, ...way ? [way] : [])
}

// A kept form that is sent once more comes back to be mended, maybe under another id: what is then taken from there is it.
function taken(action, body, done) {
  const one = list().find(other => other.body === body) ?? (mended?.action === action ? mended : null)
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
  else keep(list().map(other => other.body === one.body ? { ...one, wrong: reasons(text) } : other))
}

function reasons(text) {
  const page = parse(text), errors = [...page.querySelectorAll(".error")]
  const label = error => error.closest(".field")?.querySelector("label, legend")
  if (!errors.length) return [...page.querySelectorAll("main :is(h1, h1 + p)")].map(said)
  return errors.map(error => [label(error), error].filter(Boolean).map(said).join(": "))
}

async function retry() {
  const before = list().length
  for (const one of list()) if (!one.wrong && isMine(one)) await send(one)
  say(list().length < before ? says().dataset.sent : "")
}

function again() {
  const work = () => retry().catch(() => {})
  return navigator.locks ? navigator.locks.request(KEY, work) : work()
}

tell()
if (list().some(isMine)) again()
addEventListener("online", again)
document.addEventListener("htmx:before:request", ({ detail: { ctx: { request } } }) => {
  if (request.method === "POST") Object.assign(request.headers, address({ body: new URLSearchParams(request.body ?? "") }))
})
document.addEventListener("htmx:after:request", answered)
document.addEventListener("htmx:error", ({ detail }) => detail.ctx?.request && lost(detail.ctx))
document.addEventListener("htmx:after:swap", tell)
