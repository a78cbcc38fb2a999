// My phone: what waits, what asks for an answer, what was set aside and why, how much room is left.
import { urlFor } from "../addresses.js"
import * as carry from "../carry.js"
import { once } from "../ids.js"
import { ranges } from "../numbers.js"
import * as own from "../phone.js"
import { declared, names } from "../shapes.js"
import { toldOf, untold } from "../standing.js"
import { errandAnswer } from "./answers.js"
import * as asked from "./asked.js"
import * as page from "./page.js"

const MEGABYTE = 1_048_576
const TOLD = ["unit", "person", "name", "plate", "title", "text", "note"]
const DEEDS = { restore, reply, undo }

/** How this phone stands. */
export async function phone(turn) {
  return whole(turn, null)
}

/** Put my value back, say something to the coordinators, or take that back. */
export async function respond(turn) {
  const deed = Object.keys(DEEDS).find(name => turn.form[name])
  if (!deed) throw new page.Elsewhere()
  return DEEDS[deed](turn, turn.form[deed])
}

/** Be done with a message or with something that was set aside. */
export async function dismiss(turn) {
  await own.dismiss(turn.form.id ?? "")
  return page.go("field.phone")
}

async function whole(turn, answer, refusal = {}) {
  const about = await own.about()
  const value = {
    ...about, emptied: about.emptied && { ...about.emptied, gone: ranges(about.emptied.gone) }, file: `lianfang-${turn.meta.node || "phone"}`, storage: rounded(about.storage), carried: await carry.list(),
    waiting: about.waiting.map(one => ({ at: one.at, says: waits(turn, one) })),
  }
  const mine = [...about.notices.map(one => notice(turn, one)), ...about.lost.map(lost),
    ...about.refused.map(one => refused(turn, one))]
  return page.show(turn, "field/more/phone.html", { here: "more", phone: value, answer,
    mine: mine.map(one => ({ ...BARE, once: once(), ...one, ...refusal.id === one.id && refusal })) },
  { status: refusal.id ? 422 : 200 })
}

const BARE = { at: 0, why: [], href: "", heads: "", taken: false, restores: false, replies: false, words: "", error: "" }

function notice(turn, { id, text, found, restores = false, replies = false }) {
  return { id, text, restores, replies, heads: found ? turn.store.heads(found) : "" }
}

function lost({ dot, unit, title, who }) {
  return { id: dot, taken: true, who, text: `${unit} ${title}`, href: urlFor("field.errands") }
}

function refused(turn, one) {
  const why = Object.entries(one.errors).flatMap(([field, sentences]) =>
    sentences.map(sentence => declared(one.kind, field) ? `${turn._(label(one.kind, field))}: ${sentence}` : sentence))
  return { id: one.dot, at: one.at, why, href: again(one), replies: true, text: says(turn, one.kind, one.fields) }
}

// What was to be a new record is written anew; what was to change one is mended there.
function again({ kind, id, dot, fields }) {
  const made = id === dot, { subject = "visitor", errand } = fields
  if (kind === "gate_entry") return made ? urlFor("field.enter", { subject }) : urlFor("field.entry", { id })
  if (kind === "errand") return made ? urlFor("field.new_errand") : urlFor("field.errand", { id })
  return errand ? urlFor("field.errand", { id: errand }) : ""
}

// -- answering

async function restore(turn, id) {
  const one = await own.told(id), { part } = toldOf(id)
  if (!one?.restores) return page.go("field.phone")
  await write(turn, one.found, [{ [part]: one.mine }])
  const { kind, id: record } = one.found, said = { undo: id, kind, mine: JSON.stringify(one.mine), was: JSON.stringify(one.was) }
  const fields = Object.entries(said).map(([name, value]) => ({ name, value }))
  return whole(turn, answer(turn, "What you wrote holds again.", "", await turn.store.get(kind, record), fields))
}

async function reply(turn, id) {
  const words = asked.text(turn, "words"), { code, item, dot } = toldOf(id)
  if (!words) return whole(turn, null, { id, error: turn._("Write your answer.") })
  const found = code === "asked" && (await turn.store.get("question", dot) ?? untold(dot))
  const set = found ? { reply: words } : { item: item || `aside:${id}`, op: dot ?? id, reply: words }
  try {
    const [made] = await write(turn, found || { kind: "question" }, [set])
    const undo = [{ name: "undo", value: found ? id : `said:${made}` }]
    const now = await turn.store.get("question", found ? dot : made)
    return whole(turn, answer(turn, "The coordinators will read it.", words, now, undo))
  } catch (failure) {
    return whole(turn, null, { id, words, error: asked.explain(turn, failure).reply })
  }
}

async function undo(turn, id) {
  const { code, dot, part, record } = toldOf(id)
  if (code === "asked" || code === "said") {
    const found = await turn.store.get("question", dot) ?? untold(dot)
    await write(turn, found, [code === "said" ? { void: turn._("Undone at once") } : { reply: null }])
  } else {
    const [mine, was] = [turn.form.mine, turn.form.was].map(text => ({ [part]: JSON.parse(text) }))
    await write(turn, { kind: turn.form.kind, id: record }, code === "lost" ? [mine, was] : [was])
  }
  return page.go("field.phone")
}

// What stood side by side stands so again: each op sees what was shown, and none the other.
function write(turn, { kind, id }, sets) {
  const drafts = sets.map(set => id ? { kind, id, set, base: turn.store.base(kind, id, set, turn.form.heads) } : { kind, set })
  return turn.store.write(drafts, { once: asked.text(turn, "once") })
}

function answer(turn, says, about, record, fields) {
  const undo = { action: urlFor("field.respond"), once: once(), heads: turn.store.heads(record), fields }
  return errandAnswer(turn._(says), about, undo)
}

// -- in words

function waits(turn, { kind, words, taken }) {
  const about = says(turn, kind, words)
  return taken ? `${turn._("Taken back")}: ${about}` : about
}

function says(turn, kind, fields) {
  const told = TOLD.filter(field => typeof fields[field] === "string" && !names(kind, field)).map(field => fields[field])
  return [turn._(label(kind)), ...told].join(" ")
}

function label(kind, field = "") {
  const { labels } = lianfang.facts
  return labels[kind]?.[field] ?? labels[""][field] ?? (field || kind)
}

function rounded({ used, quota, ...more }) {
  return { ...more, used: Math.round(used / MEGABYTE), quota: Math.round(quota / MEGABYTE) }
}
