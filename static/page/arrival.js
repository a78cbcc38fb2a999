// After a page was swapped in, the reader starts where it matters: at what is wrong, else at the top of a new page.

let left = location.pathname, place = null

// A list that is worked off stays where it is: whoever marked a thing goes on with the next.
function leave(event) {
  const form = event.detail.ctx.sourceElement?.closest?.("[data-stay]")
  place = form ? { path: location.pathname, top: scrollY } : null
}

function stay() {
  if (place?.path !== location.pathname) return false
  scrollTo(0, place.top)
  place = null
  return true
}

// A keyboard that comes up leaves little room: what is looked for is typed at the top of it, and found below.
function makeRoom() {
  if (document.activeElement?.type === "search") document.activeElement.form.scrollIntoView()
}

function arrive(event) {
  if (event.detail.ctx.target !== document.body) return
  const wrong = document.querySelector(".field.wrong :is(input, textarea, select)")
  if (wrong) return wrong.focus()
  if (stay()) return
  if (location.pathname === left) return
  left = location.pathname
  scrollTo(0, 0)
  document.getElementById("main")?.focus({ preventScroll: true })
}

document.addEventListener("htmx:before:request", leave)
document.addEventListener("htmx:after:swap", arrive)
visualViewport?.addEventListener("resize", makeRoom)
