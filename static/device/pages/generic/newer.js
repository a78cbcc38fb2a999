// What has come of kinds that this version of the app does not know yet. It is kept as it came; once there is a version
// that knows them, they are shown as any other.
import { kinds } from "../../registry.js"
import * as page from "../page.js"

const isNewer = name => !Object.hasOwn(kinds, name)

/** How many records of such kinds are here. */
export async function count({ meta, store }) {
  const found = Object.keys(meta.written ?? {}).filter(name => name && isNewer(name))
  return (await Promise.all(found.map(name => store.count(name)))).reduce((sum, n) => sum + n, 0)
}

/** The page of a record of such a kind, or of their list where no `id` is said; null where this version knows the kind. */
export async function shown(turn, name, id = null) {
  if (!name || !isNewer(name) || !id && !await turn.store.count(name)) return null
  const one = id && await turn.store.get(name, id)
  return page.show(turn, "pages/newer.html", { here: "more", at: one ? one.at : null })
}
