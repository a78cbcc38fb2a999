// The second tap of a hasty double tap was meant for the page before: where the next one is already there, it does nothing.

let swapped = false

function judge(event) {
  if (event.detail > 1 && swapped) swallow(event)
  else swapped = false
}

function swallow(event) {
  event.preventDefault()
  event.stopImmediatePropagation()
}

addEventListener("click", judge, true)
document.addEventListener("htmx:after:swap", () => { swapped = true })
