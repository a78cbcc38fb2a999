// The one connection to the phone's database.
import { follow, stamp } from "./day.js"
import { MIGRATIONS, NAME, STORES } from "./schema.js"

let opened = null

/** The open database. A connection that the browser has closed is opened anew. */
export function open() {
  opened ??= idb.openDB(NAME, MIGRATIONS.length, { upgrade, blocking: letGo, terminated: forget }).catch(failed)
  return opened
}

function upgrade(db, from, _to, tx) {
  for (const step of MIGRATIONS.slice(from)) step(db, tx)
}

// A newer worker wants to migrate: it may, and this one opens the new version when it next needs it.
async function letGo() {
  const db = await opened
  forget()
  db?.close()
}

function forget() {
  opened = null
}

function failed(reason) {
  forget()
  throw reason
}

/** Do `work(tx, meta)` in one transaction that is on disk when this returns; what it changed in `meta` is written too. */
export async function change(work) {
  const db = await open()
  const tx = db.transaction(STORES, "readwrite", { durability: "strict" })
  try {
    const meta = await readMeta(tx)
    const result = await work(tx, meta), changed = stamp(tx, meta)
    await tx.objectStore("meta").put(meta, "state")
    await tx.done
    follow(changed, meta.stamp)
    return result
  } catch (reason) {
    await abandon(tx)
    throw reason
  }
}

async function abandon(tx) {
  try {
    tx.abort()
  } catch {
    // It has ended by itself: a full disk ends a transaction before it can be asked to.
  }
  await tx.done.catch(() => {})
}

/** The state of this phone inside a transaction, or outside of one. */
export async function readMeta(tx) {
  const found = tx ? await tx.objectStore("meta").get("state") : await (await open()).get("meta", "state")
  return { ...structuredClone(BLANK), ...found }
}

const BLANK = {
  node: "", person: "", name: "", role: "", site: { code: "", name: "" }, people: {},
  last: 0, floor: { n: 0, hash: "" }, have: 0, seen: 0, heard: 0, settled: 0,
  cursor: "", epoch: "", walk: { no: 1, whole: true, gone: {} }, ready: false,
  batch: 500, unsure: false, probe: null, fresh: null, acks: [],
  wall: 0, offset: 0, compared: false, setBack: null, lastSync: 0,
  trouble: null, tries: 0, notBefore: 0, moved: 0, emptied: null,
  lang: "zh_CN", big: false, gate: "", direction: "in",
}
