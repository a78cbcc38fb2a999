// What a thumb does, timed on the page: from the touch to the first frame that shows the answer. In ms.
(() => {
  const shown = act => new Promise((done, fail) => {
    const start = performance.now(), late = setTimeout(() => fail(new Error("No answer.")), 30_000)
    document.addEventListener("htmx:after:swap", () => requestAnimationFrame(() => setTimeout(() => {
      clearTimeout(late)
      done(performance.now() - start)
    })), { once: true })
    act()
  })

  const tap = selector => shown(() => document.querySelector(selector).click())

  // From the moment in which the page stops waiting for another key.
  const type = text => new Promise((done, fail) => {
    const field = document.getElementById("q")
    document.addEventListener("htmx:before:request", () => shown(() => {}).then(done, fail), { once: true })
    field.value = text
    field.dispatchEvent(new InputEvent("input", { bubbles: true }))
  })

  self.taps = { tap, type }
})()
