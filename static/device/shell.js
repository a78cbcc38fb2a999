// The files of the app: one cache a version. The previous version's stays, for pages that were opened with it.

const PREFIX = "lianfang-shell-"
const KEPT = 2

/** Fetch everything that this version needs, or fail: then the browser tries again later and the old one goes on. */
export async function install(version) {
  const shell = await (await fetch("/field/shell.json", { cache: "no-store" })).json()
  // Between the worker and the list the collector may have been upgraded; half of each would fit nothing.
  if (shell.version !== version) throw new Error("The list of files belongs to another version.")
  const cache = await caches.open(PREFIX + version)
  await Promise.all(Object.entries(shell.files).map(async file => cache.put(file[0], await exactly(...file))))
}

// The page has just fetched most of them: what the browser has is taken, where it is what this version is made of.
async function exactly(file, wanted) {
  for (const cache of ["force-cache", "reload"]) {
    const response = await fetch(file, { cache })
    if (await digest(response.clone()) === wanted) return response
  }
  throw new Error(`${file} belongs to another version.`)
}

async function digest(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("")
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
