// The door to the pages: a request of the browser in, a response out.
import { respond } from "./respond.js"

const HEADERS = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store",
  Vary: "HX-Request-Type" }

/** The Response to a request, or null: go to the network. `store`: as in README. */
export async function answer(request, store) {
  const { pathname, search, searchParams } = new URL(request.url)
  const form = request.method === "POST" ? first(await request.formData()) : {}
  const partial = request.headers.get("HX-Request-Type") === "partial"
  const asked = { method: request.method, path: pathname + search, query: first(searchParams), form, partial }
  const found = await respond(asked, store)
  if (!found) return null
  if (found.location) return Response.redirect(new URL(found.location, request.url), found.status)
  return new Response(found.html, { status: found.status, headers: HEADERS })
}

/** name → the first value of that name. */
function first(pairs) {
  const found = {}
  for (const [name, value] of pairs) found[name] ??= value
  return found
}
