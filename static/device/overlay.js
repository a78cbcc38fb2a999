// What this phone shows of a record: the collector's last word with own unsent ops laid over. Never a merge: the
// collector alone folds. Pure.
import { part } from "./shapes.js"

/** A record of which nothing has come back yet. */
export function blank(id, kind, site) {
  return { id, kind, site, fields: {}, heads: {}, conflicts: [], waiting: [] }
}

/** The dots of all heads of a field or group on the screen; the creating op where the collector left them out. */
export function headsOf(record, name) {
  const told = record.heads[name] ?? []
  if (told.length || name === "void" || record.id.includes(":")) return told
  return [record.id]
}

/** The record as its author sees it after an own op. `dot`: the op's name; `at`: when it was written. */
export function lay(record, op, dot, at) {
  const shown = { ...record, fields: { ...record.fields }, heads: { ...record.heads } }
  shown.at ??= at
  for (const [field, value] of Object.entries(op.set)) {
    setHeads(shown, record, part(op.kind, field), op.base ?? {}, dot)
    if (value === null) delete shown.fields[field]
    else shown.fields[field] = value
  }
  shown.conflicts = record.conflicts.filter(name => (shown.heads[name] ?? []).length > 1)
  return shown
}

function setHeads(shown, record, name, base, dot) {
  if (dot === record.id) return
  const unseen = headsOf(record, name).filter(head => !(base[name] ?? []).includes(head))
  shown.heads[name] = [...new Set([...unseen, dot])].filter(head => head !== record.id).sort()
}
