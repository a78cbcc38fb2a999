// ECDSA with P-256 for the embedded engine, which has no SubtleCrypto: a second reading, slow and plain (FIPS 186-5).

const p256 = (() => {
  const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn
  const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn
  const G = [0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
    0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n]

  const number = bytes => Array.from(bytes).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const mod = (value, by) => (value % by + by) % by

  function inverse(value, by) {
    let [one, other, x, y] = [mod(value, by), by, 1n, 0n]
    while (one > 1n) {
      const times = other / one
      ;[one, other, x, y] = [other - times * one, one, y - times * x, x]
    }
    return mod(x, by)
  }

  // A point is [x, y], or null for the one at infinity.
  function add(one, other) {
    if (!one || !other) return one ?? other
    if (one[0] === other[0] && mod(one[1] + other[1], P) === 0n) return null
    const slope = one[0] === other[0] ? mod((3n * one[0] * one[0] - 3n) * inverse(2n * one[1], P), P)
      : mod((other[1] - one[1]) * inverse(other[0] - one[0], P), P)
    const x = mod(slope * slope - one[0] - other[0], P)
    return [x, mod(slope * (one[0] - x) - one[1], P)]
  }

  function times(point, n) {
    let sum = null
    for (; n; n >>= 1n, point = add(point, point)) if (n & 1n) sum = add(sum, point)
    return sum
  }

  function key(bytes) {
    const [x, y] = [number(bytes.slice(1, 33)), number(bytes.slice(33))]
    if (bytes.length !== 65 || bytes[0] !== 4 || mod(y * y - x * x * x + 3n * x - B, P) !== 0n) throw new Error("no key")
    return [x, y]
  }

  function verify(point, signature, hash) {
    const [r, s] = [number(signature.slice(0, 32)), number(signature.slice(32))]
    if (signature.length !== 64 || r < 1n || r >= N || s < 1n || s >= N) return false
    const w = inverse(s, N), sum = add(times(G, mod(number(hash) * w, N)), times(point, mod(r * w, N)))
    return sum !== null && mod(sum[0], N) === r
  }

  return { key, verify }
})()
