// Sending a few seconds after a write: whoever writes several things in a row sends once.
import { now } from "./sync.js"
import { tell } from "./told.js"

const AFTER = 5_000
const SHOWN = 200
let due = Promise.resolve(), planned = false

/** Plan to send. The page that answers says already that something waits; the others are told when it is there. */
export function soon() {
  setTimeout(tell, SHOWN)
  // Where the browser can, it sends also after every page was closed.
  self.registration.sync?.register("lianfang").catch(() => {})
  if (planned) return
  planned = true
  due = new Promise(done => setTimeout(done, AFTER)).then(() => {
    planned = false
    return now("write")
  })
}

/** Resolves when what is planned is done: as long as that, the browser is asked to let the worker live. */
export function settled() {
  return due
}
