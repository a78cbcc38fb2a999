// The files of the app: one cache a version. The previous version's stays, for pages that were opened with it.

const PREFIX = "lianfang-shell-"
const KEPT = 2
const VERSION = self.lianfangVersion

export const LANGUAGES = ["zh_CN", "en"]

/** Fetch everything that this version needs, or fail: then the browser tries again later and the old one goes on. */
export async function install() {
  const shell = await (await fetch("/field/shell.json", { cache: "no-store" })).json()
  // Between the worker and the list the collector may have been upgraded; half of each would fit nothing.
  if (shell.version !== VERSION) throw new Error("The list of files belongs to another version.")
  const files = Object.entries(shell.files).map(file => keep(...file))
  // A phone that begins has nobody yet who reads the other language; one that is at work may be asked for it.
  const langs = self.registration.active ? LANGUAGES : [shell.lang]
  await Promise.all([...files, ...langs.map(spoken)])
}

/** The text of the book of kinds of a role in a language, as views/pages/book.py writes it; null where it can't be had. */
export const book = (role, lang) => kept(`/field/kinds/${role}/${lang}.json`)

async function spoken(lang) {
  if (!await words(lang)) throw new Error(`The words belong to another version: ${lang}.`)
}

/** The text of the words of a language, as views/device_words.py writes it; null where it can't be had just now. */
export async function words(lang) {
  const [first, rest] = await Promise.all(["", ".further"].map(part => kept(`/field/words/${lang}${part}.txt`)))
  return first && rest && first + rest.slice(rest.indexOf("\n"))
}

/** Keep a file of this version, of which this is the digest. */
export async function keep(path, wanted) {
  const cache = await caches.open(PREFIX + VERSION)
  if (!await cache.match(path)) await cache.put(path, await exactly(path, wanted))
}

// A file that begins with the version to which it belongs.
async function kept(file) {
  const cache = await caches.open(PREFIX + VERSION), found = await cache.match(file)
  if (found) return found.text()
  const response = await fetch(file).catch(() => null), text = await response?.clone().text()
  if (!text?.startsWith(`{"version":"${VERSION}"`)) return null
  await cache.put(file, response)
  return text
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
  return Array.from(bytes.subarray(0, 8), byte => byte.toString(16).padStart(2, "0")).join("")
}

/** Drop the files of versions before the previous one. */
export async function tidy() {
  const others = (await caches.keys()).filter(name => name.startsWith(PREFIX) && name !== PREFIX + VERSION)
  for (const name of others.slice(0, Math.max(0, others.length - KEPT + 1))) await caches.delete(name)
}

/** A static file: of this version, else of the one before, else from the network. */
export async function file(request) {
  const own = await caches.match(request, { cacheName: PREFIX + VERSION, ignoreSearch: true })
  return own ?? await caches.match(request, { ignoreSearch: true }) ?? fetch(request)
}
