// The device's pages on a store in memory, driven by texts of JSON.
import { memory } from "./memory.js"
import { respond } from "./pages/respond.js"
import "./second.js"

let store = null

/** Begin anew with a phone, the records that it has and what it was told. */
export function begin(text) {
  const { meta, records, notices } = JSON.parse(text)
  store = memory(meta, records, notices)
  lianfang.phone = { ...JSON.parse(text), store }
}

/** The answer to what is asked, as `respond` gives it. */
export async function ask(text) {
  return JSON.stringify(await respond(JSON.parse(text), store))
}

/** All records as they are shown now. */
export function records() {
  return JSON.stringify(store.all())
}
