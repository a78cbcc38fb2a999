// The second tap of a hasty double tap was meant for the page before: where what the first one touched is gone, it does nothing.

let touched = null

function judge(event) {
  if (event.detail > 1 && touched && !touched.isConnected) swallow(event)
  else touched = event.target
}

function swallow(event) {
  event.preventDefault()
  event.stopImmediatePropagation()
}

addEventListener("click", judge, true)
