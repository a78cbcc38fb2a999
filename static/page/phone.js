// "My phone": send now, keep what is stored; what is carried is a script of its own.

const done = { send, keep }

function send() {
  navigator.serviceWorker.controller?.postMessage({ type: "sync", reason: "person" })
}

async function keep(button) {
  if (await navigator.storage.persist()) button.hidden = true
}

async function carry(place) {
  (await import("/static/carry.js")).act(place)
}

document.addEventListener("click", event => {
  const button = event.target.closest("button[data-phone]")
  if (button) (done[button.dataset.phone] ?? carry)(button)
})
document.addEventListener("change", event => event.target.matches("input[data-phone]") && carry(event.target))
