// How a pass stands whose card was scanned or whose number was typed, as far as is known here.
import { genuine, readCard } from "../cards.js"
import * as forms from "../forms.js"
import { natural } from "../ids.js"
import { clock, iso } from "../moments.js"
import * as entries from "./entries.js"
import { few } from "./generic/query.js"
import * as here from "./here.js"
import * as people from "./people.js"
import { flat } from "./row.js"
import * as rules from "./rules.js"

const AGAIN = 600_000
const OLD = 900_000
const MOST = 400, LONGEST = 20
const SUBJECTS = { vehicle: "vehicle", visitor: "visitor", staff: "staff" }
const PASSED = [undefined, "let_in", "let_out"]

/** A code as it was scanned or typed, without what nobody sees. */
export const text = typed => [...forms.clean(typed)].slice(0, MOST).join("")

/**
 * How a card or a number stands: `{text, wrong, colour, says, todo, why, thing, number, holder, permit, subject, whom, values,
 * signed, said, doubt, as_of}`.
 *
 * `signed`: whether the card itself was seen; `wrong`: a word of models/codes.py, or ""; `why` to turn back for it; `thing`: the record of a thing that has a code; `permit`: the
 * id of the pass; `whom`: as people.js shows residents and homes, or null; `values`: what the form of somebody else begins
 * with; `said`: as in `check` of rules.js; `doubt`: the day until which it counts, where this clock may be wrong; `as_of`:
 * when this phone last heard anything, where that is long ago.
 */
export async function judged(turn, text) {
  const { meta } = turn
  if (!text.startsWith("LF") && [...text].length <= LONGEST) return spoken(turn, text)
  const read = readCard(text)
  if (typeof read === "string") return bad(turn, text, read)
  if (read.site !== meta.site.code) return bad(turn, text, "elsewhere", { place: read.site })
  if (read.record) return thing(turn, text, read.record)
  if (!await genuine(read, meta.keys ?? [meta.key])) return bad(turn, text, "forged", { number: read.number })
  return ofPass(turn, text, read)
}

function bad(turn, text, wrong, said = {}) {
  const { colour, says, todo } = lianfang.facts.wrong_codes[wrong] ?? { colour: "", says: "", todo: "" }
  return { text, wrong, colour, says: says && turn._(says, said), todo: todo && turn._(todo), why: entries.because(turn, "card"), thing: "",
    number: said.number ?? "", holder: "", permit: "", said: [], subject: "visitor", whom: null, values: {},
    signed: false, doubt: "", as_of: null }
}

async function thing(turn, text, id) {
  const found = await turn.store.get('point', id)
  return found && found.fields.void === undefined ? { ...bad(turn, text, ""), thing: id } : bad(turn, text, "torn")
}

async function spoken(turn, text) {
  const number = compact(text), found = await byNumber(turn, number)
  if (found.length !== 1) return bad(turn, text, found.length ? "several" : "unknown", { number })
  return ofPass(turn, text, { holder: found[0].holder ?? "", number, valid_to: null })
}

/** A number without what is typed between its digits. */
export const compact = text => forms.even(text).replaceAll("-", " ").split(/\s+/).join("")

/** The passes with a number, of what this phone may read; those that were taken back left out. */
export async function byNumber(turn, number) {
  if (!number || !rules.seesPasses(turn.meta)) return []
  return (await few(turn, 'permit', { number }, MOST)).map(one => ({ ...one.fields, id: one.id }))
}

// `valid_to`: the day that the card says; null where it was not seen.
async function ofPass(turn, text, { holder, number, valid_to }) {
  const { store, meta } = turn, id = await natural(meta.site.code, 'permit', [holder])
  const known = rules.seesPasses(meta) ? await store.get('permit', id) : null, row = known && flat(known)
  const found = { ...bad(turn, text, ""), permit: id, number, holder, signed: valid_to !== null, ...await whose(turn, holder, row) }
  return { ...found, ...doubts(turn, row, valid_to), said: [...await standing(turn, found, row, valid_to), ...await used(turn, id)] }
}

/** Who comes with it: of a pass that is not here yet, whoever the holder is known as. */
async function whose(turn, holder, row) {
  if (Object.hasOwn(SUBJECTS, row?.type ?? "")) {
    const { unit = "", visitor: person = "", plate = "" } = row
    return { subject: SUBJECTS[row.type], values: { unit, person, plate } }
  }
  const whom = await people.byId(turn, holder) ?? await people.home(turn, holder)
  return { subject: "resident", whom: whom ?? (row?.unit ? people.nobody(row.unit) : null) }
}

/** What is said of the pass itself and of its card. */
async function standing(turn, { whom, number }, row, valid_to) {
  const others = await rules.permits(turn, whom), { _ } = turn, today = iso(turn.now).slice(0, 10)
  if (row) {
    const isOlder = valid_to !== null && number !== (row.number ?? "").replaceAll(".", "")
    const older = isOlder ? [rules.line("red", "stop", _("An older card: the pass has another number now"), "card")] : []
    return [rules.stands(turn, row, others), ...older]
  }
  if ((valid_to || today) < today) return [rules.line("red", "stop", _("The card has run out"), "no_pass")]
  const held = [rules.stands(turn, null, others)].filter(({ because }) => because === "held")
  return held.length ? held : [rules.line("amber", "wait", _("The card is genuine. Its pass has not come here yet."))]
}

// The centre knows the time and has heard everything; a phone may not have.
function doubts({ meta, now }, row, valid_to) {
  const until = row?.valid_to || row?.held_to || valid_to
  return { doubt: until && meta.clock === "back" ? until : "", as_of: meta.lastSync && now - meta.lastSync > OLD ? meta.lastSync : null }
}

/** When it was used last, of today. */
async function used(turn, id) {
  const { records, judged: { absorbed } } = await entries.today(turn), { now, lang, meta, _ } = turn
  const last = records.findLast(one => one.fields.permit === id && one.fields.void === undefined && !absorbed.has(one.id) && PASSED.includes(one.fields.decision))
  if (!last) return []
  const { direction, gate = "" } = last.fields
  const words = { way: direction === "out" ? _("Out") : _("In"), time: clock(lang, now, last.at), gate: gate || "–" }
  if (now - last.at < AGAIN && (direction === here.direction(meta) || gate !== here.gate(meta))) {
    return [rules.line("amber", "wait", _("Used a moment ago: %(way)s %(time)s, %(gate)s", words))]
  }
  return [rules.line("", "wait", _("Last used: %(way)s %(time)s, %(gate)s", words))]
}
