// Who acts on this phone: several people may share it. Each has a name to pick, and a PIN if they want one, which is
// kept here alone, salted and slowly hashed: it keeps people from taking one another's name by mistake or in jest.
import { wall } from "./clock.js"

const ROUNDS = 100_000
const BITS = 128
const MINUTE = 60_000
const TRIES = 5
const bytes = new TextEncoder()

/** The state of this phone as the one who acts sees it: `person`, `name` and `role` are theirs. */
export function acting(meta) {
  const one = meta.members?.find(({ id }) => id === meta.pageWho)
  return one ? { ...meta, person: one.id, name: one.name, role: one.role } : meta
}

/** After how many minutes without a touch this phone locks itself; 0: it is one person's, who has no PIN. */
export function lockAfter({ members = [], person, pagePins = {} }) {
  return members.length > 1 || pagePins[person] ? lianfang.facts.lock : 0
}

/** Whether somebody must say who they are. A clock that was moved locks, too. */
export function locked(meta) {
  const after = lockAfter(meta)
  return after > 0 && (!meta.pageSeen || Math.abs(wall() - meta.pageSeen) > after * MINUTE)
}

/** Somebody has touched the page: that keeps this phone open, and opens none that is locked. */
export async function touched(store) {
  if (!locked(acting(await store.meta()))) await store.setMeta({ pageSeen: wall() })
}

/** What is kept of a PIN. */
export async function sealed(pin) {
  const salt = crypto.randomUUID()
  return { salt, hash: await hash(pin, salt) }
}

/** Whether a PIN is right; null: too many were wrong, and a minute must go by. Counts in `pageTries`. */
export async function opens(store, meta, person, pin) {
  const { n = 0, at = 0 } = meta.pageTries ?? {}, { salt, hash: wanted } = meta.pagePins[person]
  if (n >= TRIES && Math.abs(wall() - at) < MINUTE) return null
  const right = await hash(pin, salt) === wanted
  await store.setMeta({ pageTries: right ? null : { n: n >= TRIES ? 1 : n + 1, at: wall() } })
  return right
}

async function hash(pin, salt) {
  const key = await crypto.subtle.importKey("raw", bytes.encode(pin), "PBKDF2", false, ["deriveBits"])
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes.encode(salt), iterations: ROUNDS }
  return String(new Uint8Array(await crypto.subtle.deriveBits(how, key, BITS)))
}
