// "My phone": send now, keep what is stored, and a file of everything that has not arrived.

const done = { send, keep, rescue }

function send() {
  navigator.serviceWorker.controller?.postMessage({ type: "sync", reason: "person" })
}

async function keep(button) {
  if (await navigator.storage.persist()) button.hidden = true
}

async function rescue(button) {
  const file = await fetch(button.dataset.from).then(response => response.blob())
  const link = document.createElement("a")
  link.href = URL.createObjectURL(file)
  link.download = button.dataset.name
  link.click()
  URL.revokeObjectURL(link.href)
}

document.addEventListener("click", event => {
  const button = event.target.closest("[data-phone]")
  if (button) done[button.dataset.phone](button)
})
