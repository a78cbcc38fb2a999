// How long a form takes to fill in: while it is on the screen, from when it is shown until it is sent, and of that what
// goes by before each tap or letter in a field. It goes along in a header, so that the form is the same without it; what
// is made of it says nothing of anybody (`static/device/effort.js`, `sync/effort.py`).
const PAUSE = 60_000
const MOST = 599_999
const MOST_FIELDS = 60
const NAME = /^[a-z]\w{0,39}$/
const now = () => performance.now()
let once = "", total = 0, last = 0, spent = new Map()

const address = form => new URL(form.getAttribute("action") ?? "", location).pathname
const idOf = form => form?.elements.once?.value ?? ""
// A page to fill in sends its form to its own address; a button in a list has nothing to measure.
const shown = () => idOf([...document.querySelectorAll("main form[method=post]")].find(form => idOf(form) && address(form) === location.pathname))

// A form that comes back, with a keypad or with what is wrong, goes on.
function look() {
  if (shown() !== once) [once, total, spent] = [shown(), 0, new Map()]
  last = now()
}

/** What went by since the last touch was for the field of this name, if it has one. A long pause is something else. */
function count(name) {
  const gap = Math.min(now() - last, PAUSE, MOST - total)
  last = now()
  if (!once || gap <= 0) return
  total += gap
  if (NAME.test(name)) spent.set(name, (spent.get(name) ?? 0) + gap)
}

function touched({ target }) {
  const field = target.closest?.("label")?.control ?? target.closest?.("button") ?? target
  // What is typed to choose a record is for the field that names it.
  count(field.form && idOf(field.form) === once ? field.name.split("~")[0] : "")
}

function hidden() {
  if (document.visibilityState === "hidden") count("")
  last = now()
}

function sent({ detail: { ctx: { request, sourceElement } } }) {
  if (request.method !== "POST" || !once || idOf(sourceElement?.closest?.("form")) !== once) return
  count("")
  const fields = [...spent].map(([name, ms]) => ` ${name}:${Math.floor(ms)}`).slice(0, MOST_FIELDS)
  request.headers["Lianfang-Effort"] = `:${Math.ceil(total)}${fields.join("")}`
}

look()
for (const type of ["pointerdown", "keydown", "input"]) addEventListener(type, touched, { capture: true, passive: true })
document.addEventListener("visibilitychange", hidden)
document.addEventListener("htmx:after:swap", look)
document.addEventListener("htmx:before:request", sent)
