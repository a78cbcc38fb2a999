// Big keys that type into the field named by their block: a keypad for a temperature, a keyboard for a plate.

function press(field, key) {
  field.value = key === "back" ? field.value.slice(0, -1) : field.value + key
  field.dispatchEvent(new Event("input", { bubbles: true }))
}

document.addEventListener("click", event => {
  const key = event.target.closest("[data-key]")
  const field = key && document.getElementById(key.closest("[data-keys]").dataset.keys)
  if (field) press(field, key.dataset.key)
})

// What is watched for is said while it is typed.
document.addEventListener("input", ({ target }) => {
  const note = target.form?.querySelector("[data-watch]"), plain = text => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "")
  if (note && ["plate", "phone"].includes(target.name)) {
    note.hidden = !note.dataset.watch.split(" ").some(one => plain(target.value).startsWith(plain(one)))
  }
})
