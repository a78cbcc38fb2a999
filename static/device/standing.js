// What a notice asks of this phone's people, as long as it does. Pure.

/** What the id of a notice names: of a value its item, record, part and dot; of a question that as `dot`. */
export function toldOf(id) {
  const [code, ...rest] = id.split(":")
  return { code, item: rest.slice(0, -1).join(":"), record: rest.slice(1, -3).join(":"), part: rest.at(-3),
           dot: rest.at(-1) }
}

/** The notice with what an answer to it needs, null where it is settled. `record(id)`, `written(dot)`: what is here. */
export async function standing(notice, record, written) {
  const told = toldOf(notice.id), { code, part } = told
  if (code === "asked") return question(notice, await record(told.dot) ?? undefined)
  if (code !== "lost" && code !== "overruled") return notice
  const found = await record(told.record), set = await written(told.dot)
  if (!found || found.conflicts.includes(part) !== (code === "lost")) return null
  const restores = Boolean(set) && !told.item.startsWith("claims"), mine = set?.[part] ?? null
  const was = found.fields[part] ?? null
  return restores && mine === was ? null : { ...notice, found, mine, was, restores, replies: true }
}

// It is not for everybody to read: of what its author has not answered yet there is nothing here.
function question(notice, found = untold(toldOf(notice.id).dot)) {
  return found.fields.reply || found.fields.void ? null : { ...notice, found, replies: true }
}

/** A question that a notice told of, and that is not here itself. */
export const untold = id => ({ kind: "question", id, fields: {}, heads: {} })
