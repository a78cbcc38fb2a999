// The files of the app: one cache a version. The previous version's stays, for pages that were opened with it.

const PREFIX = "lianfang-shell-"
const KEPT = 2

/** Fetch everything that this version needs, or fail: then the browser tries again later and the old one goes on. */
export async function install(version) {
  const shell = await (await fetch("/field/shell.json", { cache: "no-store" })).json()
  // Between the worker and the list the collector may have been upgraded; half of each would fit nothing.
  if (shell.version !== version) throw new Error("The list of files belongs to another version.")
  const cache = await caches.open(PREFIX + version)
  // The page has just fetched most of them: they are asked about, and not sent twice.
  await cache.addAll(shell.files.map(file => new Request(file, { cache: "no-cache" })))
}

/** Drop the files of versions before the previous one. */
export async function tidy(version) {
  const others = (await caches.keys()).filter(name => name.startsWith(PREFIX) && name !== PREFIX + version)
  for (const name of others.slice(0, Math.max(0, others.length - KEPT + 1))) await caches.delete(name)
}

/** A static file: of this version, else of the one before, else from the network. */
export async function file(request, version) {
  const own = await caches.match(request, { cacheName: PREFIX + version, ignoreSearch: true })
  return own ?? await caches.match(request, { ignoreSearch: true }) ?? fetch(request)
}
