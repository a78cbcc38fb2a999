// What forms cost is measured by a script of its own, once the page is there.
const measure = () => location.pathname.startsWith("/field/") && import("/static/effort.js").catch(() => {})

addEventListener("load", measure)
