// The things on shopping lists: bought or not, at what price; one more thing; all homes' lists as one.
import * as asked from "./asked.js"
import * as basket from "./basket.js"
import { errandOf, whole } from "./errand.js"
import * as jobs from "./jobs.js"
import * as page from "./page.js"
import { flat } from "./row.js"

/** One list for all homes that I go for. */
export async function shop(turn) {
  return list(turn, {})
}

async function list(turn, errors) {
  const errands = new Map((await jobs.carried(turn)).map(one => [one.id, one]))
  const items = await basket.of(turn, [...errands.keys()])
  const rows = items.map(item => basket.row(turn, item, label(errands.get(item.errand), item), errors))
  const homes = new Set([...errands.values()].map(one => one.unit)).size
  const values = { here: "errands", origin: "shop", lines: basket.addUp(rows), homes, answer: null }
  return page.show(turn, "field/errands/shop.html", values, { status: Object.keys(errors).length ? 422 : 200 })
}

const label = (errand, item) => [errand.unit, item.quantity].filter(part => part).join(" · ")

/** Say whether one thing was to be had, and what it cost. */
export async function item(turn, { id }) {
  const found = await itemOf(turn, id), errors = {}, price = asked.fen(turn, "price", errors), { state } = turn.form
  if (!lianfang.facts.words.errand_item.state[state]) throw new page.Elsewhere()
  if (errors.price) return again(turn, found, { [id]: [errors.price, asked.text(turn, "price")] })
  const set = {}
  if (state !== found.state) set.state = state
  if (price !== (found.price ?? null)) set.price = price
  if (Object.keys(set).length) await write(turn, id, set)
  return asked.text(turn, "origin") === "shop" ? page.go("field.shop") : page.go("field.errand", { id: found.errand })
}

async function write(turn, id, set) {
  const base = turn.store.base("errand_item", id, set, turn.form.heads)
  await turn.store.write([{ kind: "errand_item", id, set, base }], { once: asked.text(turn, "once") })
}

/** Put one more thing on the list. */
export async function addItem(turn, { id }) {
  const errand = await errandOf(turn, id), { text, quantity } = asked.texts(turn, "text", "quantity")
  const values = asked.everything(turn)
  if (!text) return whole(turn, errand, { values, errors: { text: turn._("Say what is needed.") } })
  const set = { errand: id, state: "wanted", text, quantity: quantity ?? "" }
  try {
    await turn.store.write([{ kind: "errand_item", set }], { once: asked.text(turn, "once") })
    return page.go("field.errand", { id })
  } catch (failure) {
    return whole(turn, errand, { values, errors: asked.explain(turn, failure) })
  }
}

async function itemOf({ store }, id) {
  const found = await store.get("errand_item", id)
  if (!found) throw new page.Elsewhere()
  return flat(found)
}

async function again(turn, found, itemErrors) {
  if (asked.text(turn, "origin") === "shop") return list(turn, itemErrors)
  return whole(turn, await errandOf(turn, found.errand), { itemErrors })
}
