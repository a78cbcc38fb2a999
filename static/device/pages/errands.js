// Errands near me: what is open, by building; what I carry.
import { urlFor } from "../addresses.js"
import { once } from "../ids.js"
import { order, strip } from "../text.js"
import { errandAnswer } from "./answers.js"
import * as asked from "./asked.js"
import * as act from "./generic/act.js"
import { late } from "./generic/flow.js"
import * as lists from "./generic/lists.js"
import * as query from "./generic/query.js"
import * as shown from "./generic/shown.js"
import * as jobs from "./jobs.js"
import * as page from "./page.js"

const PAGE = 50

/** The open errands of one building, or of all. */
export async function errands(turn) {
  const building = turn.query.building ?? "", skip = asked.skip(turn), waiting = await jobs.waiting(turn)
  const near = waiting.filter(one => !building || jobs.building(one.unit) === building)
  const carrying = (await jobs.carried(turn)).length
  return page.show(turn, "field/errands/errands.html", {
    here: "errands", buildings: buildings(waiting), building, pager: pager(building, skip, near.length),
    rows: await rows(turn, near.slice(skip, skip + PAGE)), carrying, full: jobs.full(carrying),
    answer: await answer(turn), most: waiting.length === jobs.LOOKED_AT ? jobs.LOOKED_AT : 0,
  })
}

/** What I have taken and not finished. */
export async function carrying(turn) {
  const found = await jobs.carried(turn), values = { here: "errands", full: jobs.full(found.length), answer: null }
  return page.show(turn, "field/errands/carrying.html", { ...values, rows: await rows(turn, found) })
}

/** Errands as any list shows them, each with its room before it, and whether they may be taken. */
async function rows(turn, found) {
  const { book, kind } = await act.kindOf(turn, 'errand'), claim = kind.steps.find(({ name }) => name === 'claim')
  const records = found.map(({ record }) => query.plain(turn, record)), known = await shown.names(turn, book, records)
  return records.map(one => ({ ...shown.row(turn, book, one, known), unit: one.fields.unit ?? "", name: one.fields.title ?? "",
    heads: one.heads, once: once(), late: late(turn, kind, one), claimable: act.fits(turn, claim, one) }))
}

function buildings(waiting) {
  const counts = new Map()
  for (const one of waiting) {
    const name = jobs.building(one.unit)
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((one, other) => byNumber(one.name, other.name))
}

const isNumber = name => /^[0-9]+$/.test(name)

function byNumber(one, other) {
  if (isNumber(one) && isNumber(other)) return Number(one) - Number(other) || order(one, other)
  return isNumber(other) - isNumber(one) || order(one, other)
}

function pager(building, skip, found) {
  const turn = after => urlFor("field.errands", { building: building || null, after: after || null })
  return {
    first: skip + 1, last: Math.min(found, skip + PAGE), total: found,
    previous: skip ? turn(Math.max(0, skip - PAGE)) : null,
    next: skip + PAGE < found ? turn(skip + PAGE) : null,
  }
}

/** What became of the errand that was just touched from here. */
async function answer(turn) {
  const { book, kind } = await act.kindOf(turn, 'errand'), { record: id, done } = turn.query
  const errand = id && done === 'lost' ? await jobs.byId(turn, id) : null
  if (!errand) return lists.answer(turn, book, kind)
  const name = turn.meta.people?.[errand.runner] || turn._("Somebody")
  return errandAnswer(turn._("%(name)s took it first", { name }), strip(`${errand.unit ?? ""} ${errand.title ?? ""}`), null, false)
}
