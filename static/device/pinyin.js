// How Chinese characters sound, for finding people: one table of the usual characters, fetched once and kept.

const ADDRESS = "/field/pinyin.txt"
const CACHE = "lianfang-pinyin"

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

// One line a syllable: the syllable in Latin letters, then its characters.
function read(text) {
  const sounds = new Map()
  for (const [, syllable, characters] of text.matchAll(/^([a-z]+)(.+)$/gm)) {
    for (const character of characters) sounds.set(character, syllable)
  }
  return sounds
}
