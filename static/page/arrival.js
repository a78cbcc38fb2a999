// After a page was swapped in, the reader starts at its top: the eye by scrolling, the screen reader by focus.

let left = location.pathname

function arrive() {
  if (location.pathname === left) return
  left = location.pathname
  scrollTo(0, 0)
  document.getElementById("main")?.focus({ preventScroll: true })
}

document.addEventListener("htmx:after:history:update", arrive)
