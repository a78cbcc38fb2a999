// The inbox by keyboard: j and k go from item to item, digits answer, a answers all like this, o opens, u undoes. Who has
// switched single letters off has Tab, Enter and Escape still.

const items = () => [...document.querySelectorAll("[data-inbox] .item")].filter(item => item.querySelector(".settle"))
const TYPED = "input:not([type=hidden]), select, textarea"
let current = 0, walking = false

function here() {
  return document.activeElement?.closest("[data-inbox] .item")
}

function go(step) {
  const all = items(), at = all.indexOf(here())
  const next = all[at < 0 ? Math.min(current, all.length - 1) : Math.max(0, Math.min(all.length - 1, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: "nearest" })
  current = Math.max(0, all.indexOf(next))
}

function walk(step) {
  walking = true
  go(step)
}

function press(button) {
  button?.click()
}

// Where an answer is for more than is on the screen, the page asks first.
function together() {
  const button = here()?.closest("section").querySelector(".together button"), sure = button?.closest("details:not([open])")
  if (!sure) return press(button)
  sure.open = true
  button.focus()
}

const isBefore = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING

// An undo leads to a new page, on which the reader goes on at the same place.
function keepPlace({ target }) {
  if (!target.closest?.("[data-undo]")) return
  sessionStorage.setItem("place", items().filter(item => isBefore(item, target)).length)
}

function comeBack() {
  const place = sessionStorage.getItem("place")
  if (place === null || !document.querySelector("[data-inbox]")) return
  sessionStorage.removeItem("place")
  current = Number(place)
  walk(0)
}

const KEYS = {
  j: () => walk(1),
  k: () => walk(-1),
  a: together,
  o: () => press(here()?.querySelector("a[href*='/desk/record/'], a[href*='/desk/nodes/']")),
  u: () => press([...document.querySelectorAll("[data-undo] button")].pop()),
}

function answer(digit) {
  const item = here(), button = item?.querySelectorAll("button[name=answer]:not(details *)")[digit - 1]
  current = Math.max(0, items().indexOf(item))
  const field = button?.form.querySelector(TYPED)
  if (field) field.focus()
  else press(button)
}

// What has been opened is closed again, and nothing is sent.
function cancel() {
  const open = document.activeElement?.closest("[data-inbox] details[open]")
  if (!open) return
  open.open = false
  open.querySelector("summary").focus()
}

document.addEventListener("keydown", event => {
  const inbox = document.querySelector("[data-inbox]")
  if (!inbox || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === "Escape") return cancel()
  if (inbox.dataset.letters === "off" || event.target.closest(TYPED)) return
  const digit = Number(event.key)
  const does = KEYS[event.key] ?? (digit ? () => answer(digit) : null)
  if (!does) return
  event.preventDefault()
  does()
})

// An answered item gives its place to the next one where somebody goes by keys; else the eye stays at what was decided.
document.addEventListener("htmx:after:swap", ({ detail }) => {
  const said = detail.ctx.target.closest?.("[data-inbox]") && detail.ctx.target.querySelector(".done, .late")
  if (!said || here()?.querySelector("form.settle")) return
  if (walking && said.matches(".done")) go(0)
  else said.focus()
})
document.addEventListener("submit", keepPlace)

comeBack()
