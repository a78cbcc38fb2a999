// Pasted lines as rows: a chat list or a sheet; the twin of views/pages/pasting.py.
import { even, room } from "../../forms.js"
import * as linesShown from "./lines_shown.js"
import * as shown from "./shown.js"

const NUMBERED = /^\s*[0-9]{1,3}\s*[.．、)）](?![0-9])\s*/
const CELLS = /[\t,，、;；|\s]+/

/** What stands in the rows with the pasted lines, name → text; and the lines for which there is no row. */
export async function split(turn, book, kind, view) {
  const { of, asks } = kind.lines, { form } = turn, typed = linesShown.inRows(form), left = []
  const rows = linesShown.named(book, kind) ? await rowsOf(turn, book, kind, view) : null
  let free = linesShown.last(typed) + 1
  for (const line of (form.paste ?? "").split(/\r\n|\n|\r/)) {
    const cells = line.replace(NUMBERED, "").split(CELLS).filter(cell => cell), n = rows ? rows.get(alike(cells[0])) : free
    if (!cells.length) continue
    if (n === undefined) left.push(line)
    else Object.assign(typed, filled(kind, n, rows ? asks : [of, ...asks], rows ? cells.slice(1) : cells))
    free += n !== undefined
  }
  return { typed, pasted: left.join("\n") }
}

/** What a line may begin with → its row: how the record of each is called, by the first of its names. */
async function rowsOf(turn, book, kind, view) {
  const homes = await linesShown.homes(turn, book, kind, view), known = await shown.names(turn, book, homes)
  return new Map(homes.map((home, n) => [alike(shown.brief(turn, book, home, known)), n]))
}

const alike = text => room(text) ?? even(text).toLowerCase()

/** The cells in the fields of a row; what is left over belongs to the last. */
function filled(kind, n, names, cells) {
  const most = names.length - 1, rest = cells.slice(most).join(" "), told = [...cells.slice(0, most), ...rest ? [rest] : []]
  return Object.fromEntries(told.map((text, at) => [`${n}.${names[at]}`, worded(kind.fields[names[at]], text)]))
}

/** A word of a Choice where its label was pasted. */
const worded = ({ words }, text) => Object.keys(words).find(word => word === text || words[word] === text) ?? text
