// A piece of a page that is replaced under the reader's hands: the focus stays where it was, what happened is said aloud,
// and Escape leaves an open form.

const FIELDS = "input:not([type=hidden]), select, textarea"
let used = []

function remember({ target }) {
  used = []
  for (let one = target.closest?.("[id]"); one && one !== document.body; one = one.parentElement?.closest("[id]")) used.push(one.id)
}

const lost = () => !document.activeElement || document.activeElement === document.body

function stay() {
  const place = used.map(id => document.getElementById(id)).find(one => one && one.id !== "main")
  const field = place?.matches("#record") ? null : place?.querySelector(FIELDS) ?? place?.querySelector("a, button")
  const goal = place?.matches(".item") ? place : field
  goal?.focus({ preventScroll: true })
}

function tell(root) {
  const said = root.querySelector?.("[data-told]") ?? root.querySelector?.(".late, .note[role=status]"), told = document.getElementById("told")
  if (said && told) told.textContent = said.textContent.trim()
}

document.addEventListener("click", remember, true)
document.addEventListener("submit", remember, true)
document.addEventListener("htmx:after:swap", ({ detail }) => {
  tell(detail.ctx.target)
  if (lost()) stay()
})
document.addEventListener("keydown", event => {
  if (event.key === "Escape") document.querySelector("[data-cancel]")?.click()
})
