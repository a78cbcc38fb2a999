// What "My phone" gives along and takes, as files and as codes. Loaded when it is first needed.
import { frames, Gathered, MOST } from "./carry_codes.js"
import { reader, watch } from "./codes.js"

const PLACE = "/field/carry/"
const SHOWN = 2_000
const LOOKED = 120
const SHARED = [["lfb", "application/octet-stream"], ["lfb.txt", "text/plain"]]
let ending = () => {}

const deeds = { give, take, codes, scan, receipt, drop, close }

/** Do what a button or a field of the page stands for. */
export async function act(place) {
  try {
    await deeds[place.dataset.phone](place)
  } catch (failure) {
    if (failure.name === "AbortError") return
    console.error(failure)
    say("failed")
  }
}

const at = id => document.getElementById(id)

function say(what) {
  const place = at("carried-says")
  place.textContent = place.dataset[what]
  place.hidden = false
}

// -- giving

async function fetched(what) {
  const answer = await fetch(PLACE + what)
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : say("nothing")
}

async function give({ dataset: { name } }) {
  const data = await fetched("file")
  if (data) await share(data, name)
}

async function receipt({ dataset: { id, name } }) {
  const data = await fetched(`receipt/${id}`)
  if (data) await share(data, name)
}

// Browsers share only files of kinds that they know: a name that ends in .txt is one everywhere.
async function share(data, name) {
  const files = SHARED.map(([ending, type]) => new File([data], `${name}.${ending}`, { type }))
  const fit = files.find(file => navigator.canShare?.({ files: [file] }))
  if (fit) return navigator.share({ files: [fit] })
  const link = document.createElement("a")
  link.href = URL.createObjectURL(files[0])
  link.download = files[0].name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), SHOWN)
}

async function codes({ dataset: { from } }) {
  const data = await fetched(from)
  if (!data) return
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", data))
  const texts = frames(data, Array.from(hash.subarray(0, 3), byte => byte.toString(16).padStart(2, "0")).join(""))
  if (texts.length > MOST) return say("large")
  const { encodeQR } = await import("./vendor/qr/index.js")
  const images = texts.map(text => encodeQR(text, "svg", { ecc: "low", border: 4 }))
  const place = open(), told = place.querySelector("[role=status]")
  let k = 0
  const show = () => {
    const image = new DOMParser().parseFromString(images[k], "image/svg+xml").documentElement
    image.dataset.text = texts[k]
    at("code").replaceChildren(image)
    told.textContent = place.dataset.of.replace("{k}", k + 1).replace("{n}", images.length)
    k = (k + 1) % images.length
  }
  show()
  const timer = setInterval(show, SHOWN)
  at("code").onclick = show
  ending = () => clearInterval(timer)
}

// -- taking

async function take(field) {
  const [file] = field.files
  field.value = ""
  if (file) await bring(new Uint8Array(await file.arrayBuffer()))
}

async function bring(data) {
  const answer = await fetch(`${PLACE}parcel`, { method: "POST", body: data, headers: { "Content-Type": "application/octet-stream" } })
  const { was, title, detail } = await answer.json()
  await refresh()
  if (was) return say(was)
  say("failed")
  at("carried-says").textContent = `${title} ${detail}`
}

async function drop({ dataset: { id } }) {
  await fetch(`${PLACE}drop/${id}`, { method: "POST" })
  await refresh()
}

async function refresh() {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html")
  const fresh = page.querySelector("main")
  if (!fresh) return
  document.querySelector("main").replaceChildren(...fresh.childNodes)
  globalThis.htmx?.process(document.querySelector("main"))
}

async function scan() {
  const camera = at("camera")
  const stream = await watch(camera)
  if (!stream) return say("camera")
  const place = open(), told = place.querySelector("[role=status]"), gathered = new Gathered()
  let looking = true
  ending = () => {
    looking = false
    for (const track of stream.getTracks()) track.stop()
    camera.hidden = true
  }
  const read = await reader(camera)
  while (looking && !gathered.whole()) {
    for (const text of await read()) gathered.take(text)
    if (gathered.count) told.textContent = place.dataset.missing.replace("{k}", gathered.missing().join(", "))
    await new Promise(done => setTimeout(done, LOOKED))
  }
  if (!gathered.whole()) return
  close()
  await bring(gathered.whole())
}

function open() {
  close()
  const place = at("codes")
  place.showModal()
  place.onclose = () => ending()
  return place
}

function close() {
  ending()
  ending = () => {}
  at("code").replaceChildren()
  at("codes").close()
}
