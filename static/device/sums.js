// CRC-32, and what it comes to in a sum over records; the collector's twin is sync/tallies.py. Pure.

const TABLE = Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xEDB88320 ^ (n >>> 1) : n >>> 1
  return n >>> 0
})

/** The CRC-32 of a text; what is not ASCII counts with two bytes. */
export function crc(text) {
  let found = -1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    found = TABLE[(found ^ code) & 255] ^ (found >>> 8)
    if (code > 127) found = TABLE[(found ^ (code >>> 8)) & 255] ^ (found >>> 8)
  }
  return ~found >>> 0
}

export const BUCKETS = 128

/** In which of the buckets a record is. */
export const bucketOf = id => crc(id) % BUCKETS

/** What a record adds to a sum, below 2^52. */
export function mark(id, version) {
  const found = crc(`${id} ${version}`)
  return (Math.imul(found, found | 1) & 0xFFFFF) * 2 ** 32 + found
}
