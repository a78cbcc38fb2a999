// The list of a kind, and the list of all lists; the twin of views/pages/lists.py.
import { onward, urlFor } from "../../addresses.js"
import * as tables from "../../tables.js"
import * as asked from "../asked.js"
import * as page from "../page.js"
import * as act from "./act.js"
import * as answered from "./answered.js"
import * as newer from "./newer.js"
import * as query from "./query.js"
import * as shown from "./shown.js"
import { told } from "./taken.js"

/** All that this person may read, by family. */
export async function kinds(turn) {
  const book = await turn.kinds()
  if (!book) throw new page.Elsewhere()
  const families = Object.entries(lianfang.facts.families).map(([name, label]) => ({ label: turn._(label),
    kinds: Object.values(book).filter(kind => kind.family === name).map(tile) }))
  return page.show(turn, "pages/kinds.html", { here: "more", families: families.filter(one => one.kinds.length), newer: await newer.count(turn) })
}

/** One list, or the piece of it that changes while somebody types. */
export async function records(turn, { kind: name }) {
  const beyond = await newer.shown(turn, name)
  if (beyond) return beyond
  const { book, kind } = await act.kindOf(turn, name), { group, order } = kind.listing
  const where = chosen(turn, kind), typed = asked.query(turn), skip = asked.skip(turn)
  const { rows, total } = await query.listed(turn, name, where, typed, order, skip, query.size(typed))
  if (!typed) tables.warm(turn, name)
  const known = await shown.names(turn, book, rows), groups = group && !turn.partial ? await query.grouped(turn, name, group) : []
  const values = { here: "more", kind: tile(kind), query: typed, writes: kind.writers.includes(turn.meta.role),
    chips: chips(kind, where), groups: groups.map(one => grouped(kind, where, one)), grouped: label(kind, group),
    rows: await told(turn, book, kind, rows, rows.map(row => shown.row(turn, book, row, known))), carried: carried(where), ways: ways(turn, kind), answer: await answer(turn, book, kind), pager: pager(kind, where, typed, skip, total) }
  return page.show(turn, "pages/list.html", values, { piece: "pages/_rows.html" })
}

/** The tiles of the kinds that stand in somebody's menu, in its order. */
export async function menu(turn) {
  const { role } = turn.meta, found = Object.values(await turn.kinds() ?? {}).filter(kind => role in kind.menu)
  return found.sort((one, other) => one.menu[role] - other.menu[role])
    .map(kind => ({ ...tile(kind), label: opensLedger(kind) ? kind.ledger.label : kind.label }))
}

/** A kind as a menu and the head of a page name it. */
export const tile = kind => ({ name: kind.kind, label: kind.label, sign: kind.sign, href: way(kind) })

// A kind whose records are looked for on a page of its own.
const HOMES = { gate_entry: "field.mine" }

/** The address of the list to which a record leads back. */
export function home({ kind, views: [first] }, said = {}) {
  if (first) return onward(first.at, said)
  return kind in HOMES ? urlFor(HOMES[kind], said) : urlFor("field.records", { kind, ...said })
}

/** The address of what somebody has in hand of a kind; empty where there is no such page. */
export function hands({ views }) {
  const mine = views.find(({ where }) => Object.values(where).flat().includes('@me'))
  return mine ? onward(mine.at) : ""
}

/** The answer about the record of a list that was just touched, as the address names it. */
export async function answer(turn, book, kind) {
  const { record: id, lost } = turn.query, record = id && await query.get(turn, kind.kind, id)
  return record ? lost ? answered.lost(turn, book, kind, record) : answered.of(turn, book, kind, record) : null
}

/** The other pages of a kind, `{label, href, sign}`: its sums, its board, its roster, many rows at once. */
function ways({ meta, _ }, { kind, flow, ledger, lines, writers, listing: { taken } }) {
  const sums = ledger ? [{ label: ledger.label, href: urlFor("field.ledger", { kind }), sign: "list" }] : []
  const days = taken?.day ? [{ label: _("Roster"), href: urlFor("field.roster", { kind }), sign: "list" }] : []
  const board = flow ? [{ label: _("Board"), href: urlFor("field.flow", { kind }), sign: "list" }] : []
  const many = lines && writers.includes(meta.role) ? [{ label: _("Many at once"), href: urlFor("field.lines", { kind }), sign: "plus" }] : []
  return [...sums, ...board, ...days, ...many]
}

/** Where a kind opens: at the page that it names, as far as it has one. */
function way({ kind, page: opens, checklists: [list], flow, ledger, lines, listing: { taken } }) {
  if (opens === "due" && list) return urlFor("field.due_list", { name: list.name })
  if (opens === "roster" && taken?.day) return urlFor("field.roster", { kind })
  if (opens === "flow" && flow) return urlFor("field.flow", { kind })
  if (opens === "ledger" && ledger) return urlFor("field.ledger", { kind })
  return urlFor(opens === "lines" && lines ? "field.lines" : "field.records", { kind })
}

const opensLedger = ({ page: opens, ledger }) => opens === "ledger" && Boolean(ledger)

/** What a field is called; empty for none. */
export const label = ({ fields }, name) => name ? fields[name].label : ""

function chosen({ query: given }, { listing, fields }) {
  const pointing = Object.values(fields).filter(f => f.of).map(f => f.name)
  const names = [...pointing, ...[...listing.chips, listing.group].filter(name => name && !pointing.includes(name))]
  return Object.fromEntries(names.filter(name => given[name]).map(name => [name, typed(fields[name], given[name])]))
}

const typed = ({ type }, value) => type === "boolean" ? { 1: true, 0: false }[value] ?? value : value
const asText = value => typeof value === "boolean" ? String(Number(value)) : value
const carried = where => Object.entries(where).map(([name, value]) => ({ name, value: asText(value) }))

function chips(kind, where) {
  return kind.listing.chips.map(name => ({ label: kind.fields[name].label, words: words(kind, kind.fields[name], where) }))
}

function words({ kind }, f, where) {
  // Of a yes-or-no what has it is looked for.
  const known = (f.type === "boolean" ? ['1'] : f.choices).map(word => [word, f.words[word]])
  return known.map(([word, label]) => {
    const on = asText(where[f.name] ?? "") === word
    return { label, on, href: address(kind, { ...where, [f.name]: on ? null : word }) }
  })
}

function grouped({ kind, listing: { group } }, where, { value, count }) {
  const on = where[group] === value
  return { label: value, count, on, href: address(kind, { ...where, [group]: on ? null : value }) }
}

function address(kind, where, typed = "", after = 0) {
  const said = Object.fromEntries(Object.entries(where).map(([name, value]) => [name, value === null ? null : asText(value)]))
  return urlFor("field.records", { kind, q: typed || null, after: after || null, ...said })
}

function pager({ kind, listing }, where, typed, skip, total) {
  const size = query.size(typed), last = Math.min(total, skip + size)
  return { first: skip + 1, last, total, by_place: listing.order !== "newest",
    previous: skip ? address(kind, where, typed, Math.max(0, skip - size)) : null,
    next: last < total ? address(kind, where, typed, skip + size) : null }
}
