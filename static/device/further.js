// The second script: what the gate does not need at its first page. A worker may import only what it has imported while it
// was being installed, so it is fetched then; a worker that starts again reads it when a page first needs it.

const ADDRESS = "/field/further.js"
const given = {}

/** What the second script gives: `{plain, refuse, routes}` of plain.js, refused.js and others.js, and all of carry.js. */
export function further() {
  if (!given.routes) importScripts(ADDRESS)
  return given
}

/** Take over what the second script gives. */
export function give(what) {
  Object.assign(given, what)
}
