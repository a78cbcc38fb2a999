// One exchange with the collector. Whatever stands between (a captive portal, a proxy) is not taken for it.

const SILENT = 45_000
const TOO_MANY = 429

/** What can be tuned by tests: how long a request may be silent, ms. */
export const patience = { silent: SILENT }

/**
 * Post `body` and return what came of it: `{kind, said, wait}`.
 *
 * `kind`: "reply" (`said` is the collector's word), "problem" (`said.code` names it), "lost" (no answer), "slow" (none in
 * time) or "portal" (somebody else answered). `wait`: Retry-After, in ms.
 */
export async function post(path, body, headers) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), patience.silent)
  try {
    const options = { method: "POST", body, headers, redirect: "manual", cache: "no-store", signal: stop.signal }
    return await understood(await fetch(path, options))
  } catch {
    return { kind: stop.signal.aborted ? "slow" : "lost" }
  } finally {
    clearTimeout(timer)
  }
}

async function understood(response) {
  const type = response.headers.get("Content-Type") ?? "", wait = 1_000 * Number(response.headers.get("Retry-After") ?? 0)
  // A proxy before the collector says so in its own words.
  if (response.status === TOO_MANY) return { kind: "problem", said: { code: "busy" }, wait }
  if (!/^application\/(problem\+)?json\b/.test(type)) return { kind: response.status >= 500 ? "lost" : "portal", wait }
  const said = await response.json()
  if (type.startsWith("application/problem")) return { kind: "problem", said, wait, status: response.status }
  return { kind: response.ok ? "reply" : "portal", said, wait }
}

/** Whether a document is a reply of `/sync`, and not some other JSON with status 200. */
export function isReply(said) {
  return said?.v === 1 && Number.isInteger(said.have) && Number.isInteger(said.now) && typeof said.hash === "string"
    && Array.isArray(said.verdicts) && (said.wipe || (Array.isArray(said.records) && Array.isArray(said.gone)))
}
