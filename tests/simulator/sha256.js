// What a browser has and the engine lacks: bytes of a text, and their SHA-256 (FIPS 180-4).

class TextEncoder {
  encode(text) {
    return Uint8Array.from(unescape(encodeURIComponent(text)), sign => sign.charCodeAt(0))
  }
}

const primes = []
for (let n = 2; primes.length < 64; n++) if (primes.every(one => n % one)) primes.push(n)
const fraction = (n, root) => ((n ** (1 / root)) % 1) * 2 ** 32 | 0
const CONSTANTS = primes.map(n => fraction(n, 3)), START = primes.slice(0, 8).map(n => fraction(n, 2))

function sha256(bytes) {
  const size = bytes.length, whole = new Uint8Array(((size + 72) >> 6) << 6), words = new DataView(whole.buffer), w = new Int32Array(64)
  whole.set(bytes)
  whole[size] = 128
  words.setUint32(whole.length - 4, size * 8)
  const state = [...START]
  for (let at = 0; at < whole.length; at += 64) block(words, at, w, state)
  return Uint8Array.from(state.flatMap(one => [one >>> 24, one >>> 16, one >>> 8, one]))
}

const turn = (x, n) => (x >>> n) | (x << (32 - n))

function block(words, at, w, state) {
  for (let k = 0; k < 64; k++) {
    if (k < 16) w[k] = words.getInt32(at + 4 * k)
    else {
      const a = w[k - 15], b = w[k - 2]
      w[k] = (w[k - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[k - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0
    }
  }
  let [a, b, c, d, e, f, g, h] = state
  for (let k = 0; k < 64; k++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + CONSTANTS[k] + w[k]) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  [a, b, c, d, e, f, g, h].forEach((one, k) => { state[k] = (state[k] + one) | 0 })
}
