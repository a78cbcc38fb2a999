// One turn: what is asked of a page, by whom, in which language; and the answer.
import { match } from "../addresses.js"
import { now } from "../clock.js"
import { language, said } from "../words.js"
import { Elsewhere } from "./page.js"
import { routes } from "./routes.js"

/**
 * The answer to what is `asked`, or null: this phone can't tell, ask the centre.
 *
 * `asked`: `{method, path, query, form, partial}`, where `path` is as in the address and `query` and `form` are
 * name → first value. The answer is `{status, html}` or `{status: 303, location}`.
 */
export async function respond(asked, store) {
  const found = match(asked.method, decodeURIComponent(asked.path.split("?")[0]))
  const page = found && routes[found.endpoint]
  if (!page) return null
  try {
    return await page(await turn(asked, store), found.params)
  } catch (failure) {
    if (failure instanceof Elsewhere) return null
    throw failure
  }
}

async function turn(asked, store) {
  const meta = await store.meta(), lang = language(meta)
  return { ...asked, store, meta, lang, now: now(meta), _: (text, values) => said(lang, text, values) }
}
