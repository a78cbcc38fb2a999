// Many rows on one screen, written at once: homes down and a few fields across; the twin of views/pages/lines.py.
import { check } from "../../valid.js"
import * as asked from "../asked.js"
import * as page from "../page.js"
import * as act from "./act.js"
import * as inputs from "./inputs.js"
import * as linesShown from "./lines_shown.js"
import { spoken } from "./measuring.js"
import { split } from "./pasting.js"

const VIEW = 'view.', MISSING = "required"

/** A row for each home of a building, or free rows. */
export async function lines(turn, { kind: name }) {
  return whole(turn, await kindOf(turn, name), turn.query, {})
}

/** Write all rows that are filled in, once all of them are right; or split what was pasted into rows. */
export async function writeLines(turn, { kind: name }) {
  const found = await kindOf(turn, name), { form } = turn, typed = asked.everything(turn)
  const view = Object.fromEntries(Object.entries(form).filter(([key]) => key.startsWith(VIEW)).map(([key, text]) => [key.slice(VIEW.length), text]))
  if ("split" in form) return whole(turn, found, view, await split(turn, found.book, found.kind, view))
  if ("fill" in form) return whole(turn, found, view, { typed: await linesShown.usual(turn, found.book, found.kind, view, typed) })
  if ("more" in form) return whole(turn, found, view, { typed, more: linesShown.FREE })
  const { errors, count } = await write(turn, found.kind, view)
  if (Object.keys(errors).length) return whole(turn, found, view, { typed, errors })
  return page.go("field.lines", { ...view, kind: name, saved: count })
}

async function kindOf(turn, name) {
  const found = await act.kindOf(turn, name, true)
  if (!found.kind.lines) throw new page.Elsewhere()
  return found
}

async function whole(turn, { book, kind }, view, told) {
  const values = await linesShown.values(turn, book, kind, view, told)
  return page.show(turn, "pages/lines.html", { here: "more", ...values }, { piece: "pages/_lines.html", status: values.wrong ? 422 : 200 })
}

/** Write the rows that are filled in: `{errors: row → field → sentence, count}`. */
async function write(turn, kind, view) {
  const rows = linesShown.rowsOf(kind, turn.form).map(([n, own]) => [n, fieldsOf(turn, kind, view, own)]), errors = {}
  const before = await turn.again()
  for (const [n, fields] of rows) {
    Object.assign(fields, await act.copied(turn, kind, fields))
    // What is much for a home is seen in the row: nothing is asked about each of two hundred.
    const { sets, errors: odd } = await spoken(turn, kind, kind.lines.asks, fields)
    Object.assign(fields, sets)
    if (Object.keys(odd).length) errors[n] = odd
  }
  for (const [n, fields] of rows) if (!errors[n]) Object.assign(errors, before ? {} : await wrong(turn, kind, n, fields))
  if (Object.keys(errors).length || !rows.length || before) return { errors, count: rows.length }
  const drafts = rows.map(([, set]) => ({ kind: kind.kind, set }))
  await turn.store.write(drafts, { once: asked.text(turn, "once") })
  return { errors, count: rows.length }
}

/** What is typed into a row, with what all rows say and what the kind begins with. */
function fieldsOf(turn, kind, view, own) {
  const names = [kind.lines.of, ...kind.lines.asks]
  const starts = Object.values(kind.fields).filter(f => f.default !== null && !names.includes(f.name))
  const fields = { ...Object.fromEntries(starts.map(f => [f.name, inputs.meant(turn, f.default)])), ...linesShown.sets(turn, kind),
    ...linesShown.given(kind, view), ...linesShown.filled(inputs.read(kind, names, own)) }
  return linesShown.filled(fields)
}

/** What a key lacks, that somebody has written this row down meanwhile, or what is not valid: row → field → sentence. */
async function wrong(turn, kind, n, fields) {
  const lacking = kind.key.filter(name => !(name in fields)), says = turn._(lianfang.facts.sentences[MISSING])
  if (lacking.length) return { [n]: Object.fromEntries(lacking.map(name => [name, says])) }
  if (kind.key.length && await act.standing(turn, kind, fields)) return { [n]: { "": turn._("This is already written down.") } }
  try {
    check(kind.kind, fields, true)
    return {}
  } catch (failure) {
    return { [n]: asked.explain(turn, failure) }
  }
}
