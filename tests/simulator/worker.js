// What a simulated worker is asked to do: the device's own modules behind one door.
import { readMeta, shelf } from "./database.js"
import "./mend.js"
import { clean } from "./records.js"
import * as store from "./store.js"
import * as sync from "./sync.js"

/** Write drafts; `once` names the form. */
export const write = (drafts, once) => store.write(drafts, { once })

/** Keep what a page wants to remember. */
export const remember = changes => store.setMeta(changes)

/** Send and read. */
export const talk = reason => sync.now(reason)

/** Something other than this phone writes rows of records into its database, or takes them out of it. */
export async function meddle(rows, gone) {
  const records = await shelf("records", "readwrite")
  for (const row of rows) await records.put(row)
  for (const id of gone) await records.delete(id)
}

/** The rows of records as they are on the disk. */
export const disk = async () => (await shelf("records")).getAll()

/** Everything that is here: state, own ops, records as they are shown and as the collector told them. */
export async function all() {
  const meta = await readMeta(), ops = await (await shelf("ops")).getAll(), rows = await (await shelf("records")).getAll()
  return { meta, ops, rows: rows.map(row => ({ shown: row, clean: clean(row) })) }
}
