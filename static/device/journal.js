// A second copy, outside of the database, of what must not be lost with it: who this phone is, how far it has written, and
// each op that has not arrived. A browser may empty its database, or throw it away as broken. What was put is never put
// over: where the disk is full, a file that is written anew is lost first.

const NAME = "lianfang-journal"
const SPARE = "lianfang-spare"
const FOLDER = "/field/journal/"
const STATES = ["a", "b"]
const COOKIE = "written"
const YEAR = 366 * 86_400_000
const ROOM = 2_097_152

/** How far this phone has written for certain, of which node, after how many moves; `low`: there is hardly any room. */
export const known = { node: "", moved: 0, last: 0, low: false }
const waiting = new Map()
let work = Promise.resolve(), turn = 0, told = ""

const folder = () => caches.open(NAME)
const address = ({ moved, node, n }) => `${FOLDER}${moved}.${node}.${n}`
const parts = ({ url }) => url.slice(url.lastIndexOf("/") + 1).split(".")

/** Take the state of the database for what is certain. */
export function trust({ node, moved, last }) {
  Object.assign(known, { node, moved, last })
}

/** Whether a state of the database is an earlier one than what is certain. */
export function behind({ node = "", moved = 0, last = 0 } = {}, certain = known) {
  if (!certain.node || moved !== certain.moved) return Boolean(certain.node) && moved < certain.moved
  return node === certain.node ? last < certain.last : !node
}

/** Copy `rows`, the ops just written, and how this phone stands now; `kept` tells whether it is done. */
export function keep(meta, rows) {
  for (const { hash, refused, ...row } of rows) waiting.set(`${row.node}.${row.n}`, { ...row, moved: meta.moved })
  trust(meta)
  // A store that knows of nothing is new, or was emptied: then what is remembered of it must stay.
  if (!meta.node && !meta.moved || !waiting.size && sign(meta) === told) return
  const state = structuredClone(meta)
  work = work.then(() => written(state)).catch(failure => console.error(failure))
}

// What of a state is worth another copy.
const sign = ({ node, moved, last, have, learned, gate, direction, lang, big, emptied, pageWho, pagePins }) =>
  JSON.stringify([node, moved, last === have, have, learned, gate, direction, lang, big, emptied, pageWho, pagePins])

/** Resolves when all that was written so far has its second copy; throws where that could not be made. */
export async function kept() {
  const those = [...waiting.keys()], missing = () => those.some(key => waiting.has(key))
  await work
  if (missing() && await release()) await (work = work.then(again))
  if (missing()) throw new DOMException("The second copy could not be written.", "QuotaExceededError")
}

/** Resolves when what was asked for so far is done, or has failed. */
export const settled = () => work

const again = () => copied().catch(failure => console.error(failure))

async function copied() {
  const cache = await folder()
  for (const [key, row] of [...waiting]) {
    await put(cache, address(row), row)
    waiting.delete(key)
  }
  return cache
}

const put = (cache, path, value) => cache.put(path, new Response(JSON.stringify(value)))

async function written(state) {
  const cache = await copied()
  note(state)
  if (sign(state) === told) return
  await put(cache, FOLDER + STATES[++turn % 2], { ...state, turn })
  told = sign(state)
  await drop(cache, state)
}

// The last one stays, since it says how far this phone has written. Of a phone that was withdrawn the state before goes.
async function drop(cache, { moved, node, last, have }) {
  for (const key of await cache.keys()) {
    const [was, of, n] = parts(key), own = was === String(moved) && of === node
    if (of ? !own || (n <= have && n < last) : !node && was !== STATES[turn % 2]) await cache.delete(key)
  }
}

/** Of the last op, which has arrived, keep the number alone. */
export function bare({ moved, node, last: n }) {
  work = work.then(folder).then(cache => put(cache, address({ moved, node, n }), null)).catch(failure => console.error(failure))
}

// It outlives the emptying of all that a browser stores for a site.
function note({ node, have, last }) {
  const value = node && `${node}.${have}.${last}`, expires = node ? Date.now() + YEAR : 0
  self.cookieStore?.set({ name: COOKIE, value, expires, path: "/field/", sameSite: "strict" }).catch(() => {})
}

/** `{node, have, last}` as far as a cookie tells it, or null. */
export async function remembered() {
  const found = await self.cookieStore?.get(COOKIE).catch(() => null), [node, have, last] = found?.value.split(".") ?? []
  return node ? { node, have: Number(have), last: Number(last) } : null
}

/** The newest copy of the state, with `last` as far as this phone has written, and `numbers` of ops; null: none. */
export async function read() {
  const cache = await folder(), states = await Promise.all(STATES.map(one => body(cache, FOLDER + one)))
  const [state] = states.filter(Boolean).sort((one, other) => other.turn - one.turn)
  if (!state) return null
  turn = state.turn
  delete state.turn
  const own = (await cache.keys()).map(parts).filter(([moved, node]) => moved === String(state.moved) && node === state.node)
  const numbers = own.map(([, , n]) => Number(n))
  return { ...state, last: Math.max(state.last, ...numbers), numbers: new Set(numbers) }
}

/** The ops of a copied state after n = `have`, as they were written, those that are here. */
export async function rows({ moved, node, numbers }, have) {
  const cache = await folder(), wanted = [...numbers].filter(n => n > have).sort((one, other) => one - other)
  const found = await Promise.all(wanted.map(n => body(cache, address({ moved, node, n }))))
  return found.filter(Boolean).map(({ moved, ...row }) => row)
}

async function body(cache, path) {
  const found = await cache.match(path)
  return found ? found.json().catch(() => null) : null
}

/** Hold some room, so that a little is left when there is none, and it can be said before. */
export async function hold() {
  const cache = await caches.open(SPARE), { usage = 0, quota = Infinity } = await navigator.storage.estimate()
  const held = await cache.match(FOLDER) ?? await cache.put(FOLDER, new Response(new Uint8Array(ROOM))).then(() => true, () => false)
  known.low = !held || quota - usage < 8 * ROOM
}

/** Give the room back; whether there was any. */
export async function release() {
  known.low = true
  return caches.delete(SPARE)
}
