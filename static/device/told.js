// What this phone tells its open pages: how it stands, whenever that changes.
import { now, state } from "./clock.js"
import { readMeta } from "./database.js"
import { known } from "./journal.js"
import { clock } from "./moments.js"
import { ranges } from "./numbers.js"
import { toRead } from "./phone.js"
import { language, learn } from "./words.js"

const channel = new BroadcastChannel("lianfang")
const progress = { sending: null, receiving: null, away: false }

/** Tell all pages. `news`: `{sending, receiving, away}` as far as it changed, or a message with a `type` of its own. */
export async function tell(news = {}) {
  if (news.type) return channel.postMessage(news)
  Object.assign(progress, news)
  channel.postMessage(await standing())
}

/** Note whether the collector was within reach just now, and tell all pages where that is new to them. */
export async function reached(there) {
  if (progress.away === there) await tell({ away: !there })
}

/** How this phone stands, as pages are told. */
export async function standing() {
  const meta = await readMeta(), { refused, lost, notices } = await toRead(meta), { lastSync, trouble } = meta
  const lang = await learn(language(meta))
  return {
    type: "state", known: Boolean(meta.node), ready: meta.ready && !meta.unlisted, unsent: meta.last - meta.have, ...progress, lastSync,
    away: progress.away || trouble === "lost" || trouble === "slow",
    synced: lastSync ? clock(lang, now(meta), lastSync) : "", notices: notices.length,
    verdicts: refused.length + lost.length, emptied: Boolean(meta.emptied),
    gone: ranges(meta.emptied?.gone ?? []), low: known.low, clock: state(meta), trouble, retryAt: meta.notBefore,
  }
}
