// A field page: the whole document, or the piece of it that htmx asks for. An answer is `{status, html}` or
// `{status: 303, location}`.
import { lockAfter } from "../acting.js"
import { urlFor } from "../addresses.js"
import { once } from "../ids.js"
import { render } from "../render.js"
import * as asked from "./asked.js"
import * as here from "./here.js"

/** What this phone can't answer, but the centre may: a record that is not here, a form that was mangled. */
export class Elsewhere extends Error {}

// What a form answers in which something is wrong; the title of the page says so first.
const WRONG = 422

/** Render the template `whole`, or `piece` where only a part is to be replaced. */
export function show(turn, whole, values, { piece = null, status = 200 } = {}) {
  const template = piece && turn.partial ? piece : whole
  return { status, html: render(template, { page: { ...frame(turn), wrong: status === WRONG || Object.keys(values.errors ?? {}).length > 0 }, ...values }, turn) }
}

/** Render a page, or its `piece`, whose form shows the `values` typed and the `errors`, field → sentence. */
export function form(turn, whole, piece, values, errors, more = {}, status = null) {
  const carried = { values, errors, once: asked.text(turn, "once") ?? once() }
  return show(turn, whole, { ...carried, ...more }, { piece, status: status ?? (Object.keys(errors).length ? WRONG : 200) })
}

/** The answer to a form that was taken: on to another page. */
export const go = (endpoint, values) => to(urlFor(endpoint, values))

/** The same, to an address. */
export const to = location => ({ status: 303, location })

/** The value `page` for somebody in the field. */
function frame({ lang, meta, path }) {
  return {
    lang: lang === "en" ? "en" : "zh-CN",
    big: Boolean(meta.big),
    site: meta.site.name,
    gate: here.gate(meta),
    who: meta.name,
    unsent: { known: true, count: meta.unsent },
    synced: meta.lastSync,
    offline: lianfang.facts.offline,
    lock: lockAfter(meta),
    path,
  }
}
