// The door to the pages: a request of the browser in, a response out.
import { respond } from "./respond.js"

const HEADERS = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store",
  Vary: "HX-Request-Type" }

/** The Response to a request with this `body`, or null: go to the network. `store`, and its `meta()` by now: README. */
export async function answer(request, body, store, meta) {
  const { pathname, search, searchParams } = new URL(request.url)
  const form = first(new URLSearchParams(body))
  const partial = request.headers.get("HX-Request-Type") === "partial"
  const asked = { method: request.method, path: pathname + search, query: first(searchParams), form, partial,
    took: request.headers.get("Lianfang-Effort") }
  const found = await respond(asked, store, meta)
  if (!found?.location) return found && shown(found)
  const next = request.headers.has("HX-Boosted") ? await follow(found.location, asked, store) : null
  return next ?? Response.redirect(new URL(found.location, request.url), found.status)
}

// htmx is given the next page at once: on a slow phone the way back to this worker takes as long as the page itself.
async function follow(location, { partial }, store) {
  const { searchParams } = new URL(location, self.location)
  const asked = { method: "GET", path: location, query: first(searchParams), form: {}, partial }
  const next = await respond(asked, store).catch(() => null)
  return next?.html ? shown(next, { "HX-Push-Url": location }) : null
}

const shown = ({ html, status }, more) => new Response(html, { status, headers: { ...HEADERS, ...more } })

/** name → the first value of that name. */
function first(pairs) {
  const found = {}
  for (const [name, value] of pairs) found[name] ??= value
  return found
}
