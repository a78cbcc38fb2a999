// The views of a kind, and what stands inside their records, added up; the twin of views/pages/view.py.
import { onward } from "../../addresses.js"
import { addUp } from "../../basket.js"
import { once } from "../../ids.js"
import * as tables from "../../tables.js"
import * as asked from "../asked.js"
import * as page from "../page.js"
import { byTime } from "../row.js"
import * as act from "./act.js"
import { late } from "./flow.js"
import * as inputs from "./inputs.js"
import * as inside from "./inside.js"
import * as lists from "./lists.js"
import * as query from "./query.js"
import * as shown from "./shown.js"
import { full as fullFor, next } from "./stepping.js"

const MOST = 500, PAGE = 50

/** The records of one building, or of all. */
export async function view(turn, { kind: name, name: which }) {
  const { book, kind } = await act.kindOf(turn, name), said = called(kind, which)
  const place = turn.query.building ?? "", skip = asked.skip(turn)
  const [found, full, answer, ways] = await Promise.all(
    [chosen(turn, kind, said), fullOf(turn, kind), lists.answer(turn, book, kind), waysOf(turn, kind, said)])
  const here = found.filter(({ fields }) => !place || building(fields[said.near]) === place)
  return page.show(turn, "pages/view.html", { here: said.tab, kind: lists.tile(kind), view: said, building: place, all: onward(said.at),
    rows: await rowsOf(turn, book, kind, said, here.slice(skip, skip + PAGE)), buildings: buildings(said, found),
    full, answer, ways, pager: pager(said, place, skip, here.length),
    most: found.length === MOST ? MOST : 0, hands: lists.hands(kind), back: backOf(kind, said),
    writes: kind.writers.includes(turn.meta.role) })
}

/** What stands inside the records of a view, of all of them together. */
export async function gathered(turn, { kind: name, name: which }) {
  const { book, kind } = await act.kindOf(turn, name), said = called(kind, which), below = book[said.gathered.kind]
  const above = new Map((await chosen(turn, kind, said)).map(({ id, fields }) => [id, fields[said.near]]))
  const found = await Promise.all([...above.keys()].map(id => query.below(turn, below.kind, below.inside.of, id)))
  const rows = found.flat().filter(one => !one.void).sort(byTime)
  const lines = new Map((await inside.lines(turn, book, below, rows, {}, said.gathered.name)).map(one => [one.id, one]))
  return page.show(turn, "pages/gathered.html", { here: said.tab, view: said.gathered, answer: null,
    back: way(kind.views[0]), homes: new Set(above.values()).size, lines: addUp(rows.map(one => thing(one, below.inside, above, lines))) })
}

/** The view of this name. */
export const called = ({ views }, name) => views.find(one => one.name === name)

/** The records in a view, at most MOST of them. */
export async function chosen(turn, { kind }, { where, order }) {
  const meant = Object.entries(where).map(([name, words]) => [name, words.map(word => inputs.meant(turn, word))])
  const found = await query.few(turn, kind, Object.fromEntries(meant), Infinity)
  return [...found].sort(tables.byField(order)).slice(0, MOST)
}

/** What of the views a shift hands over, as links: what leads on from the first view of a kind before that one. */
export async function handedOver(turn) {
  const found = Object.values(await turn.kinds() ?? {}).flatMap(kind => [...kind.views.slice(1), ...kind.views.slice(0, 1)].map(one => [kind, one]))
  return Promise.all(found.filter(([, { shift }]) => shift).map(async ([kind, one]) =>
    way(one, { says: one.shift.replace('%(count)s', (await chosen(turn, kind, one)).length) })))
}

/** The building of a room: what stands before the dash. */
export const building = room => room?.includes("-") ? room.split("-")[0] : ""

async function rowsOf(turn, book, kind, said, found) {
  const known = await shown.names(turn, book, found), writes = kind.writers.includes(turn.meta.role)
  const step = writes && kind.steps.find(({ name }) => name === said.step)
  return found.map(one => ({ ...shown.row(turn, book, one, known), place: one.fields[said.near] ?? "", name: nameOf(turn, kind, said, one, known),
    heads: one.heads, once: once(), late: late(turn, kind, one), back: said.name, next: step && act.fits(turn, step, one) ? next(step, one) : null }))
}

/** What a record is called beside its place. */
function nameOf(turn, { title, fields: known }, { near }, { fields }, names) {
  return title.filter(name => name !== near).map(name => shown.shown(turn, known[name], fields[name], names)).filter(said => said).join(" ")
}

const way = ({ at, label }, { says = label, sign = "" } = {}) => ({ href: onward(at), label: says, sign })

/** The first view of the kind leads to the others, and they lead back to it. */
const backOf = ({ views: [first] }, said) => said === first ? null : way(first)

async function waysOf(turn, kind, said) {
  const { sign, views: [, ...others] } = kind, gatheredIn = one => one.gathered ? [way(one.gathered, { sign })] : []
  if (backOf(kind, said)) return gatheredIn(said)
  const counts = await Promise.all(others.map(one => chosen(turn, kind, one)))
  return [...others.map((one, n) => way(one, { says: one.menu.replace('%(count)s', counts[n].length) })), ...others.flatMap(gatheredIn)]
}

const fullOf = async (turn, kind) => (await Promise.all(kind.steps.map(step => fullFor(turn, kind, step)))).find(said => said) ?? ""

function buildings(said, found) {
  const counts = new Map()
  for (const name of found.map(({ fields }) => building(fields[said.near]))) if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count, href: onward(said.at, { building: name }) }))
    .sort((one, other) => query.natural(one.name, other.name))
}

function pager({ at }, place, skip, found) {
  const turn = after => onward(at, { building: place || null, after: after || null })
  return { first: skip + 1, last: Math.min(found, skip + PAGE), total: found,
    previous: skip ? turn(Math.max(0, skip - PAGE)) : null, next: skip + PAGE < found ? turn(skip + PAGE) : null }
}

/** A thing as it is added up, and as its line says it: whose it is, and how much of it. */
function thing({ id, fields }, { of, asks }, above, lines) {
  const [text = "", quantity = ""] = asks.map(name => fields[name]), line = lines.get(id)
  return { text, quantity, wanted: line.begun, line: { ...line, title: [above.get(fields[of]), quantity].filter(part => part).join(" · ") } }
}
