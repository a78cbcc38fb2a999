// How Chinese characters sound, for finding people: one table of the usual characters, fetched once and kept.

const ADDRESS = "/field/sounds.txt"
const CACHE = "lianfang-sounds"
const FIRST = 0xb0, LAST = 0xf7, LOWEST = 0xa1, HIGHEST = 0xfe

/** A map of characters to syllables without tones, or null where it can't be had just now. */
export async function table() {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(ADDRESS) ?? await fetched(cache)
  return kept ? read(await kept.text()) : null
}

async function fetched(cache) {
  const response = await fetch(ADDRESS).catch(() => null)
  if (!response?.ok || !response.headers.get("Content-Type")?.startsWith("text/plain")) return null
  await cache.put(ADDRESS, response.clone())
  return response
}

// As views/device_sounds.py writes it.
function read(text) {
  const [names, starts, ends, runs] = text.split("\n"), sounds = new Map(), characters = inOrder(names)
  const start = starts.split(","), end = ends.split(",")
  let at = 0
  for (const [, first, second, times] of runs.matchAll(/([a-z])([A-z])(\d*)/g)) {
    const syllable = start[first.charCodeAt() - 97] + end[second.charCodeAt() - 65]
    for (const stop = at + Number(times || 1); at < stop; at++) if (syllable) sounds.set(characters[at], syllable)
  }
  return sounds
}

// The browser knows the characters of GB 2312 and their order.
function inOrder(names) {
  const decoder = new TextDecoder("gb2312"), characters = []
  for (let high = FIRST; high <= LAST; high++) {
    for (let low = LOWEST; low <= HIGHEST; low++) characters.push(decoder.decode(new Uint8Array([high, low])))
  }
  return [...characters, ...names]
}
