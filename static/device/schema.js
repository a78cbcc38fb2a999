// The phone's database, and its migrations: numbered, and only ever appended.

export const NAME = "lianfang"

/** By which fields records of a kind can be listed, besides by `at` and by `author` (the node that made them). */
export const INDEXED = {
  errand: ["status", "household", "unit", "runner"],
  errand_item: ["errand"],
  errand_money: ["errand", "runner"],
  resident: ["household"],
  household: ["unit", "building"],
  gate_entry: ["unit"],
  health_check: ["resident", "date"],
}

/** The stores whose loss would lose somebody's words; what writes them waits for the disk. */
export const STORES = ["meta", "ops", "records", "once", "verdicts", "notices", "stale", "directory"]

const FIRST_INDEXED = ["status", "household", "unit", "runner", "errand", "building", "resident", "date"]

function first(db) {
  db.createObjectStore("meta")
  db.createObjectStore("ops", { keyPath: ["node", "n"] }).createIndex("record", "record")
  const records = db.createObjectStore("records", { keyPath: "id" })
  records.createIndex("at", ["kind", "at"])
  records.createIndex("author", ["kind", "author", "at"])
  records.createIndex("walk", "told.walk")
  for (const field of FIRST_INDEXED) records.createIndex(field, ["kind", `fields.${field}`, "at"])
  db.createObjectStore("once", { keyPath: "once" }).createIndex("at", "at")
  db.createObjectStore("verdicts", { keyPath: ["node", "n"] })
  db.createObjectStore("notices", { keyPath: "id" })
  db.createObjectStore("stale", { keyPath: "id" })
  db.createObjectStore("directory", { keyPath: "block" })
}

// The directory of residents is made anew: its lines were written in another way.
function relist(_db, tx) {
  const meta = tx.objectStore("meta")
  meta.get("state").onsuccess = ({ target: { result: state } }) => {
    if (!state) return
    meta.put({ ...state, unlisted: true }, "state")
    tx.objectStore("stale").put({ id: "" })
  }
}

// One index for all kinds and fields. What was written before gets its keys when the book of kinds is read.
function keyed(_db, tx) {
  tx.objectStore("records").createIndex("keys", "keys", { multiEntry: true })
}

/** `MIGRATIONS[v]` brings a database from version v to v + 1; it gets the database and the upgrade's transaction. */
export const MIGRATIONS = [first, relist, relist, keyed]
