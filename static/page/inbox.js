// The inbox by keyboard: j and k go from item to item, digits answer, a answers all like this, o opens, u undoes.

const items = () => [...document.querySelectorAll("[data-inbox] .item")].filter(item => item.querySelector("form"))
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

// An undo leads to a new page, on which the reader goes on at the same place.
function undo() {
  const button = [...document.querySelectorAll("[data-undo]")].pop()
  if (!button) return
  button.click()
  sessionStorage.setItem("place", current)
}

function comeBack() {
  const place = sessionStorage.getItem("place")
  if (place === null) return
  sessionStorage.removeItem("place")
  current = Number(place)
  walk(0)
}

const KEYS = {
  j: () => walk(1),
  k: () => walk(-1),
  a: () => press(here()?.closest("section").querySelector(".together button")),
  o: () => press(here()?.querySelector("a[href*='/desk/record/'], a[href*='/desk/nodes/']")),
  u: undo,
}

function answer(digit) {
  const item = here()
  current = items().indexOf(item)
  press(item?.querySelectorAll("button[name=answer]:not(details *)")[digit - 1])
}

document.addEventListener("keydown", event => {
  if (!document.querySelector("[data-inbox]") || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest("input, textarea, select")) return
  const digit = Number(event.key)
  const does = KEYS[event.key] ?? (digit ? () => answer(digit) : null)
  if (!does) return
  event.preventDefault()
  does()
})

// An answered item gives its place to the next one; a list that came in under the keys keeps the place.
document.addEventListener("htmx:after:swap", () => {
  const answered = document.querySelector("[data-inbox] .done") && !here()?.querySelector("form.settle")
  if (answered || walking && !here()) go(0)
})

comeBack()
