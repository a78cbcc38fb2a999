// The list of the forms that this browser keeps: what each says, why it waits, and how to mend it or throw it away.
import { drop, isMine, kept } from "./kept.js"

function show() {
  const place = document.getElementById("kept")
  if (!place) return
  const list = place.querySelector("ul")
  place.hidden = !kept().length
  list.replaceChildren(...kept().map(one => row(place, one)))
  globalThis.htmx?.process(list)
}

function row(place, one) {
  const { action, body, said, wrong } = one
  const item = place.querySelector("template").content.firstElementChild.cloneNode(true), form = item.querySelector("form")
  const why = item.querySelector(".quiet")
  item.querySelector("strong").textContent = said ?? ""
  why.hidden = wrong
  if (!isMine(one)) why.textContent = why.dataset.others
  form.hidden = !wrong
  item.querySelector(".error").textContent = (wrong ?? []).join(" ")
  for (const [name, value] of new URLSearchParams(body)) fill(form, name, value)
  form.action = action
  form.dataset.kept = body
  item.querySelector("[data-drop]").dataset.drop = body
  return item
}

// It is sent as it was: under its own id, and for whom it was made.
function fill(form, name, value) {
  const added = () => form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }))
  Object.assign(["once", "made"].includes(name) ? form.elements[name] : added(), { value })
}

document.addEventListener("click", ({ target }) => {
  const body = target.closest("[data-drop]")?.dataset.drop
  if (body) drop(body)
})
document.addEventListener("kept", show)
show()
