// What the gate's rules ask of whoever comes, and how their pass stands. It is said to whoever decides, never enforced.
import { absorb } from "../doubles.js"
import * as forms from "../forms.js"
import { natural } from "../ids.js"
import { dayStart, iso, read } from "../moments.js"
import { tenth } from "../numbers.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as here from "./here.js"
import { flat } from "./row.js"

const DAY = 86_400_000
const BY_PASS = ["pass", "quota"]
const HOUR = /^[0-9]{1,2}:[0-5][0-9]$/
const MINUTES = /^[0-9]{1,4}$/
const LIMIT = /^[34][0-9](\.[0-9])?$/
const ALLOWED = /^([0-9]{1,2})\/([1-9][0-9]?)\/(household|person)$/
const SAID = [
  ["visitor", "visitors", "none", "red", "stop", "No visitors", "no_visitors"],
  ["visitor", "visitors", "host_agrees", "amber", "phone", "Their host has to agree", ""],
  ["courier", "couriers", "none", "red", "stop", "No couriers", "other"],
  ["courier", "couriers", "at_gate", "amber", "courier", "Parcels stay at the gate", ""],
  ["vehicle", "vehicles", "none", "red", "stop", "No vehicles", "other"],
  ["vehicle", "vehicles", "residents", "amber", "wait", "Vehicles of residents only", ""],
]

/**
 * What the form asks and says: `{rule, permit, allowed, mask, limit, minutes, host, phone, watch, because, why, said: [{colour, sign,
 * word, because}]}`.
 *
 * `rule` and `permit`: ids that the entry will carry, or ""; `allowed`: how many times out in how many days for whom;
 * `limit`: the fever limit of the rule as text, or ""; `minutes`: within which they have to be back, as text, or ""; `phone`: whether a number is asked for; `watch`: what is watched for;
 * `because`: why somebody would be turned back by what is said, `why` in words, or ""; `card`: as `judged` of passes.js
 * gives it, where one was seen.
 */
export async function check(turn, { subject, direction, whom, card = null }) {
  const rule = await ruleOf(turn), said = card ? [...card.said] : [], comes = Boolean(whom) || Boolean(card) && subject === "resident"
  const found = await permits(turn, whom), permit = card ? null : found[0], byPass = BY_PASS.includes(rule?.residents)
  if (whom && !card && seesPasses(turn.meta) && (permit || byPass)) said.push(stands(turn, permit, found))
  if (rule) {
    const fitting = SAID.filter(([comes, name, word]) => comes === subject && rule[name] === word && direction === "in")
    said.push(...fitting.map(([, , , colour, sign, word, because]) => line(colour, sign, turn._(word), because)))
    said.push(...comes ? await ofResident(turn, rule, direction, whom, card) : watched(turn, rule, subject))
  }
  const because = said.find(found => found.because)?.because ?? "", watch = watchOf(turn, rule)
  return { because, why: entries.because(turn, because), rule: rule?.id ?? "", allowed: allowed(rule, direction, comes),
    permit: card ? card.permit : byPass && permit?.id || "", mask: Boolean(rule?.mask), limit: tenth(rule?.fever_above), said,
    minutes: comes && direction === "out" && rule?.most_minutes != null ? String(rule.most_minutes) : "",
    watch: comes ? [] : watch, watch_why: rule?.watch_why ?? "",
    phone: subject === "visitor" && Boolean(rule) && (watch.length > 0 || rule.visitors === "registered"),
    host: subject === "visitor" && direction === "in" && rule?.visitors === "host_agrees" }
}

/** Whether nothing is to be asked or looked at before an entry. */
export const asksNothing = (subject, { mask, limit, said }) =>
  subject === "resident" && !mask && !limit && said.every(({ colour }) => ["", "green"].includes(colour))

/** What the form says of it, as fields of the entry. */
export function told(turn) {
  const fields = { ...asked.texts(turn, "rule", "permit", "host", "host_name"), ...toldAllowed(asked.text(turn, "allowed")) }
  const because = asked.text(turn, "turned_because"), limit = asked.text(turn, "fever_above") ?? ""
  fields.turned_because = Object.hasOwn(words().turned_because, because ?? "") ? because : null
  if (asked.text(turn, "masks")) fields.mask = because !== "no_mask" && asked.text(turn, "mask") !== "no"
  const minutes = asked.text(turn, "back_within") ?? ""
  fields.back_within = MINUTES.test(minutes) ? Number(minutes) : null
  fields.fever_above = LIMIT.test(limit) ? Number(limit) : null
  return fields
}

/** What a form of this check would say, as fields of the entry. */
export const carried = ({ rule, permit, minutes, allowed }) =>
  ({ rule, permit, ...minutes && { back_within: Number(minutes) }, ...toldAllowed(allowed) })

/** `[field, prefix, why]` of what a plate or a phone number begins with that is watched for, or null. */
export async function watchedFor(turn, plate, phone) {
  const rule = await ruleOf(turn)
  for (const prefix of watchOf(turn, rule)) {
    const begins = forms.plate(prefix) || prefix
    for (const [name, text] of [["plate", plate], ["phone", forms.plate(phone)]]) {
      if (text?.startsWith(begins)) return [name, prefix, rule.watch_why ?? ""]
    }
  }
  return null
}

function allowed(rule, direction, comes) {
  if (!comes || direction !== "out" || rule?.residents !== "quota" || rule.quota_trips == null) return ""
  return `${rule.quota_trips}/${rule.quota_days || 1}/${rule.quota_per || "household"}`
}

function toldAllowed(text) {
  const found = ALLOWED.exec(text ?? "")
  return found ? { allowed: Number(found[1]), allowed_days: Number(found[2]), allowed_for: found[3] } : {}
}

/** Why somebody may be turned back, and what a visitor's host may have said, as choices. */
export const reasons = turn => choices(turn, words().turned_because)
export const hosts = turn => choices(turn, words().host)

const words = () => lianfang.facts.words.gate_entry
const choices = ({ _ }, found) => Object.entries(found).map(([value, label]) => ({ value, label: _(label) }))

// The kinds are written as they are here, so that the gate's first page need not bring all that their own pages know.
async function ruleOf(turn) {
  const { store, meta, now } = turn, gate = here.shown(turn)
  const found = (await store.list('regime')).filter(one => one.fields.void === undefined).map(flat)
    .filter(({ gates }) => !gates?.length || gates.includes(gate))
  const holds = found.map(one => ({ ...one, from: read(one.since), own: Number(one.record.site === meta.site.code) }))
    .filter(one => one.from !== null && one.from <= now && (read(one.until) === null || now < read(one.until)))
  holds.sort((a, b) => a.from - b.from || a.own - b.own || (a.id < b.id ? -1 : 1))
  return holds.at(-1)
}

/** A phone keeps what everybody may read who is enrolled on it: whether passes are among it. */
export const seesPasses = ({ role, members = [] }) =>
  [role, ...members.map(one => one.role)].every(one => lianfang.facts.pass_readers.includes(one))

/** The passes of a resident and of their home, in this order. */
export async function permits({ store, meta }, whom) {
  if (!whom || !seesPasses(meta)) return []
  const ids = [whom.id, whom.household].filter(Boolean).map(holder => natural(meta.site.code, 'permit', [holder]))
  const found = await store.many('permit', await Promise.all(ids))
  return found.filter(one => one.fields.void === undefined).map(flat)
}

/** How a pass stands, as one line of what is said. `others`: of the home besides, which may be held: why is not said. */
export function stands({ _, now }, permit, others) {
  const today = iso(now).slice(0, 10), isHeld = one => one?.state === "held" && (one.held_to || today) >= today
  if (permit?.state === "revoked" || permit?.void !== undefined) return line("red", "turned", _("The pass is withdrawn"), "no_pass")
  if ([permit, ...others].some(isHeld)) return line("red", "stop", _("The pass is held"), "held")
  if (!permit) return line("amber", "wait", _("No pass"), "no_pass")
  if ((permit.valid_to || today) < today) return line("red", "stop", _("The pass has run out"), "no_pass")
  return line("green", "yes", _("The pass is valid"))
}

async function ofResident(turn, rule, direction, whom, card) {
  const said = [], { _ } = turn, { hours_from: start = "", hours_to: end = "" } = rule
  if (direction === "out" && rule.residents === "none") said.push(line("red", "stop", _("Residents stay inside"), "other"))
  if (direction === "out" && rule.residents === "quota" && rule.quota_trips != null) said.push(await quota(turn, rule, whom, card))
  if (direction === "out" && rule.most_minutes != null) {
    said.push(line("", "wait", _("Back within %(minutes)s minutes", { minutes: rule.most_minutes })))
  }
  if (outOfHours(turn, start, end)) {
    said.push(line("amber", "wait", _("Out of hours: %(start)s to %(end)s", { start, end }), "out_of_hours"))
  }
  return said
}

/** The plates that are watched, beside the place where one is typed. */
function watched(turn, rule, subject) {
  const plates = watchOf(turn, rule).join(" "), why = rule.watch_why, { _ } = turn
  if (subject !== "vehicle" || !plates) return []
  return [line("amber", "find", why ? _("Look out for %(plates)s: %(why)s", { plates, why }) : _("Look out for %(plates)s", { plates }))]
}

function watchOf({ now }, rule) {
  const today = iso(now).slice(0, 10)
  return (rule?.watch_until || today) < today ? [] : rule?.watch ?? []
}

async function quota(turn, rule, whom, card) {
  const trips = rule.quota_trips, days = rule.quota_days || 1, { _ } = turn
  const used = await tripsOf(turn, rule, whom, card, dayStart(turn.now - (days - 1) * DAY))
  const word = days === 1 ? _("Out today: %(used)s of %(trips)s", { used, trips })
    : _("Out in %(days)s days: %(used)s of %(trips)s", { days, used, trips })
  return used >= trips ? line("red", "stop", word, "quota_used") : line("green", "yes", word)
}

// Of a home that is not known here, how often somebody has gone out with its card.
async function tripsOf({ store }, rule, whom, card, start) {
  const { unit, household, name } = whom ?? {}
  const index = unit ? { index: "unit", from: unit } : card && { index: "permit", from: card.permit }
  const known = index ? await store.list("gate_entry", index) : []
  const entries = known.filter(found => found.at >= start && found.fields.void === undefined).map(flat)
  const twice = absorb("gate_entry", entries), whose = rule.quota_per === "person" && name ? name : null
  return entries.filter(({ id, direction, decision = null, ...found }) => direction === "out" && !twice.has(id)
    && [null, "let_out"].includes(decision)
    && (!unit || (found.household ?? "") === household && (whose === null || found.person === whose))).length
}

function outOfHours({ now }, start, end) {
  if (!HOUR.test(start) || !HOUR.test(end)) return false
  const [from, to, at] = [start.padStart(5, "0"), end.padStart(5, "0"), iso(now).slice(11, 16)]
  return !(from <= to ? from <= at && at < to : at >= from || at < to)
}

/** One line of what is said; `because`: why somebody would be turned back by it. */
export const line = (colour, sign, word, because = "") => ({ colour, sign, word, because })
