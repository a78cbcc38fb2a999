// What this phone tells its open pages: how it stands, whenever that changes.
import { state } from "./clock.js"
import { open, readMeta } from "./database.js"

const channel = new BroadcastChannel("lianfang")
const progress = { sending: null, receiving: null }

/** Tell all pages. `news`: `{sending, receiving}` as far as it changed, or a message with a `type` of its own. */
export async function tell(news = {}) {
  if (news.type) return channel.postMessage(news)
  Object.assign(progress, news)
  channel.postMessage(await standing())
}

/** How this phone stands, as pages are told. */
export async function standing() {
  const meta = await readMeta(), db = await open()
  return {
    type: "state", known: Boolean(meta.node), ready: meta.ready, unsent: meta.last - meta.have, ...progress,
    lastSync: meta.lastSync, notices: await db.count("notices"), verdicts: await db.count("verdicts"),
    clock: state(meta), trouble: meta.trouble, retryAt: meta.notBefore,
  }
}
