// The phone's wall clock. It may be wrong by years; only that it went backwards is reported (PROTOCOL section 7).

// The network sets a phone's clock by a second or so now and then; that moves nobody's entry.
const NUDGE = 2_000
const WRONG = 120_000

/** The phone's own time, ms since 1970. */
export function wall() {
  return Date.now()
}

/** What went backwards since the clock was last read, `{before, after}`, or null. Notes the reading in `meta`. */
export function look(meta) {
  const before = meta.wall, after = wall()
  meta.wall = after
  if (!before || before - after <= NUDGE) return null
  meta.setBack = after
  return { before, after }
}

/** What a reply says of our clock: `arrived` is our time between sending and hearing, `told` the collector's. */
export function compare(meta, told, arrived) {
  meta.offset = Math.abs(told - arrived) < WRONG ? 0 : told - arrived
  meta.compared = true
  meta.setBack = null
}

/** The time to show and to compare with: our clock, put right as far as the collector has told. */
export function now(meta) {
  return wall() + (meta.offset ?? 0)
}

/** "right", "ahead", "behind"; "back" where it was set back and nobody has told the time since; else "unknown". */
export function state(meta) {
  if (meta.setBack) return "back"
  if (!meta.compared) return "unknown"
  if (!meta.offset) return "right"
  return meta.offset < 0 ? "ahead" : "behind"
}
