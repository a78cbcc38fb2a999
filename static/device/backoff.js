// How long to wait after a failure: full jitter over a bound that doubles, so that phones do not come back together.

const FIRST = 5_000
const MOST = 15 * 60_000

/** Milliseconds to wait after the `tries`-th failure in a row. `asked`: Retry-After in ms, which is kept to. */
export function pause(tries, asked = 0, random = Math.random) {
  if (asked) return asked + random() * asked
  return random() * Math.min(MOST, FIRST * 2 ** tries)
}

/** Whether a moment to wait for is still ahead; one farther off than any pause stems from a clock that was set back. */
export function waits(notBefore, now) {
  return notBefore > now && notBefore - now <= 2 * MOST
}
