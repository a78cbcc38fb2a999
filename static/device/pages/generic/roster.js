// The roster of a day: spans over 24 hours, who has taken them, where somebody is missing; the twin of views/pages/roster.py.
import { urlFor } from "../../addresses.js"
import { iso, read } from "../../moments.js"
import * as page from "../page.js"
import * as act from "./act.js"
import { tile } from "./lists.js"
import * as query from "./query.js"
import * as shown from "./shown.js"
import { said as takenSaid } from "./taken.js"

const TIME = /^(?:([01]?[0-9]|2[0-3]):([0-5][0-9])|(24):(00))$/, HOURS = 24 * 60, DAY_SIGNS = 10, MOST = 500, MOST_TAKEN = 2_000
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, FIRST = "1971-01-01", LAST = "2199-12-31"

/** The day that `on` says, today where it says none. */
export async function roster(turn, { kind: name }) {
  const { book, kind } = await act.kindOf(turn, name), today = iso(turn.now).slice(0, DAY_SIGNS)
  if (!hasOne(book, kind)) throw new page.Elsewhere()
  const on = dayAsked(turn.query.on) ?? today, { posts, missing, takes, field, may } = await told(turn, book, kind, on)
  for (const line of posts.flatMap(({ lines }) => lines)) {
    line.href = line.id ? urlFor("field.record", { id: line.id }) : ""
    line.take = line.open && may ? urlFor("field.new_record", { kind: takes, [field]: line.id }) : ""
  }
  return page.show(turn, "pages/roster.html", { here: "more", on, is_today: on === today, posts, missing,
    kind: { ...tile(kind), href: urlFor("field.records", { kind: name }) }, today: urlFor("field.roster", { kind: name }),
    before: urlFor("field.roster", { kind: name, on: later(on, -1) }), after: urlFor("field.roster", { kind: name, on: later(on, 1) }) })
}

function dayAsked(text = "") {
  return DAY.test(text) && read(text) !== null && text > FIRST && text < LAST ? text : null
}

/** The day so many days later. */
function later(day, days) {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, DAY_SIGNS)
}

/** Whether there is a roster of a kind for this reader. */
export const hasOne = (book, { listing: { taken } }) => Boolean(taken?.day && book[taken.kind])

async function told(turn, book, kind, on) {
  const said = kind.listing.taken
  // What began on the day before may reach over midnight.
  const { rows } = await query.listed(turn, kind.kind, { [said.day]: [later(on, -1), on] }, "", "oldest", 0, MOST)
  const spans = rows.map(row => [row, spanOf(said, row.fields, on)]).filter(([, span]) => span)
  const takers = await takersOf(turn, said, spans.map(([{ id }]) => id))
  const known = await shown.names(turn, book, [...spans.map(([row]) => row), ...[...takers.values()].flat()]), posts = new Map()
  for (const [row, span] of spans) {
    const post = row.fields[said.place] ?? ""
    if (!posts.has(post)) posts.set(post, [])
    posts.get(post).push({ span, id: row.id, line: lineOf(turn, book, said, known, row, span, takers.get(row.id) ?? []) })
  }
  const found = [...posts].map(([id, some]) => ({ id, title: known[id] || kind.label, lines: withGaps(some.sort(inOrder).map(({ line }) => line)) }))
  return { takes: said.kind, field: said.field, may: book[said.kind].writers.includes(turn.meta.role),
    posts: found.sort((one, other) => query.natural(one.title, other.title) || (one.id < other.id ? -1 : 1)),
    missing: [...posts.values()].flat().reduce((sum, { line }) => sum + line.missing, 0) }
}

const inOrder = (one, other) => one.span[0] - other.span[0] || one.span[1] - other.span[1] || (one.id < other.id ? -1 : 1)

function spanOf(said, fields, on) {
  const begins = minutes(fields[said.begins]), ends = minutes(fields[said.ends])
  if (begins === null) return null
  const until = ends === null ? HOURS : ends > begins ? ends : ends + HOURS, shift = fields[said.day] === on ? 0 : -HOURS
  return until + shift > 0 ? [begins + shift, until + shift] : null
}

function minutes(text) {
  const found = TIME.exec((text ?? "").trim())
  return found ? Number(found[1] ?? found[3]) * 60 + Number(found[2] ?? found[4]) : null
}

async function takersOf(turn, said, ids) {
  const found = new Map(), where = { [said.field]: ids, ...said.where }
  const { rows } = ids.length ? await query.listed(turn, said.kind, where, "", "oldest", 0, MOST_TAKEN) : { rows: [] }
  for (const row of rows) found.set(row.fields[said.field], [...found.get(row.fields[said.field]) ?? [], row])
  return found
}

function lineOf(turn, book, said, known, row, [begins, ends], takers) {
  const { fields } = row, needed = fields[said.needed], off = said.off && fields[said.off] || ""
  const there = off ? 0 : takers.length, missing = off ? 0 : Math.max(0, (needed ?? 0) - there)
  return { id: row.id, begins: clock(begins), ends: clock(ends), from_before: begins < 0, to_next: ends > HOURS,
    from: Math.max(0, begins), until: Math.min(HOURS, ends), off, taken: takenSaid(turn, there, needed), missing,
    open: !off && (needed === undefined || missing > 0), over: needed && !off ? Math.max(0, there - needed) : 0,
    facts: said.facts.map(name => shown.shown(turn, book[row.kind].fields[name], fields[name], known)).filter(fact => fact),
    takers: takers.map(one => ({ id: one.id, name: shown.brief(turn, book, one, known), state: shown.row(turn, book, one, known).state })) }
}

const two = number => String(number).padStart(2, "0")
const clock = minute => minute === HOURS ? "24:00" : `${two((Math.floor(minute / 60) % 24 + 24) % 24)}:${two((minute % 60 + 60) % 60)}`

/** The lines with what lies between those that go ahead. */
function withGaps(lines) {
  const found = []
  let reached = 0
  for (const line of lines) {
    if (!line.off) {
      if (line.from > reached) found.push(gap(reached, line.from))
      reached = Math.max(reached, line.until)
    }
    found.push(line)
  }
  return reached < HOURS ? [...found, gap(reached, HOURS)] : found
}

const gap = (begins, ends) => ({ id: "", begins: clock(begins), ends: clock(ends), from_before: false,
  to_next: false, from: begins, until: ends, off: "", taken: "", missing: 0, open: false, over: 0, facts: [], takers: [] })
