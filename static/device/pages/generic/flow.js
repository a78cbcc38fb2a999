// The board of a kind: a column for each state, late records first; the twin of views/pages/flow.py.
import { urlFor } from "../../addresses.js"
import { once } from "../../ids.js"
import { read } from "../../moments.js"
import * as page from "../page.js"
import * as act from "./act.js"
import { label, tile } from "./lists.js"
import * as query from "./query.js"
import * as shown from "./shown.js"

const MOST_CARDS = 100
const MINUTE = 60_000, HOUR = 3_600_000, DAY = 86_400_000, DAY_SIGNS = 10

/** One column, and how many records stand in each. */
export async function flow(turn, { kind: name }) {
  const { book, kind } = await act.kindOf(turn, name), found = await columns(turn, kind)
  if (!found.length) throw new page.Elsewhere()
  const chosen = found.find(({ word }) => word === turn.query.column) ?? found.find(({ count }) => count) ?? found[0]
  const cards = await inColumn(turn, book, kind, chosen)
  return page.show(turn, "pages/flow.html", { here: "more", kind: tile(kind), cards, once: once(), column: chosen.word,
    by: label(kind, kind.flow.by),
    columns: found.map(each => ({ ...each, on: each === chosen, href: urlFor("field.flow", { kind: name, column: each.word }) })),
    left: Math.max(0, chosen.count - cards.length), list: urlFor("field.records", { kind: name }) })
}

async function columns(turn, { kind, flow, fields }) {
  const f = flow && fields[flow.by]
  return Promise.all((f?.choices ?? []).map(async (word, at) => {
    const words = at ? [word] : [word, null], { rows: { length } } = await query.listed(turn, kind, { [f.name]: words }, "", "oldest", 0, Infinity)
    return { word, words, label: f.words[word], count: length }
  }))
}

async function inColumn(turn, book, kind, { word, words }) {
  const ended = kind.flow.ended.includes(word), order = ended ? "newest" : "oldest"
  const { rows } = await query.listed(turn, kind.kind, { [kind.flow.by]: words }, "", order, 0, MOST_CARDS)
  const known = await shown.names(turn, book, rows), cards = rows.map(row => card(turn, book, kind, row, known))
  return [...cards.filter(({ late }) => late), ...cards.filter(({ late }) => !late)]
}

function card(turn, book, kind, record, known) {
  const { id, title, facts, conflicted } = shown.row(turn, book, record, known), writes = kind.writers.includes(turn.meta.role)
  const taken = kind.steps.filter(step => writes && (Object.keys(step.sets).length || step.asks.length || step.choose) && !step.back && act.fits(turn, step, record))
  const steps = taken.map(({ name, label, sign, main, asks, proposes, choose }) =>
    ({ name, label, sign, main, asks: asks.length + proposes.length > 0 || Boolean(choose), action: urlFor("field.step", { id, name }) }))
  return { id, title, facts, conflicted, steps, heads: record.heads, late: late(turn, kind, record),
    age: span(turn, Math.max(0, turn.now - record.at)), href: urlFor("field.record", { id }) }
}

/** For how long a record has been late; empty where it is not or has ended, or nothing says when. */
export function late(turn, { flow }, { fields }) {
  const due = flow && !flow.ended.includes(fields[flow.by]) && fields[flow.due] || "", ms = read(due)
  const until = due.length === DAY_SIGNS ? ms + DAY : ms
  return ms !== null && turn.now > until ? turn._("late by %(time)s", { time: span(turn, turn.now - until) }) : ""
}

/** A length of time in its largest fitting unit, as views/moments.py says it: "40 s", "12 min", "5 h", "3 days". */
function span({ _ }, ms) {
  if (ms < MINUTE) return _("%(n)s s", { n: Math.floor(ms / 1000) })
  if (ms < HOUR) return _("%(n)s min", { n: Math.floor(ms / MINUTE) })
  return ms < 2 * DAY ? _("%(n)s h", { n: Math.floor(ms / HOUR) }) : _("%(n)s days", { n: Math.floor(ms / DAY) })
}
