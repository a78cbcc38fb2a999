// One request of `POST /sync` as it would be sent now: header line and op lines, gzipped where the browser can.
import { wall } from "./clock.js"
import { change } from "./database.js"
import { asked } from "./drift.js"
import { once } from "./ids.js"
import { settled } from "./journal.js"
import { hashAt, kept, oldest } from "./outbox.js"
import { noteJump } from "./store.js"
import { SCHEMA } from "./registry.js"

const SMALL = 400
const MOST_RECORDS = 500

/** `{body, headers, count, first}` of the next request, and what it says of this phone's state. */
export async function next() {
  const meta = await ready()
  const first = meta.probe ?? Math.max(meta.have + 1, oldest(meta))
  const rows = meta.unsure ? [] : await kept(meta, first, meta.batch)
  // What is known to be written is known here first, so that a number that went out is never given again.
  await settled()
  const header = await head(meta, first, rows)
  const text = [JSON.stringify(header), ...rows.map(row => row.line), ""].join("\n")
  if (rows.length) await change((_tx, found) => { found.unsure = true })
  return { ...await packed(text, meta.lang), count: rows.length, first, meta }
}

// Whether the next op lines arrive is not known until a reply says so: if this worker is killed meanwhile, it asks
// first (a request without op lines) and sends nothing twice.
async function ready() {
  return change((tx, meta) => {
    noteJump(tx, meta)
    // Under an id of its own until a reply has come, so that it counts once however often it is sent.
    if (meta.effort && !meta.telling) {
      meta.telling = { id: once(), spent: meta.effort }
      delete meta.effort
    }
    return structuredClone(meta)
  })
}

async function head(meta, first, rows) {
  const prev = await hashAt(meta, first - 1) ?? ""
  return {
    v: 1, node: meta.node, now: wall(), heard: meta.heard, seen: meta.seen, claimed: meta.last, from: first, prev,
    last: rows.at(-1)?.hash ?? prev, cursor: meta.cursor, limit: meta.walk.whole ? meta.limit : Math.min(meta.limit, MOST_RECORDS),
    schema: SCHEMA, app: self.lianfangVersion ?? "", effort: meta.telling, ...asked(),
  }
}

// What the collector explains, it explains in the language of the person, which need not be the phone's.
async function packed(text, lang) {
  const headers = { "Content-Type": "application/x-ndjson", "Accept-Language": lang === "zh_CN" ? "zh-CN" : "en" }
  if (text.length < SMALL || typeof CompressionStream === "undefined") return { body: text, headers }
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))
  return { body: await new Response(stream).blob(), headers: { ...headers, "Content-Encoding": "gzip" } }
}
