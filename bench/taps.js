// What a thumb does, timed on the page: from the touch to the first frame that shows the answer. In ms.
(() => {
  const LATE = 30_000

  // The answer is there when what stands in this place is another one; what is shown can be touched a little later.
  async function shown(place, act) {
    const touchable = new Promise(done => document.addEventListener("htmx:after:swap", done, { once: true }))
    const took = await frame(place, act)
    await touchable
    return took
  }

  const frame = (place, act) => new Promise((done, fail) => {
    const start = performance.now(), late = setTimeout(() => fail(new Error("No answer.")), LATE)
    const seen = new MutationObserver(changes => {
      if (place.isConnected && !changes.some(({ target }) => target === place)) return
      seen.disconnect()
      clearTimeout(late)
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
    })
    seen.observe(document, { childList: true, subtree: true })
    act()
  })

  const tap = selector => shown(document.querySelector("main"), () => document.querySelector(selector).click())

  const type = text => {
    const field = document.getElementById("q"), place = document.querySelector(field.getAttribute("hx-target"))
    field.value = text
    return shown(place, () => field.dispatchEvent(new InputEvent("input", { bubbles: true })))
  }

  self.taps = { tap, type }
})()
