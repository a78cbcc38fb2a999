// What is being typed outlives a reload and the way back: a form marked `data-typed` is as it was left. Whoever comes to
// it anew finds it empty: the next one at the gate is somebody else.

const KEY = "typed"
const FIELDS = "input:not([type=hidden], [type=radio], [type=password]), textarea, select"
const form = () => document.querySelector("form[data-typed]")
const here = () => location.pathname + location.search
let returning = ["reload", "back_forward"].includes(performance.getEntriesByType("navigation")[0]?.type)

function keep() {
  const fields = [...form()?.querySelectorAll(FIELDS) ?? []].filter(one => one.name)
  sessionStorage.setItem(KEY, JSON.stringify([here(), Object.fromEntries(fields.map(one => [one.name, one.value]))]))
}

function restore() {
  const [address, fields] = JSON.parse(sessionStorage.getItem(KEY) || "[]"), found = form()
  if (!returning || address !== here() || !found) return
  for (const [name, value] of Object.entries(fields)) {
    const one = found.elements[name]
    if (one?.matches?.(FIELDS) && one.value === one.defaultValue) one.value = value
  }
}

// A form that comes back, with a keypad or with what is wrong, stands at the address of its page: there a reload finds
// whom it is about.
function settle() {
  const found = form(), { subject, resident } = found?.elements ?? {}
  if (!location.search && subject && location.pathname === new URL(found.action).pathname) {
    const said = resident ? { resident: resident.value } : { subject: subject.value }
    history.replaceState(history.state, "", `${location.pathname}?${new URLSearchParams(said)}`)
  }
  restore()
  returning = false
}

restore()
returning = false
document.addEventListener("input", ({ target }) => target.closest("form[data-typed]") && keep())
document.addEventListener("htmx:before:history:restore", () => { returning = true })
document.addEventListener("htmx:after:swap", settle)
