// The one connection to the phone's database.
import { follow, stamp } from "./day.js"
import * as journal from "./journal.js"
import { appended, count, followers, noted, unkeyed } from "./rows.js"
import { MIGRATIONS, NAME, STORES } from "./schema.js"

let opened = null, look = () => {}

// What can be waited for in place of a request; a cursor answers anew each time it goes on. As long as nobody waits,
// nobody is told of what fails.
const answerTo = request => ({ then: (done, failed) => new Promise((good, bad) => {
  const answer = () => request.error ? bad(request.error) : good(request.result)
  if (request.readyState === "done") answer()
  else request.onsuccess = request.onerror = answer
}).then(done, failed) })

/** A database, a transaction, a store or an index whose requests can be waited for as they are. */
function waiting(one) {
  const called = name => (...given) => {
    const found = one[name](...given)
    return found instanceof IDBRequest ? answerTo(found) : found && waiting(found)
  }
  return new Proxy(one, {
    get: (_one, name) => typeof one[name] === 'function' ? called(name) : one[name],
    set: (_one, name, value) => Reflect.set(one, name, value),
  })
}

/** Let `work(db)` look at every database that was opened, before it is used. */
export function guard(work) {
  look = work
}

/** The open database. A connection that the browser has closed is opened anew. */
export function open() {
  opened ??= connected().catch(failed)
  return opened
}

async function connected() {
  const request = indexedDB.open(NAME, MIGRATIONS.length)
  request.onupgradeneeded = ({ oldVersion }) => {
    for (const step of MIGRATIONS.slice(oldVersion)) step(request.result, request.transaction)
  }
  const db = waiting(await answerTo(request))
  db.onclose = forget
  // A newer worker wants to migrate: it may, and this one opens the new version when it next needs it.
  db.onversionchange = () => {
    forget()
    db.close()
  }
  await look(db)
  return db
}

/** One store of the database: for reading, or "readwrite" for what need not be waited for. */
export const shelf = async (name, mode) => (await open()).transaction(name, mode).objectStore(name)

/** Resolves when a transaction is on disk; to be asked for as soon as there is one. */
export function ended(tx) {
  const end = new Promise((done, fail) => {
    tx.oncomplete = done
    tx.onabort = () => fail(tx.error)
  })
  end.catch(() => {})
  return end
}

function forget() {
  opened = null
}

function failed(reason) {
  forget()
  throw reason
}

/**
 * Do `work(tx, meta, found)` in one transaction that is on disk when this returns; what it changed in `meta` is written
 * too. `found`: what `first(tx)` reads beside `meta`.
 */
export async function change(work, first = () => {}) {
  try {
    return await attempt(work, first)
  } catch (reason) {
    // What was emptied was looked after, and where the disk is full there is some room that was held for this.
    if (reason instanceof Emptied ? await again() : reason instanceof DOMException && await journal.release()) return attempt(work, first)
    throw reason
  }
}

async function attempt(work, first) {
  const db = await open()
  const tx = db.transaction(STORES, "readwrite", { durability: "strict" }), end = ended(tx)
  try {
    const [meta, found] = await Promise.all([readMeta(tx), first(tx)])
    const result = await work(tx, meta, found), changed = stamp(tx, meta)
    for (const kind of unkeyed(tx)) delete meta.keyed?.[kind]
    count(tx, meta)
    tx.objectStore("meta").put(meta, "state")
    await end
    follow(changed, meta.stamp)
    for (const one of followers) one(noted(tx), meta)
    journal.keep(meta, appended(tx))
    return result
  } catch (reason) {
    await abandon(tx, end)
    throw reason
  }
}

async function abandon(tx, end) {
  try {
    tx.abort()
  } catch {
    // It has ended by itself: a full disk ends a transaction before it can be asked to.
  }
  await end.catch(() => {})
}

/** The state of this phone inside a transaction, or outside of one. */
export async function readMeta(tx) {
  const found = await (tx ? tx.objectStore("meta").get("state") : state())
  if (!journal.behind(found)) return { ...blank(), ...found }
  if (tx) throw new Emptied()
  return await again() && readMeta()
}

// A connection that ends at this very moment, because the browser has thrown the database away, is opened anew.
async function state() {
  const read = async () => (await shelf("meta")).get("state")
  try {
    return await read()
  } catch (reason) {
    if (!["AbortError", "InvalidStateError"].includes(reason.name)) throw reason
    forget()
    return read()
  }
}

// Somebody has emptied the database while it was open.
class Emptied extends Error {}

async function again() {
  (await open()).close()
  forget()
  return open()
}

/** The state of a phone that is nobody's yet. */
export function blank() {
  return structuredClone(BLANK)
}

const BLANK = {
  node: "", person: "", name: "", role: "", site: { code: "", name: "" }, people: {},
  last: 0, floor: { n: 0, hash: "" }, have: 0, seen: 0, heard: 0, settled: 0,
  cursor: "", epoch: "", walk: { no: 1, whole: true, gone: {} }, ready: false,
  batch: 500, limit: 1_000, unsure: false, probe: null, fresh: null, broken: null, acks: [],
  wall: 0, offset: 0, compared: false, setBack: null, lastSync: 0,
  trouble: null, tries: 0, notBefore: 0, moved: 0, emptied: null,
  lang: "zh_CN", big: false, gate: "", direction: "in",
}
