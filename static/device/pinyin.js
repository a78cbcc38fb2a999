// How Chinese characters sound, for finding people: one table of the usual characters, fetched once and kept.

const ADDRESS = "/field/sounds.txt"
const CACHE = "lianfang-sounds"
const LINES = 7
const FIRST = 0xb0, LAST = 0xf7, LOWEST = 0xa1, HIGHEST = 0xfe

let known = null

/**
 * `{sounds, simpler, surnames}`, or null where they can't be had just now: character → syllable without tones, traditional →
 * simplified, surname → its syllables where they are not the usual ones.
 */
export async function table() {
  if (known) return known
  const cache = await caches.open(CACHE), kept = await fresh(cache) ?? await fetched(cache)
  return known = kept ? read(await kept.text()) : null
}

// What an earlier version has kept knows of sounds alone.
async function fresh(cache) {
  const kept = await cache.match(ADDRESS), lines = kept && (await kept.clone().text()).split("\n").length
  return lines > LINES ? kept : null
}

async function fetched(cache) {
  const response = await fetch(ADDRESS).catch(() => null)
  if (!response?.ok || !response.headers.get("Content-Type")?.startsWith("text/plain")) return null
  await cache.put(ADDRESS, response.clone())
  return response
}

// As views/device_sounds.py writes it.
function read(text) {
  const [names, starts, ends, runs, traditional, simplified, read] = text.split("\n"), sounds = new Map(), characters = inOrder(names)
  const start = starts.split(","), end = ends.split(",")
  let at = 0
  for (const [, first, second, times] of runs.matchAll(/([a-z])([A-z])(\d*)/g)) {
    const syllable = start[first.charCodeAt() - 97] + end[second.charCodeAt() - 65]
    for (const stop = at + Number(times || 1); at < stop; at++) if (syllable) sounds.set(characters[at], syllable)
  }
  const simpler = new Map([...traditional].map((one, place) => [one, simplified[place]]))
  return { sounds, simpler, surnames: new Map(read.split(",").map(one => one.split("="))) }
}

// The browser knows the characters of GB 2312 and their order.
function inOrder(names) {
  const decoder = new TextDecoder("gb2312"), characters = []
  for (let high = FIRST; high <= LAST; high++) {
    for (let low = LOWEST; low <= HIGHEST; low++) characters.push(decoder.decode(new Uint8Array([high, low])))
  }
  return [...characters, ...names]
}
