// A page with a place for the camera; what works it is a script of its own.

async function look() {
  const place = document.getElementById("scan")
  if (place) (await import("/static/scan.js")).start(place)
}

look()
document.addEventListener("htmx:after:swap", look)
