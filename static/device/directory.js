// By what every resident of the site is found, as text in a few rows: 20,000 people are read in one breath and searched
// by looking for a piece of text, which is faster and smaller than an index row for each of their keys.
import { change, readMeta, shelf } from "./database.js"
import { keys } from "./keys.js"
import { table } from "./pinyin.js"

const BLOCKS = 64
const KINDS = ["resident", "household"]
const END = "\n", KEY = "\t"
let text = null

/** Note inside a transaction whose keys have to be made again. Of a whole walk it is everybody. */
export async function note(tx, meta, { records, gone }) {
  const ids = [...records.filter(record => KINDS.includes(record.kind)).map(record => record.id), ...gone]
  if (meta.walk.whole && ids.length) meta.unlisted = true
  else for (const id of ids) await tx.objectStore("stale").put({ id })
}

/** Make the keys that are not up to date. */
export async function refresh() {
  const meta = await readMeta(), stale = await (await shelf("stale")).getAllKeys()
  if (!meta.unlisted && !stale.length) return
  const sounds = await table()
  await (meta.unlisted ? rebuild(sounds) : renew(stale, sounds))
  text = null
}

/** The keys of everybody: a line each, `\n` id, then for each key `\t` word and a character with the code of its sort. */
export async function lines() {
  if (await (await shelf("stale")).count()) await refresh()
  text ??= (await (await shelf("directory")).getAll()).map(block => block.text).join("") + END
  return text
}

// Without the table everybody is still found by room, name, phone and plate; the next time it is asked for again.
async function rebuild(sounds) {
  const units = new Map((await all("household")).map(one => [one.id, one.fields.unit]))
  const blocks = Array.from({ length: BLOCKS }, () => "")
  for (const one of await all("resident")) {
    blocks[place(one.id)] += line(one, units.get(one.fields.household), sounds)
  }
  await change(async (tx, meta) => {
    for (const [block, text] of blocks.entries()) await tx.objectStore("directory").put({ block, text })
    await tx.objectStore("stale").clear()
    meta.unlisted = !sounds
  })
}

/** All records of a kind. */
export async function all(kind) {
  return (await shelf("records")).index("at").getAll(IDBKeyRange.bound([kind, -Infinity], [kind, []]))
}

async function renew(stale, sounds) {
  const people = new Set()
  for (const id of stale) {
    people.add(id)
    const home = IDBKeyRange.bound(["resident", id], ["resident", id, []])
    for (const one of await (await shelf("records")).index("household").getAllKeys(home)) people.add(one)
  }
  const made = new Map()
  for (const id of people) made.set(id, await lineOf(id, sounds))
  await change(async tx => {
    for (const [id, line] of made) await replace(tx, id, line)
    for (const id of stale) await tx.objectStore("stale").delete(id)
  })
}

async function lineOf(id, sounds) {
  const one = await (await shelf("records")).get(id)
  if (one?.kind !== "resident") return ""
  const home = one.fields.household && await (await shelf("records")).get(one.fields.household)
  return line(one, home?.fields.unit, sounds)
}

async function replace(tx, id, line) {
  const rows = tx.objectStore("directory"), block = place(id)
  const kept = (await rows.get(block))?.text ?? ""
  const start = kept.indexOf(END + id + KEY), end = start < 0 ? -1 : kept.indexOf(END, start + 1)
  const rest = start < 0 ? kept : kept.slice(0, start) + (end < 0 ? "" : kept.slice(end))
  await rows.put({ block, text: rest + line })
}

// Who was taken back is not looked for; who is the same and stays is found by their own words.
function line(one, unit, sounds) {
  if (one.fields.void !== undefined) return ""
  const said = keys(one.fields, unit, sounds).map(([sort, word]) => KEY + word + String.fromCharCode(sort))
  return END + one.id + said.join("")
}

function place(id) {
  let sum = 0
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) >>> 0
  return sum % BLOCKS
}
