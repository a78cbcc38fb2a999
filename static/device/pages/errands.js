// Errands near me: what is open, by building; what I carry.
import { urlFor } from "../addresses.js"
import { order, strip } from "../text.js"
import { errandAnswer } from "./answers.js"
import * as asked from "./asked.js"
import * as act from "./generic/act.js"
import * as lists from "./generic/lists.js"
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
    rows: near.slice(skip, skip + PAGE).map(one => jobs.row(turn, one)), carrying, full: jobs.full(carrying),
    answer: await answer(turn), most: waiting.length === jobs.LOOKED_AT ? jobs.LOOKED_AT : 0,
  })
}

/** What I have taken and not finished. */
export async function carrying(turn) {
  const rows = (await jobs.carried(turn)).map(one => jobs.row(turn, one))
  return page.show(turn, "field/errands/carrying.html", { here: "errands", rows, full: jobs.full(rows.length), answer: null })
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
