// What there is of each account of a kind's balance, and what is on its way; the twin of views/pages/ledger.py.
import { urlFor } from "../../addresses.js"
import { covered } from "../../batches.js"
import { order as inOrder } from "../../text.js"
import * as tables from "../../tables.js"
import * as page from "../page.js"
import * as act from "./act.js"
import { tile } from "./lists.js"
import * as shown from "./shown.js"

const DAY = 86_400_000
const LEAST = 0.000_001

/** All accounts of the site. */
export async function ledger(turn, { kind: name }) {
  const { book, kind } = await act.kindOf(turn, name)
  if (!kind.ledger) throw new page.Elsewhere()
  return page.show(turn, "pages/ledger.html", { here: "more", ...await values(turn, book, kind) })
}

async function values(turn, book, kind) {
  const { balance, label } = kind.ledger, writes = kind.writers.includes(turn.meta.role)
  const all = await tables.standing(turn, kind.kind, "oldest"), rows = counted(kind, all), found = accounts(turn, kind, rows), ways = waysOf(balance, rows)
  const known = await shown.names(turn, book, [...found, ...ways].map(({ fields }) => ({ kind: kind.kind, fields })))
  const far = await Promise.all([kind.ledger.least, kind.ledger.unit].map(source => farOf(turn, kind, source, found)))
  const lines = found.map(one => rowOf(turn, book, kind, one, far, known, writes))
  return { kind: tile(kind), label, writes, rows: lines.sort((one, other) => other.below - one.below || other.short - one.short || inOrder(one.title, other.title)),
    ways: ways.map(way => wayOf(turn, kind, way, known, writes)), loose: looseOf(kind, all),
    list: urlFor("field.records", { kind: kind.kind }), new: urlFor("field.new_record", { kind: kind.kind }),
    begins: lines.length || !writes ? [] : beginsOf(turn, book, kind) }
}

/** What an account is of has to be there before its first movement: the ways to write it down. */
function beginsOf({ meta }, book, { ledger, fields }) {
  return ledger.balance.by.map(name => fields[name].of).filter(one => book[one]?.writers.includes(meta.role))
    .map(one => ({ label: book[one].label, href: urlFor("field.new_record", { kind: one }) }))
}

/** The records without those that a total covers. */
function counted({ ledger: { batch } }, rows) {
  const left = batch ? covered(batch, rows) : new Set()
  return left.size ? rows.filter(({ id }) => !left.has(id)) : rows
}

const round = (n, places) => Math.round(n * places) / places

/** `{fields, n, days}` of each account, of the records that count, the oldest first. */
function accounts(turn, { ledger }, rows) {
  const { by, of, field, sign } = ledger.balance, since = turn.now - ledger.days * DAY, all = new Map()
  for (const row of rows) if (by.every(name => row.fields[name])) {
    const key = by.map(name => row.fields[name]).join("|")
    if (!all.has(key)) all.set(key, { fields: Object.fromEntries(by.map(name => [name, row.fields[name]])), first: row.at, rows: [], used: 0 })
    const one = all.get(key), amount = row.fields[field] ?? 0
    if (sign[row.fields[of]] === null) Object.assign(one, { stated: row, rows: [] })
    one.rows.push(row)
    if (row.at > since && ledger.used.includes(row.fields[of])) one.used += amount
  }
  return [...all.values()].map(({ fields, first, rows, stated, used }) => {
    // What was said last of an account stands in the place of all that was moved before it.
    const after = rows.filter(row => !stated || row === stated || row.at > stated.at)
    const n = round(after.reduce((sum, row) => sum + (row === stated ? 1 : sign[row.fields[of]] ?? 0) * (row.fields[field] ?? 0), 0), 1000)
    return { fields, n, days: daysLeft(ledger, n, used, first, turn.now) }
  })
}

/** What went on a day of late, of as many days as anything is known, says how long the rest lasts. */
function daysLeft({ days }, n, used, first, now) {
  const span = Math.min(days, Math.max(1, Math.ceil((now - first) / DAY)))
  return used > 0 && n > 0 ? Math.floor(n * span / used) : null
}

/** What carries one number and agrees, of which not as much came as went, in the order of the numbers. */
function waysOf({ by, of, field, legs }, rows) {
  if (!legs) return []
  const all = new Map()
  for (const row of rows) if ((row.fields[legs.number] ?? null) !== null && [legs.out, legs.into].includes(row.fields[of])) {
    const key = [legs.number, ...legs.same].map(name => row.fields[name] ?? "").join("|")
    all.set(key, [...all.get(key) ?? [], row])
  }
  const sum = (some, end) => round(some.filter(({ fields }) => fields[of] === end).reduce((n, { fields }) => n + (fields[field] ?? 0), 0), 1_000_000)
  const made = [...all.values()].map(some => ({ number: some[0].fields[legs.number], first: some[0], at: some.at(-1).at,
    fields: Object.fromEntries(legs.same.map(name => [name, some[0].fields[name]])), out: sum(some, legs.out), into: sum(some, legs.into) }))
  return made.filter(({ out, into }) => Math.abs(out - into) > LEAST)
    .sort((one, other) => inOrder(one.number, other.number) || inOrder(one.first.id, other.first.id))
}

/** Record → the value of its field that `source` names, such as "goods.minimum". */
async function farOf(turn, kind, source, found) {
  const [field, far] = source.split(".")
  if (!far) return new Map()
  const records = await turn.store.many(kind.fields[field].of, [...new Set(found.map(({ fields }) => fields[field]))])
  return new Map(records.map(one => [one.id, one.fields[far]]))
}

const called = (turn, kind, fields, known) =>
  Object.entries(fields).map(([name, value]) => shown.shown(turn, kind.fields[name], value, known)).join(" · ")

function rowOf(turn, book, kind, { fields, n, days }, [leasts, units], known, writes) {
  const { balance, least: source, unit, offers } = kind.ledger, f = kind.fields[balance.field], of = balance.of
  const least = leasts.get(fields[source.split(".")[0]]) ?? null, value = units.get(fields[unit.split(".")[0]]) ?? null
  return { title: called(turn, kind, fields, known), n: shown.shown(turn, f, n, known), below: n < 0, unit: inWords(book, kind, unit, value),
    short: least !== null && n < least, least: least ? shown.shown(turn, f, least, known) : "", days: enough(turn, days),
    href: urlFor("field.records", { kind: kind.kind, ...fields }),
    offers: writes ? offers.map(word => ({ label: kind.fields[of].words[word],
      href: urlFor("field.new_record", { kind: kind.kind, [of]: word, ...fields }) })) : [],
    lines: writes && kind.lines ? urlFor("field.lines", { kind: kind.kind, ...fields }) : "" }
}

/** A word of the field that a source names, as people say it. */
function inWords(book, kind, source, value) {
  const [field, far] = source.split(".")
  return value === null || !far ? "" : book[kind.fields[field].of]?.fields[far].words[value] ?? String(value)
}

/** For how many days something is enough, in words; empty where nobody knows. */
function enough({ _ }, days) {
  if (days === null) return ""
  if (days < 2) return days ? _("enough for about a day") : _("enough for less than a day")
  return _("enough for about %(n)s days", { n: days })
}

function wayOf(turn, kind, way, known, writes) {
  const { balance } = kind.ledger, { legs } = balance, f = kind.fields[balance.field], { _ } = turn, alone = !(way.out && way.into)
  const said = { out: shown.shown(turn, f, way.out, known), into: shown.shown(turn, f, way.into, known) }
  const come = { [balance.of]: legs.into, [balance.field]: String(way.out), [legs.number]: way.number, ...way.fields }
  const words = !alone ? _("%(out)s went out, %(into)s came in", said)
    : way.out ? _("%(out)s went out, nothing came in yet", said) : _("%(into)s came in, nothing is written down as sent", said)
  return { title: called(turn, kind, way.fields, known), number: way.number, says: words, alone, at: way.at,
    href: urlFor("field.record", { id: way.first.id }),
    come: writes && alone && way.out ? urlFor("field.new_record", { kind: kind.kind, ...come }) : "" }
}

/** How many movements name no account, so that they are in no balance. */
function looseOf({ fields, ledger: { balance } }, rows) {
  const open = balance.by.filter(name => !fields[name].required)
  const moving = rows.filter(row => balance.sign[row.fields[balance.of]] === null || balance.sign[row.fields[balance.of]])
  return open.reduce((n, name) => n + moving.filter(row => !row.fields[name]).length, 0)
}
