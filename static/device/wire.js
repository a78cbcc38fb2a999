// One exchange with the collector. Whatever stands between (a captive portal, a proxy) is not taken for it.

const SILENT = 45_000
const TOO_MANY = 429

/** What can be tuned by tests: how long nothing may come, ms. A slow line that goes on bringing something has all the time. */
export const patience = { silent: SILENT }

/**
 * Post `body` and return what came of it: `{kind, said, wait}`.
 *
 * `kind`: "reply" (`said` is the collector's word), "problem" (`said.code` names it), "lost" (no answer), "slow" (silence),
 * "down" (a server that is out of order) or "portal" (somebody else answered). `wait`: Retry-After, in ms. `begun`: an answer came, and broke off.
 */
export async function post(path, body, headers) {
  const stop = new AbortController()
  let timer = null, begun = false
  const heard = () => {
    clearTimeout(timer)
    timer = setTimeout(() => stop.abort(), patience.silent)
  }
  heard()
  try {
    const options = { method: "POST", body, headers, redirect: "manual", cache: "no-store", signal: stop.signal }
    const response = await fetch(path, options)
    begun = true
    return await understood(response, heard)
  } catch {
    return { kind: stop.signal.aborted ? "slow" : "lost", begun }
  } finally {
    clearTimeout(timer)
  }
}

async function read(response, heard) {
  const pieces = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ""
  for (;;) {
    const { done, value } = await pieces.read()
    if (done) return JSON.parse(text)
    heard()
    text += value
  }
}

async function understood(response, heard) {
  const type = response.headers.get("Content-Type") ?? "", wait = 1_000 * Number(response.headers.get("Retry-After") ?? 0)
  // A proxy before the collector says so in its own words.
  if (response.status === TOO_MANY) return { kind: "problem", said: { code: "busy" }, wait }
  if (!/^application\/(problem\+)?json\b/.test(type)) return { kind: response.status >= 500 ? "down" : "portal", wait }
  const said = await read(response, heard)
  if (type.startsWith("application/problem")) return { kind: "problem", said, wait, status: response.status }
  return { kind: response.ok ? "reply" : "portal", said, wait }
}

/** Whether a document is a reply of `/sync`, and not some other JSON with status 200. */
export function isReply(said) {
  return said?.v === 1 && Number.isInteger(said.have) && Number.isInteger(said.now) && typeof said.hash === "string"
    && Array.isArray(said.verdicts) && (said.wipe || (Array.isArray(said.records) && Array.isArray(said.gone)))
}
