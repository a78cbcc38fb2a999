// The addresses of the field's pages, both ways. The centre's own table of rules says what they are.

const PATH = /%(24|26|2B|2C|2F|3A|3B|3D|40)/g
const QUERY = /%(24|2C|2F|3A|3B|3F|40)/g
const HOLE = /<(?:\w+:)?(\w+)>/g

const rules = lianfang.facts.addresses.map(([endpoint, rule, ...methods]) =>
  ({ endpoint, rule, methods, pattern: pattern(rule) }))

function pattern(rule) {
  return new RegExp(`^${rule.replace(HOLE, (hole, name) => `(?<${name}>[^/]+)`)}$`)
}

/** The address of a page; what its rule has no place for goes into the query, but for null. */
export function urlFor(endpoint, values = {}) {
  const { rule } = rules.find(one => one.endpoint === endpoint)
  const rest = { ...values }
  const path = rule.replace(HOLE, (hole, name) => {
    delete rest[name]
    return plain(encodeURIComponent(values[name]), PATH)
  })
  return asking(path, rest)
}

/** The address of a page below /field/ that a kind has declared. */
export const onward = (at, values = {}) => asking(`/field/${at}`, values)

function asking(path, values) {
  const query = Object.entries(values).filter(([, value]) => value != null).map(pair)
  return query.length ? `${path}?${query.join("&")}` : path
}

function pair(both) {
  return both.map(part => plain(encodeURIComponent(part).replaceAll("%20", "+"), QUERY)).join("=")
}

function plain(text, signs) {
  return text.replace(signs, decodeURIComponent)
}

/** `{endpoint, params}` of a request, or null where the field has no such page. `path` is not percent-encoded. */
export function match(method, path) {
  for (const { endpoint, methods, pattern } of rules) {
    const found = methods.includes(method) && pattern.exec(path)
    if (found) return { endpoint, params: { ...found.groups } }
  }
  return null
}
