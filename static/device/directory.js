// By what every resident of the site is found, and how a list shows them, as text in a few rows: 20,000 people are read
// in one breath and searched by looking for a piece of text, which is faster and smaller than an index row for each key.
import { change, readMeta, shelf } from "./database.js"
import { BLOCKS, add, empty, place, read, strike } from "./lines.js"
import { table } from "./pinyin.js"

const KINDS = ["resident", "household"]
let listed = null

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
  listed = null
}

/** Everybody, as `read` gives them. */
export async function lines() {
  if (await (await shelf("stale")).count()) await refresh()
  return listed ??= read(await (await shelf("directory")).getAll())
}

// Without the table everybody is still found by room, name, phone and plate; the next time it is asked for again.
async function rebuild(sounds) {
  const units = new Map((await all("household")).map(one => [one.id, one.fields.unit]))
  const blocks = Array.from({ length: BLOCKS }, (_, block) => empty(block))
  for (const one of await all("resident")) add(blocks[place(one.id)], one, units.get(one.fields.household), sounds)
  await change(async (tx, meta) => {
    for (const block of blocks) await tx.objectStore("directory").put(block)
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
  for (const id of people) made.set(id, await known(id))
  await change(async tx => {
    for (const [id, [one, unit]] of made) await replace(tx, id, one, unit, sounds)
    for (const id of stale) await tx.objectStore("stale").delete(id)
  })
}

async function known(id) {
  const one = await (await shelf("records")).get(id)
  const home = one?.fields.household && await (await shelf("records")).get(one.fields.household)
  return [one, home?.fields.unit]
}

async function replace(tx, id, one, unit, sounds) {
  const rows = tx.objectStore("directory"), block = await rows.get(place(id)) ?? empty(place(id))
  strike(block, id)
  if (one?.kind === "resident") add(block, one, unit, sounds)
  await rows.put(block)
}
