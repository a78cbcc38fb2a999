// What the gate's rules ask of whoever comes, and how their pass stands. It is said to whoever decides, never enforced.
import { absorb } from "../doubles.js"
import { natural } from "../ids.js"
import { dayStart, iso, read } from "../moments.js"
import * as asked from "./asked.js"
import * as entries from "./entries.js"
import * as here from "./here.js"
import { flat } from "./row.js"

const DAY = 86_400_000
const BY_PASS = ["pass", "quota"]
const HOUR = /^[0-9]{1,2}:[0-5][0-9]$/
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
 * What the form asks and says: `{rule, permit, allowed, mask, host, because, why, said: [{colour, sign, word, because}]}`.
 *
 * `rule` and `permit`: ids that the entry will carry, or ""; `allowed`: how many times out in how many days for whom; `because`: why somebody would be turned back by what is said,
 * `why` in words, or "".
 */
export async function check(turn, { subject, direction, whom }) {
  const rule = await ruleOf(turn), said = [], sees = whom && seesPasses(turn.meta)
  const permit = sees && await permitOf(turn, whom), byPass = BY_PASS.includes(rule?.residents)
  if (sees && (permit || byPass)) said.push(passOf(turn, permit))
  if (rule) {
    const fitting = SAID.filter(([comes, name, word]) => comes === subject && rule[name] === word && direction === "in")
    said.push(...fitting.map(([, , , colour, sign, word, because]) => one(colour, sign, turn._(word), because)))
    said.push(...whom ? await ofResident(turn, rule, direction, whom) : watched(turn, rule, subject))
  }
  const because = said.find(found => found.because)?.because ?? ""
  return { because, why: entries.because(turn, because), rule: rule?.id ?? "", allowed: allowed(rule, direction, whom), permit: byPass && permit?.id || "", mask: Boolean(rule?.mask), said,
    host: subject === "visitor" && direction === "in" && rule?.visitors === "host_agrees" }
}

/** What the form says of it, as fields of the entry. */
export function told(turn) {
  const fields = { ...asked.texts(turn, "rule", "permit", "host", "host_name"), ...toldAllowed(asked.text(turn, "allowed")) }
  const because = asked.text(turn, "turned_because")
  fields.turned_because = Object.hasOwn(words().turned_because, because ?? "") ? because : null
  if (asked.text(turn, "masks")) fields.mask = because !== "no_mask" && asked.text(turn, "mask") !== "no"
  return fields
}

function allowed(rule, direction, whom) {
  if (!whom || direction !== "out" || rule?.residents !== "quota" || rule.quota_trips == null) return ""
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

// A phone keeps what everybody may read who is enrolled on it.
const seesPasses = ({ role, members = [] }) =>
  [role, ...members.map(one => one.role)].every(one => lianfang.facts.pass_readers.includes(one))

async function permitOf({ store, meta }, { id, household }) {
  const ids = [id, household].filter(Boolean).map(holder => natural(meta.site.code, 'permit', [holder]))
  const found = await store.many('permit', await Promise.all(ids))
  const first = found.find(one => one.fields.void === undefined)
  return first && flat(first)
}

function passOf({ _, now }, permit) {
  const today = iso(now).slice(0, 10)
  if (!permit) return one("amber", "wait", _("No pass"), "no_pass")
  if (permit.state === "revoked") return one("red", "turned", _("The pass is withdrawn"), "no_pass")
  if (permit.state === "held" && (permit.held_to || today) >= today) return one("red", "stop", _("The pass is held"), "held")
  if ((permit.valid_to || today) < today) return one("red", "stop", _("The pass has run out"), "no_pass")
  return one("green", "yes", _("The pass is valid"))
}

async function ofResident(turn, rule, direction, whom) {
  const said = [], { _ } = turn, { hours_from: start = "", hours_to: end = "" } = rule
  if (direction === "out" && rule.residents === "none") said.push(one("red", "stop", _("Residents stay inside"), "other"))
  if (direction === "out" && rule.residents === "quota" && rule.quota_trips != null) said.push(await quota(turn, rule, whom))
  if (direction === "out" && rule.most_minutes != null) {
    said.push(one("", "wait", _("Back within %(minutes)s minutes", { minutes: rule.most_minutes })))
  }
  if (outOfHours(turn, start, end)) {
    said.push(one("amber", "wait", _("Out of hours: %(start)s to %(end)s", { start, end }), "out_of_hours"))
  }
  return said
}

/** The plates that are watched, beside the place where one is typed. */
function watched({ _, now }, rule, subject) {
  const today = iso(now).slice(0, 10), plates = (rule.watch ?? []).join(" "), why = rule.watch_why
  if (subject !== "vehicle" || !plates || (rule.watch_until || today) < today) return []
  return [one("amber", "find", why ? _("Look out for %(plates)s: %(why)s", { plates, why }) : _("Look out for %(plates)s", { plates }))]
}

async function quota(turn, rule, whom) {
  const trips = rule.quota_trips, days = rule.quota_days || 1, { _ } = turn
  const used = await tripsOf(turn, rule, whom, dayStart(turn.now - (days - 1) * DAY))
  const word = days === 1 ? _("Out today: %(used)s of %(trips)s", { used, trips })
    : _("Out in %(days)s days: %(used)s of %(trips)s", { days, used, trips })
  return used >= trips ? one("red", "stop", word, "quota_used") : one("green", "yes", word)
}

async function tripsOf({ store }, rule, { unit, household, name }, start) {
  const known = unit ? await store.list("gate_entry", { index: "unit", from: unit }) : []
  const entries = known.filter(found => found.at >= start && found.fields.void === undefined).map(flat)
  const twice = absorb("gate_entry", entries), whose = rule.quota_per === "person" ? name : null
  return entries.filter(({ id, direction, decision = null, ...found }) => direction === "out" && !twice.has(id)
    && [null, "let_out"].includes(decision) && (found.household ?? "") === household
    && (whose === null || found.person === whose)).length
}

function outOfHours({ now }, start, end) {
  if (!HOUR.test(start) || !HOUR.test(end)) return false
  const [from, to, at] = [start.padStart(5, "0"), end.padStart(5, "0"), iso(now).slice(11, 16)]
  return !(from <= to ? from <= at && at < to : at >= from || at < to)
}

const one = (colour, sign, word, because = "") => ({ colour, sign, word, because })
