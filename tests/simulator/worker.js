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

/** Everything that is here: state, own ops, records as they are shown and as the collector told them. */
export async function all() {
  const meta = await readMeta(), ops = await (await shelf("ops")).getAll(), rows = await (await shelf("records")).getAll()
  return { meta, ops, rows: rows.map(row => ({ shown: row, clean: clean(row) })) }
}
