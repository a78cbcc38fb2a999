// Open lists follow what comes in from others, while nobody's finger is near: the row that is looked at stays where it is.

const IDLE = 5_000
const HASTY = 500
let touched = 0, moved = -Infinity, due = null

const parts = of => [...of.querySelectorAll("main [data-follows]")]
const names = row => row.querySelector("form[action], a[href]")?.getAttribute("action") ?? row.querySelector("a[href]")?.getAttribute("href")
const rows = () => parts(document).flatMap(part => [...part.querySelectorAll("li")])

/** The first row on the screen and where it is; null at the head of the page. */
function held() {
  const row = scrollY > 0 && rows().find(one => one.getBoundingClientRect().top >= 0)
  return row ? { name: names(row), top: row.getBoundingClientRect().top } : null
}

function later() {
  clearTimeout(due)
  if (!parts(document).length) return
  due = setTimeout(follow, Math.max(0, touched + IDLE - performance.now()))
}

const free = () => document.visibilityState === "visible" && performance.now() - touched >= IDLE
  && !parts(document).some(part => part.contains(document.activeElement))

async function follow() {
  if (!free()) return later()
  const { href } = location, answer = await fetch(href, { headers: { Accept: "text/html" } }).catch(() => null)
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html")
  const fresh = page ? parts(page) : [], old = parts(document)
  if (href === location.href && fresh.length === old.length && free()) put(old, fresh)
}

function put(old, fresh) {
  const before = held()
  old.forEach((part, at) => {
    if (part.innerHTML === fresh[at].innerHTML) return
    part.replaceChildren(...fresh[at].childNodes)
    globalThis.htmx?.process(part)
  })
  const row = before && rows().find(one => names(one) === before.name)
  if (row) scrollBy(0, row.getBoundingClientRect().top - before.top)
  moved = performance.now()
}

// A finger that was on its way meant what was there before.
function touch(event) {
  touched = performance.now()
  if (touched - moved < HASTY && event.target.closest("[data-follows]")) event.preventDefault()
}

function click(event) {
  if (touched - moved < HASTY && event.target.closest("[data-follows]")) {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
}

if ("BroadcastChannel" in self) {
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, touch, true)
  addEventListener("scroll", () => { touched = performance.now() }, { passive: true })
  addEventListener("click", click, true)
  new BroadcastChannel("lianfang").addEventListener("message", ({ data }) => { if (data.type === "changed") later() })
}
