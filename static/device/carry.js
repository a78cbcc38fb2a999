// Carried for others and by others: a file of what has not arrived, files of other phones, receipts of the collector.
import { link } from "./chain.js"
import { wall } from "./clock.js"
import { readMeta, shelf } from "./database.js"
import { hashAt, kept, oldest } from "./outbox.js"
import { SCHEMA } from "./registry.js"
import { acknowledged } from "./replies.js"
import { digest, mac, seal } from "./seal.js"
import { keep } from "./shell.js"
import { tell } from "./told.js"

const NAME = "lianfang-carried"
const PLACE = "/field/carry/"
const RECEIPT = "application/vnd.lianfang.receipt+json"
const MOST_OPS = 1_000
const MOST_BYTES = 1_048_576
const MOST_TEXT = 2_000_000
const MAGIC = "LFB1"
const FOR_GOOD = status => status >= 400 && status < 500 && status !== 429
const JSON_TYPE = { "Content-Type": "application/json", "Cache-Control": "no-store" }

/** The Response to a request for an address below /field/carry/: see README. */
export async function carry(request) {
  const { pathname } = new URL(request.url), [what, id] = pathname.slice(PLACE.length).split("/")
  if (request.method === "POST") return said(what === "drop" ? await drop(id) : await take(new Uint8Array(await request.arrayBuffer())))
  if (what === "file") return file(await make())
  return what === "receipt" ? (await (await caches.open(NAME)).match(pathname)) ?? new Response("", { status: 404 }) : said(await list())
}

const said = value => new Response(JSON.stringify(value), { headers: JSON_TYPE })
const file = data => new Response(data, { status: data ? 200 : 409, headers: { "Content-Type": "application/octet-stream" } })

// -- what this phone gives to others

/** The sealed file of everything unconfirmed; null where there is nothing, or the collector's key is not known here. */
export async function make() {
  const meta = await readMeta(), bodies = [...await own(meta), ...await stranded(meta)]
  return meta.key && bodies.length ? seal(bodies.join(""), meta.key) : null
}

async function own(meta) {
  const bodies = []
  let size = 0
  // More goes into the next file, once a receipt is back.
  for (let first = Math.max(meta.have + 1, oldest(meta)); first <= meta.last && size < MOST_TEXT;) {
    const rows = await kept(meta, first, MOST_OPS), prev = await hashAt(meta, first - 1)
    if (!rows.length || prev === null || !meta.proofs?.[meta.node]) break
    bodies.push(await body(meta, meta.node, prev, rows, meta.last))
    size += bodies.at(-1).length
    first += rows.length
  }
  return bodies
}

// Under an earlier number, at another place: what can be chained to what arrived, and proven.
async function stranded(meta) {
  const rows = (await (await shelf("ops")).getAll()).filter(row => row.stranded), bodies = []
  for (const node of new Set(rows.map(row => row.node))) {
    const those = rows.filter(row => row.node === node), { prev } = those[0]
    if (prev === undefined || !meta.proofs?.[node]) continue
    let before = prev
    for (const row of those) before = row.hash = await link(before, row.line)
    bodies.push(await body(meta, node, prev, those.slice(0, MOST_OPS), those.at(-1).n))
  }
  return bodies
}

async function body(meta, node, prev, rows, claimed) {
  const header = { v: 1, node, now: wall(), heard: meta.heard, seen: meta.seen, claimed, from: rows[0].n, prev,
                   last: rows.at(-1).hash, schema: SCHEMA, app: self.lianfangVersion ?? "" }
  const text = [JSON.stringify(header), ...rows.map(row => row.line), ""].join("\n")
  return `${text}${JSON.stringify({ mac: await mac(meta.proofs[node], text) })}\n`
}

// -- what others give to this phone

/** Keep a file of another phone until there is a network, or believe a receipt: what it was, as a word. */
export async function take(data) {
  const begin = new TextDecoder().decode(data.subarray(0, MAGIC.length))
  if (data.length > MOST_BYTES || begin !== MAGIC && begin[0] !== "{") return { was: "unknown" }
  if (begin !== MAGIC) return { was: await believed(data) }
  await put(await id(data), data, "waits")
  await deliver()
  return { was: "taken" }
}

const id = async data => (await digest(data)).slice(0, 16)

async function put(name, data, state, why = "") {
  const headers = { "Content-Type": "application/octet-stream", "Carried-State": state, "Carried-At": String(wall()),
                    "Carried-Why": encodeURIComponent(why) }
  await (await caches.open(NAME)).put(`${PLACE}${state === "arrived" ? "receipt" : "parcel"}/${name}`, new Response(data, { headers }))
}

// Only what the receipt itself proves, and only of what this very phone has written.
async function believed(data) {
  let lines = null
  try {
    lines = JSON.parse(new TextDecoder().decode(data)).receipt
  } catch {
    return "unknown"
  }
  if (!Array.isArray(lines)) return "unknown"
  const meta = await readMeta()
  let right = null
  for (const line of lines.filter(one => one?.node === meta.node)) if (await isRight(meta, line)) right = line
  if (!right) return "foreign"
  if (right.have > meta.have) await acknowledged(right)
  await tell()
  return "receipt"
}

async function isRight(meta, { node, have, hash, mac: sign }) {
  const proof = meta.proofs?.[node]
  return Boolean(proof) && sign === await mac(proof, `receipt\n${node}\n${have}\n${hash}\n`) && await hashAt(meta, have) === hash
}

/** What is carried for others, as `{id, at, state, why}`. */
export async function list() {
  const cache = await caches.open(NAME), found = []
  for (const key of await cache.keys()) {
    const { headers } = await cache.match(key)
    found.push({ id: key.url.split("/").at(-1), at: Number(headers.get("Carried-At")), state: headers.get("Carried-State"),
                 why: decodeURIComponent(headers.get("Carried-Why")) })
  }
  return found.sort((one, other) => one.at - other.at)
}

async function drop(name) {
  const cache = await caches.open(NAME)
  for (const kind of ["parcel", "receipt"]) await cache.delete(`${PLACE}${kind}/${name}`)
  return list()
}

/** Bring what is carried to the collector; what does not arrive waits for the next time. */
export async function deliver() {
  const cache = await caches.open(NAME), { lang } = await readMeta()
  for (const { id: name, state } of await list()) {
    const found = state === "waits" && await cache.match(`${PLACE}parcel/${name}`)
    if (found) await bring(cache, name, new Uint8Array(await found.arrayBuffer()), lang)
  }
}

async function bring(cache, name, data, lang) {
  const headers = { Accept: RECEIPT, "Content-Type": "application/octet-stream", "Accept-Language": lang === "zh_CN" ? "zh-CN" : "en" }
  const answer = await fetch("/bundles", { method: "POST", body: data, headers, redirect: "manual" }).catch(() => null)
  const told = answer?.headers.get("Content-Type")?.includes("json") && await answer.json().catch(() => null)
  if (!told) return
  if (told.receipt?.length) await put(name, JSON.stringify(told), "arrived", answer.ok ? "" : told.title)
  else if (FOR_GOOD(answer.status)) return put(name, data, "refused", `${told.title} ${told.detail}`)
  if (told.receipt?.length) await cache.delete(`${PLACE}parcel/${name}`)
}

/** After every exchange with the collector: bring what is carried, and have here what showing and reading codes takes. */
export async function afterwards() {
  await deliver()
  const wanted = Object.entries(lianfang.later).filter(([path]) => !self.BarcodeDetector || !path.endsWith("/decode.js"))
  for (const file of wanted) await keep(...file)
}
