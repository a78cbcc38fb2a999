// After a page was swapped in, the reader starts where it matters: at what is wrong, else at the top of a new page.

let left = location.pathname

function arrive(event) {
  if (event.detail.ctx.target !== document.body) return
  const wrong = document.querySelector(".field.wrong :is(input, textarea, select)")
  if (wrong) return wrong.focus()
  if (location.pathname === left) return
  left = location.pathname
  scrollTo(0, 0)
  document.getElementById("main")?.focus({ preventScroll: true })
}

document.addEventListener("htmx:after:swap", arrive)
