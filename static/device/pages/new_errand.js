// A new errand: what somebody needs, and the list.
import { iso, read } from "../moments.js"
import * as asked from "./asked.js"
import * as basket from "./basket.js"
import * as page from "./page.js"

const MOST_ITEMS = 50

/** Ask what somebody needs. */
export async function newErrand(turn) {
  return form(turn, { unit: turn.query.unit ?? "" }, {})
}

/** Write the errand and its list in one go. */
export async function writeDown(turn) {
  const errors = {}, fields = asked.texts(turn, "title", "unit", "phone", "note")
  fields.needed_by = neededBy(turn, errors)
  if (!fields.title) errors.title = turn._("Say what is needed.")
  if (!fields.unit) errors.unit = turn._("Write the room.")
  const items = basket.read(asked.text(turn, "list"))
  if (items.length > MOST_ITEMS) {
    errors.list = turn._("At most %(count)s things. Write a second errand for the rest.", { count: MOST_ITEMS })
  }
  return Object.keys(errors).length ? form(turn, asked.everything(turn), errors) : write(turn, fields, items)
}

async function write(turn, fields, items) {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value))
  const set = { ...filled, status: "open", ...await household(turn, fields.unit) }
  const drafts = [{ kind: "errand", set }, ...items.map(([text, quantity]) =>
    ({ kind: "errand_item", set: { errand: "+0", text, quantity, state: "wanted" } }))]
  try {
    const [id] = await turn.store.write(drafts, { once: asked.text(turn, "once") })
    return page.go("field.record", { id })
  } catch (failure) {
    return form(turn, asked.everything(turn), onTheForm(asked.explain(turn, failure)))
  }
}

/** What is wrong with an item is wrong with the list. */
function onTheForm(errors) {
  const place = name => name === "text" || name === "quantity" ? "list" : name
  return Object.fromEntries(Object.entries(errors).map(([name, says]) => [place(name), says]))
}

async function household({ store }, unit) {
  const found = await store.list("household", { index: "unit", from: unit })
  const home = found.find(one => one.fields.void === undefined)
  return home ? { household: home.id } : {}
}

/** The moment as typed into the browser's own picker, with the zone of the site. */
function neededBy(turn, errors) {
  const typed = asked.text(turn, "needed_by"), ms = read(typed)
  if (typed && ms === null) errors.needed_by = turn._("Write day and time like this: 2020-02-08 18:30.")
  return ms === null ? null : iso(ms)
}

function form(turn, values, errors) {
  return page.form(turn, "field/errands/new.html", "field/errands/_new.html", values, errors)
}
