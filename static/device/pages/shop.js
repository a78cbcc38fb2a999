// The shopping lists of all homes that somebody goes for, as one.
import * as basket from "./basket.js"
import * as act from "./generic/act.js"
import * as inside from "./generic/inside.js"
import * as query from "./generic/query.js"
import * as jobs from "./jobs.js"
import * as page from "./page.js"
import { byTime } from "./row.js"

/** One list for all homes that I go for. */
export async function shop(turn) {
  const { book, kind } = await act.kindOf(turn, 'errand_item')
  const errands = new Map((await jobs.carried(turn)).map(({ id, unit }) => [id, unit]))
  const found = await Promise.all([...errands.keys()].map(id => query.below(turn, 'errand_item', 'errand', id)))
  const rows = found.flat().filter(one => !one.void).sort(byTime)
  const lines = new Map((await inside.lines(turn, book, kind, rows, {}, 'shop')).map(one => [one.id, one]))
  const values = { here: "errands", lines: basket.addUp(rows.map(one => thing(one, errands, lines))),
    homes: new Set(errands.values()).size, answer: null }
  return page.show(turn, "field/errands/shop.html", values)
}

/** A thing as it is added up, and as its line says it: whose it is, and how much of it. */
function thing({ id, fields }, errands, lines) {
  const { text = "", quantity = "", state = 'wanted', errand } = fields
  const title = [errands.get(errand), quantity].filter(part => part).join(" · ")
  return { text, quantity, state, line: { ...lines.get(id), title } }
}
