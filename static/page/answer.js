// The answer to an entry shakes the phone, and its undo lasts as many seconds as it says. Its place stays: what stands
// below it must not move under a finger.

function shake(answer) {
  const pattern = answer.dataset.vibrate
  if (pattern && navigator.vibrate) navigator.vibrate(pattern.split(" ").map(Number))
}

function expire(form) {
  setTimeout(() => form.classList.add("over"), Number(form.dataset.seconds) * 1000)
}

function greet(root) {
  root.querySelectorAll(".answer.fresh").forEach(shake)
  root.querySelectorAll("form[data-seconds]").forEach(expire)
}

greet(document)
for (const shown of ["htmx:after:swap", "scanned"]) document.addEventListener(shown, () => greet(document))
