// Money for errands: write a movement, take one back.
import { SIGNS } from "./account.js"
import * as asked from "./asked.js"
import { errandOf, whole } from "./errand.js"
import * as page from "./page.js"

/** Write one movement. */
export async function money(turn, { id }) {
  const errand = await errandOf(turn, id), { what } = turn.form, errors = {}
  if (!Object.hasOwn(SIGNS, what ?? "")) throw new page.Elsewhere()
  const amount = asked.fen(turn, "amount", errors)
  if (!amount) {
    errors.amount ??= turn._("Write the amount.")
    return whole(turn, errand, { values: asked.everything(turn), errors })
  }
  const set = { errand: id, runner: turn.meta.person, amount: SIGNS[what] * amount, what }
  await turn.store.write([{ kind: "errand_money", set }], { once: asked.text(turn, "once") })
  return page.go("field.errand", { id })
}

/** Take a movement back that I wrote. */
export async function takeMoneyBack(turn, { id }) {
  const found = await turn.store.get("errand_money", id)
  if (found?.fields.runner !== turn.meta.person) throw new page.Elsewhere()
  const set = { void: turn._("Undone") }, base = turn.store.base("errand_money", id, set, turn.form.heads)
  await turn.store.write([{ kind: "errand_money", id, set, base }], { once: asked.text(turn, "once") })
  return page.go("field.errand", { id: found.fields.errand })
}
