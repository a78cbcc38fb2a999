// One turn: what is asked of a page, by whom, in which language; and the answer.
import { acting, locked } from "../acting.js"
import { match } from "../addresses.js"
import { now } from "../clock.js"
import { language, learn, said } from "../words.js"
import { Elsewhere, go } from "./page.js"
import { routes } from "./routes.js"

/**
 * The answer to what is `asked`, or null: this phone can't tell, ask the centre.
 *
 * `asked`: `{method, path, query, form, partial}`, where `path` is as in the address and `query` and `form` are
 * name → first value; `known`: `store.meta()`, if it was just asked for. The answer is `{status, html}` or
 * `{status: 303, location}`.
 */
export async function respond(asked, store, known) {
  const found = match(asked.method, decodeURIComponent(asked.path.split("?")[0]))
  const page = found && routes[found.endpoint]
  if (!page) return null
  try {
    const one = await turn(asked, store, known ?? await store.meta())
    // What was typed before is taken all the same.
    if (asked.method === "GET" && found.endpoint !== "field.who" && locked(one.meta)) return go("field.who")
    return await page(one, found.params)
  } catch (failure) {
    if (failure instanceof Elsewhere) return null
    throw failure
  }
}

async function turn(asked, store, known) {
  const meta = acting(known), lang = await learn(language(meta))
  const write = (drafts, options) => store.write(drafts, { by: meta.person, ...options })
  return { ...asked, store: { ...store, write }, meta, lang, now: now(meta), _: (text, values) => said(lang, text, values) }
}
