// Moments as people say them, at the clock of the site: a phone may be set to another zone. Times in ms since 1970.
import { formats, said } from "./words.js"

const DAY = 86_400_000
const FIRST_YEAR = 1971, LAST_YEAR = 2199
const PARTS = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" }
const TEXT = /^(\d{4})-?(\d\d)-?(\d\d)(?:.(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,6})\d*)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/su

// No clock is moved but at a quarter of an hour, and to ask for a zone takes long.
const QUARTER = 900_000, MOST_KNOWN = 10_000

let formatter = null
const known = new Map()

const two = number => String(number).padStart(2, "0")

/** How far the site's clock is ahead of UTC at a moment, in ms. */
function offset(ms) {
  const quarter = Math.floor(ms / QUARTER)
  if (known.size > MOST_KNOWN) known.clear()
  if (!known.has(quarter)) known.set(quarter, ahead(ms))
  return known.get(quarter)
}

function ahead(ms) {
  formatter ??= new Intl.DateTimeFormat("en-US",
    { ...PARTS, hourCycle: "h23", timeZone: lianfang.facts.timezone })
  const parts = Object.fromEntries(formatter.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - floor(ms)
}

const floor = ms => Math.floor(ms / 1000) * 1000

/** The moment as a Date whose UTC parts are those of the site's clock. */
function local(ms) {
  return new Date(ms + offset(ms))
}

/** What the site's clock calls `wall`, given as if it were UTC. */
function atSite(wall) {
  return wall - offset(wall - offset(wall))
}

const dayOf = ms => Math.floor(local(ms).getTime() / DAY)

const hour = date => `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`

/** The first ms of the site's day in which a moment lies. */
export function dayStart(ms) {
  return atSite(dayOf(ms) * DAY)
}

/** "today 09:12", "yesterday 17:40", "Feb 12 09:12", with the year when it is another one. */
export function when(lang, now, ms) {
  if (ms == null) return said(lang, "never")
  const date = local(ms), days = dayOf(now) - dayOf(ms)
  if (days === 0) return said(lang, "today %(time)s", { time: hour(date) })
  if (days === 1) return said(lang, "yesterday %(time)s", { time: hour(date) })
  return `${day(lang, date, local(now))} ${hour(date)}`
}

/** The hour where the moment is of today, else as `when` says it. */
export function clock(lang, now, ms) {
  return dayOf(ms) === dayOf(now) ? hour(local(ms)) : when(lang, now, ms)
}

function day(lang, date, today) {
  const form = formats(lang)
  const values = { y: date.getUTCFullYear(), MMM: form.months[date.getUTCMonth()], M: date.getUTCMonth() + 1,
    d: date.getUTCDate() }
  const pattern = date.getUTCFullYear() === today.getUTCFullYear() ? form.day : form.year
  return pattern.replace(/y|MMM|M|d/g, part => values[part])
}

/** The moment with the zone of the site: "2020-02-08T18:30:00+08:00". */
export function iso(ms) {
  const ahead = offset(ms), minutes = Math.abs(ahead) / 60_000
  const zone = `${ahead < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return new Date(floor(ms) + ahead).toISOString().slice(0, 19) + zone
}

/** A date-time as text in ms; without a zone it is meant in the site's. Null for what can't be shown. */
export function read(text) {
  const found = TEXT.exec(text ?? "")
  if (!found) return null
  const [year, month, date, hours, minutes, seconds] = found.slice(1, 7).map(part => Number(part ?? 0))
  const wall = Date.UTC(year, month - 1, date, hours, minutes, seconds)
  if (!exists(new Date(wall), year, month, date, hours, minutes, seconds)) return null
  const ms = Math.floor(Number((found[7] ?? "").padEnd(6, "0")) / 1000)
  return (found[8] ? wall - zoneOf(found[8]) : atSite(wall)) + ms
}

function exists(date, year, month, day, hours, minutes, seconds) {
  return year >= FIRST_YEAR && year <= LAST_YEAR && date.getUTCMonth() === month - 1 && date.getUTCDate() === day &&
    hours < 24 && minutes < 60 && seconds < 60
}

function zoneOf(text) {
  if (text === "Z") return 0
  const [hours, minutes] = [text.slice(1, 3), text.slice(3).replace(":", "") || 0].map(Number)
  return (text[0] === "-" ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
