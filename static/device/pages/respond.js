// One turn: what is asked of a page, by whom, in which language; and the answer.
import { acting, locked } from "../acting.js"
import { match } from "../addresses.js"
import { learn as learnKinds } from "../book.js"
import { now } from "../clock.js"
import { further } from "../further.js"
import { language, learn, said } from "../words.js"
import { madeFor, otherHands } from "./hands.js"
import { Elsewhere, go } from "./page.js"
import { routes } from "./routes.js"

/**
 * The answer to what is `asked`, or null: this phone can't tell, ask the centre.
 *
 * `asked`: `{method, path, query, form, partial}`, where `path` is as in the address and `query` and `form` are
 * name → first value; `took`: how long its form did; `known`: `store.meta()`, if it was just asked for. The answer is `{status, html}` or
 * `{status: 303, location}`.
 */
export async function respond(asked, store, known) {
  const found = match(asked.method, decodeURIComponent(asked.path.split("?")[0]))
  const page = found && (routes[found.endpoint] ?? further().routes[found.endpoint])
  if (!page) return null
  const one = await turn(asked, store, known ?? await store.meta())
  try {
    // What was typed before is taken all the same.
    if (otherHands(one)) return further().refuse(one)
    if (asked.method === "GET" && found.endpoint !== "field.who" && locked(one.meta)) return go("field.who")
    return await page(one, found.params)
  } catch (failure) {
    if (!(failure instanceof Elsewhere)) throw failure
    // What was written here is not written a second time there.
    return asked.method === "POST" && await one.again() ? go("field.start") : null
  }
}

async function turn(asked, store, known) {
  const meta = acting(known), lang = await learn(language(meta))
  const sent = [meta.person, asked.path, Object.entries(asked.form).sort()]
  const write = (drafts, options) => store.write(drafts, { by: meta.person, said: sent, took: asked.took, ...options })
  const again = () => store.again(asked.form.once, sent)
  const _ = (text, values) => said(lang, text, values)
  return { ...asked, again, made: madeFor(meta), store: { ...store, write }, meta, lang, kinds: () => learnKinds(meta, lang), now: now(meta), _ }
}
