// What the database has lost is put back from the second copy, with the same numbers; what is in neither is named.
import { wall } from "./clock.js"
import { blank, ended, guard } from "./database.js"
import * as journal from "./journal.js"
import { refresh } from "./records.js"
import { STORES } from "./schema.js"

guard(mend)

/** Look at a database before it is used. */
export async function mend(db) {
  const copy = await journal.read().catch(() => null), tx = db.transaction(["meta", "ops"])
  const found = { ...blank(), ...await tx.objectStore("meta").get("state") }, own = await unsent(tx, found)
  const lost = copy && journal.behind(found, copy), whole = own.length === Math.max(0, found.last - found.have)
  if (lost || found.node && !found.broken && !whole) return putBack(db, found, copy, lost)
  // What is here and was not copied yet.
  const copied = same(copy, found) ? copy.numbers : new Set()
  journal.keep(found, own.filter(({ n }) => !copied.has(n)))
}

const same = (copy, { node, moved }) => copy?.node === node && copy.moved === moved

const unsent = (tx, { node, have, last }) =>
  have >= last ? [] : tx.objectStore("ops").getAll(IDBKeyRange.bound([node, have + 1], [node, last]))

async function putBack(db, found, copy, lost) {
  const { node, last, numbers, ...whole } = lost ? copy : found, copied = same(copy, { ...whole, node })
  const own = same(found, { ...whole, node }), { have, hash } = copied && !(own && found.have > copy.have) ? copy : found
  const back = copied ? await journal.rows(copy, have) : []
  const tx = db.transaction(STORES, "readwrite", { durability: "strict" }), end = ended(tx), ops = tx.objectStore("ops")
  const here = new Map()
  for (const row of [...await ops.getAll(IDBKeyRange.bound([node, 0], [node, Infinity])), ...back]) {
    if (row.n > have) ops.put(here.get(row.n) ?? row)
    else ops.delete([node, row.n])
    if (row.n > have) here.set(row.n, row)
  }
  const gone = Array.from({ length: last - have }, (_, k) => have + 1 + k).filter(n => !here.has(n))
  const meta = { ...blank(), ...whole, node, last, have, hash, ready: own && found.ready }
  Object.assign(meta, begun(meta, back.length, gone))
  await refresh(tx, meta, new Set([...here.values()].map(row => row.record)))
  tx.objectStore("meta").put(meta, "state")
  await end
  journal.keep(meta, [...here.values()])
}

// The records are read anew: what was acknowledged need not have come back before the loss.
function begun({ have, hash = "", seen, walk, emptied }, back, gone) {
  return {
    floor: { n: have, hash }, settled: have, seen: Math.min(seen, have), acks: [], stamp: wall(), unsure: true, probe: null,
    cursor: "", walk: { no: walk.no + 1, whole: true, gone: {} }, broken: gone[0] ?? null,
    emptied: { at: wall(), back, gone: [...emptied?.gone ?? [], ...gone], sure: true },
  }
}
