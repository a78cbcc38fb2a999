// A browser's worker as far as the device's modules see it: a database, a cache, a clock, a line. What happens next is
// drawn from a seed; anything may fail, and everything may end at any step. What is on the disk outlives a worker.

// Longer than any chain of promises between two things that a browser answers.
const TICKS = 40
let random = null, tasks = [], timers = [], count = 0, failing = -1, cutting = -1, era = 0, nets = [], outcome = null
let disk = null, posted = []

function mulberry(a) {
  return () => {
    a = (a + 0x6D2B79F5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

class DOMException extends Error {
  constructor(message, name) {
    super(message)
    this.name = name
  }
}

// -- values and keys

function structuredClone(value) {
  if (value === undefined || value === null || typeof value !== "object") return value
  if (Array.isArray(value)) return value.map(structuredClone)
  if (value instanceof Set) return new Set([...value].map(structuredClone))
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, structuredClone(one)]))
}

const rank = key => Array.isArray(key) ? 3 : typeof key === "string" ? 2 : 1

function compare(one, other) {
  if (rank(one) !== rank(other)) return rank(one) - rank(other)
  if (rank(one) < 3) return one < other ? -1 : one > other ? 1 : 0
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const found = compare(one[at], other[at])
    if (found) return found
  }
  return one.length - other.length
}

const valid = key => Array.isArray(key) ? key.every(valid) : typeof key === "string" || (typeof key === "number" && key === key)
const along = (value, path) => path.split(".").reduce((found, name) => found?.[name], value)
const keyOf = (value, path) => Array.isArray(path) ? path.map(one => along(value, one)) : along(value, path)

class IDBKeyRange {
  constructor(low, high, lowOpen, highOpen) {
    Object.assign(this, { low, high, lowOpen, highOpen })
  }

  static bound(low, high, lowOpen = false, highOpen = false) {
    return new IDBKeyRange(low, high, lowOpen, highOpen)
  }

  static lowerBound(low, open = false) {
    return new IDBKeyRange(low, undefined, open)
  }

  static upperBound(high, open = false) {
    return new IDBKeyRange(undefined, high, false, open)
  }

  has(key) {
    if (this.low !== undefined && compare(key, this.low) < (this.lowOpen ? 1 : 0)) return false
    return this.high === undefined || compare(key, this.high) <= (this.highOpen ? -1 : 0)
  }
}

const fits = (key, range) => range === undefined || range === null
  || (range instanceof IDBKeyRange ? range.has(key) : compare(key, range) === 0)

// -- what fails, and what comes next

function fails() {
  count += 1
  return count === failing
}

const full = () => new DOMException("The disk is full.", "QuotaExceededError")

function later(run) {
  tasks.push(run)
}

function answered(work) {
  return new Promise((done, failed) => later(() => {
    if (fails()) failed(full())
    else done(work())
  }))
}

// -- the database

class IDBRequest {
  settle(result, error = null) {
    Object.assign(this, { result, error, readyState: "done" })
    const call = error ? this.onerror : this.onsuccess
    call?.({ target: this })
  }
}

class Source {
  constructor(tx, name, index = null) {
    Object.assign(this, { tx, name, path: index })
  }

  rows(range) {
    const { rows } = this.tx.tables[this.name]
    if (!this.path && range !== undefined && !(range instanceof IDBKeyRange)) {
      const found = rows.get(JSON.stringify(range))
      return found ? [[found[0], ...found]] : []
    }
    const found = [...rows.values()].map(([primary, value]) => [this.path ? keyOf(value, this.path) : primary, primary, value])
    const kept = found.filter(([key]) => key !== undefined && valid(key) && fits(key, range))
    return kept.sort((one, other) => compare(one[0], other[0]) || compare(one[1], other[1]))
  }

  ask(work) {
    return this.tx.ask(work)
  }

  get(range) {
    return this.ask(() => structuredClone(this.rows(range)[0]?.[2]))
  }

  getAll(range, most = Infinity) {
    return this.ask(() => this.rows(range).slice(0, most).map(row => structuredClone(row[2])))
  }

  getAllKeys(range, most = Infinity) {
    return this.ask(() => this.rows(range).slice(0, most).map(row => row[1]))
  }

  count(range) {
    return this.ask(() => this.rows(range).length)
  }
}

class ObjectStore extends Source {
  get table() {
    return this.tx.table(this.name)
  }

  index(name) {
    return new Source(this.tx, this.name, (this.tx.tables ?? disk.tables)[this.name].indexes[name])
  }

  createIndex(name, path) {
    this.table.indexes[name] = path
  }

  put(value, key) {
    const copy = structuredClone(value)
    return this.ask(() => this.set(copy, key ?? keyOf(copy, this.table.keyPath)))
  }

  add(value) {
    const copy = structuredClone(value), key = keyOf(copy, this.table.keyPath)
    return this.ask(() => {
      if (this.table.rows.has(JSON.stringify(key))) throw new DOMException("There is one already.", "ConstraintError")
      this.set(copy, key)
    })
  }

  set(value, key) {
    this.table.rows.set(JSON.stringify(key), [key, value])
  }

  delete(range) {
    return this.ask(() => {
      for (const [, key] of this.rows(range)) this.table.rows.delete(JSON.stringify(key))
    })
  }

  clear() {
    return this.ask(() => this.table.rows.clear())
  }
}

const queue = []

class Transaction {
  constructor(names, mode, strict) {
    Object.assign(this, { mode, strict, error: null, asked: [], over: false, begun: false, tables: null, own: new Set() })
    queue.push(this)
  }

  objectStore(name) {
    if (this.over) throw new DOMException("The transaction has ended.", "TransactionInactiveError")
    return new ObjectStore(this, name)
  }

  // What it writes into is a copy of its own.
  table(name) {
    if (!this.own.has(name)) {
      const { rows, ...rest } = this.tables[name] ?? { rows: new Map(), indexes: {} }
      this.tables = { ...this.tables, [name]: { ...rest, indexes: { ...rest.indexes }, rows: new Map(rows) } }
      this.own.add(name)
    }
    return this.tables[name]
  }

  ask(work) {
    if (this.done) simulator.early = true
    if (this.over) throw new DOMException("The transaction has ended.", "TransactionInactiveError")
    const request = new IDBRequest()
    this.asked.push([work, request])
    return request
  }

  step() {
    if (!this.begun) Object.assign(this, { begun: true, tables: disk.tables })
    if (!this.asked.length) return this.commit()
    const [work, request] = this.asked.shift()
    try {
      if (fails()) throw full()
      request.settle(work())
    } catch (reason) {
      request.settle(undefined, reason)
      this.end(reason)
    }
  }

  commit() {
    if (fails()) return this.end(full())
    if (this.mode !== "readonly") disk.write(this.tables, this.strict)
    this.leave()
    this.done = true
    this.oncomplete?.()
  }

  end(reason) {
    if (this.over) return
    this.error = reason
    this.leave()
    for (const [, request] of this.asked.splice(0)) request.settle(undefined, new DOMException("Aborted.", "AbortError"))
    later(() => this.onabort?.())
  }

  abort() {
    if (this.over) throw new DOMException("The transaction has ended.", "InvalidStateError")
    this.end(new DOMException("Aborted.", "AbortError"))
  }

  leave() {
    this.over = true
    queue.splice(queue.indexOf(this), 1)
  }
}

class Disk {
  constructor() {
    Object.assign(this, { tables: {}, version: 0, sure: {}, since: [], files: new Map(), cookies: new Map() })
  }

  // What is not waited for may be lost with the power, the last of it first.
  write(tables, strict) {
    this.tables = tables
    if (strict) Object.assign(this, { sure: tables, since: [] })
    else this.since.push(tables)
  }

  powerCut() {
    const kept = [this.sure, ...this.since]
    this.tables = this.sure = kept[Math.floor(random() * kept.length)]
    this.since = []
  }

  emptied() {
    Object.assign(this, { tables: {}, version: 0, sure: {}, since: [] })
  }
}

const indexedDB = {
  open(_name, version) {
    const request = new IDBRequest(), db = {
      transaction: (names, mode = "readonly", options = {}) => new Transaction(names, mode, options.durability === "strict"),
      close() {},
    }
    const tx = new Transaction([], "versionchange", true), old = disk.version
    db.createObjectStore = (name, { keyPath } = {}) => {
      tx.table(name).keyPath = keyPath
      return new ObjectStore(tx, name)
    }
    tx.ask(() => {
      request.transaction = tx
      request.result = db
      if (old < version) request.onupgradeneeded({ oldVersion: old })
    })
    tx.oncomplete = () => {
      disk.version = version
      request.settle(db)
    }
    tx.onabort = () => request.settle(undefined, tx.error)
    return request
  },
}

// -- files, cookies, hashes, messages

class Response {
  constructor(body) {
    this.kept = String(body)
  }

  async json() {
    return JSON.parse(this.kept)
  }
}

const caches = {
  open: async name => ({
    put: (path, response) => answered(() => { disk.files.set(`${name} ${path}`, response.kept) }),
    match: path => answered(() => disk.files.has(`${name} ${path}`) ? new Response(disk.files.get(`${name} ${path}`)) : undefined),
    keys: () => answered(() => [...disk.files.keys()].filter(key => key.startsWith(`${name} `)).map(key => ({ url: key.slice(name.length + 1) }))),
    delete: key => answered(() => disk.files.delete(`${name} ${key.url ?? key}`)),
  }),
  delete: name => answered(() => {
    const found = [...disk.files.keys()].filter(key => key.startsWith(`${name} `))
    for (const key of found) disk.files.delete(key)
    return found.length > 0
  }),
}

const cookieStore = {
  set: ({ name, value }) => answered(() => { disk.cookies.set(name, value) }),
  get: name => answered(() => disk.cookies.has(name) ? { value: disk.cookies.get(name) } : null),
}

class TextDecoderStream {}

const crypto = {
  getRandomValues: bytes => bytes.map(() => random() * 256),
  subtle: { digest: async (_name, bytes) => sha256(bytes).buffer },
}
class BroadcastChannel {
  postMessage(message) {
    posted.push(message)
  }
}
const navigator = { languages: ["en"], storage: { estimate: async () => ({ usage: 1, quota: 1e12 }), persisted: async () => true } }
var self = this

// -- clock and line

Date.now = () => lianfang.clock

class AbortController {
  constructor() {
    this.signal = { aborted: false, calls: [] }
  }

  abort() {
    this.signal.aborted = true
    for (const call of this.signal.calls) call()
  }
}

function setTimeout(run, ms) {
  timers.push({ at: lianfang.clock + ms, run })
  return timers.at(-1)
}

function clearTimeout(one) {
  timers = timers.filter(other => other !== one)
}

function fetch(path, { body, signal } = {}) {
  return new Promise((done, failed) => {
    nets.push({ path, body: body ?? null, done, failed })
    signal?.calls.push(() => failed(new DOMException("Aborted.", "AbortError")))
  })
}

// `answer`: {status, headers, text, broken} or null: none came.
function arrive({ done, failed }, answer) {
  if (!answer) return failed(new TypeError("Failed to fetch"))
  const { status, headers, text, broken } = answer, cut = broken ? text.slice(0, text.length / 2) : text
  const pieces = [cut], reader = {
    read: async () => {
      if (!pieces.length && broken) throw new TypeError("network error")
      return pieces.length ? { done: false, value: pieces.shift() } : { done: true }
    },
  }
  done({ status, ok: status < 300, headers: { get: name => headers[name.toLowerCase()] ?? null },
    json: async () => JSON.parse(cut), text: async () => cut, clone() { return this },
    body: { pipeThrough: () => ({ getReader: () => reader }) } })
}

// -- driven from outside

var simulator = {
  begin(seed) {
    random = mulberry(seed)
    disk = new Disk()
    this.boot()
  },

  /** A new worker on the same disk. `how`: "killed", "power cut" or "emptied". */
  boot(how) {
    era += 1
    tasks = []
    timers = []
    nets = []
    queue.splice(0)
    failing = cutting = -1
    if (how === "power cut") disk.powerCut()
    if (how === "emptied") disk.emptied()
    this.phone = boot()
  },

  /** All that is on the disk, as one text. */
  kept() {
    const told = (_name, value) => value instanceof Map ? [...value] : value
    return JSON.stringify([disk.tables, [...disk.files], [...disk.cookies]], told)
  },

  start(what, given, fail, cut) {
    count = 0
    failing = fail
    cutting = cut
    outcome = null
    const own = era
    Promise.resolve(this.phone[what](...JSON.parse(given))).then(
      value => { if (own === era) outcome = { value: value ?? null } },
      reason => { if (own === era) outcome = { error: `${reason?.name}: ${reason?.message}`, stack: reason?.stack } })
  },

  /** Go on until there is an outcome, the worker is cut, or the line is asked; `answer`: what the line gave. */
  async go(answer) {
    if (this.early) throw new Error("A transaction ended while somebody was at it: more TICKS are needed.")
    if (answer !== undefined) arrive(nets.shift(), JSON.parse(answer))
    for (let steps = 0; steps < 200_000; steps++) {
      for (let tick = 0; tick < TICKS; tick++) await null
      if (count >= cutting && cutting >= 0) return JSON.stringify({ cut: true })
      if (outcome) return JSON.stringify({ outcome })
      if (queue.length && (!tasks.length || random() < 0.5)) queue[0].step()
      else if (tasks.length) tasks.splice(Math.floor(random() * tasks.length), 1)[0]()
      else if (nets.length) return JSON.stringify({ asked: { path: nets[0].path, body: nets[0].body } })
      else if (timers.length) this.wake()
      else return JSON.stringify({ stuck: true })
    }
    return JSON.stringify({ stuck: true })
  },

  wake() {
    timers.sort((one, other) => one.at - other.at)
    const { at, run } = timers.shift()
    lianfang.clock = Math.max(lianfang.clock, at)
    run()
  },
}
