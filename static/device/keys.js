// By what a resident is found: the same keys and wishes as the centre's models/lookup makes. Pure.
import { bare, even as evened, parts } from "./forms.js"

const CONTROLS = /[\u0000-\u001f]/g
const APART = /[\s\-_.·,，#'号栋室]+/g
const ENDED = /[0-9a-z]$/
const GOES_ON = /(?:[-/.#_]|号楼|栋|幢|座|单元|楼|弄)$/
const LONG = /^(?:\+?86)?[0-9]{8,}$/
const HAN = "[\u3400-\u9fff]"
const PARTED = "(?:[-/.#_]|号楼|[栋幢座号楼弄]|单元)+"
const NUMBERED = `(?:[a-z]?[0-9]{1,5}|[a-z](?=${PARTED}))(?:${PARTED}[0-9]{1,5})*(?:${PARTED})?[室户房号]?`
const CALLED = "\\p{L}(?:\\p{L}|['·\\s])*"
const BOTH = [new RegExp(`^(?<room>${NUMBERED})(?:\\s+|(?=${HAN}))(?<name>${CALLED})$`, "u"),
  new RegExp(`^(?<name>${CALLED})(?:\\s+|(?<=${HAN}))(?<room>${NUMBERED})$`, "u")]
const VOWELS = ["lv", "nv", "lve", "nve"]
const TAIL = 4

/** The sorts of keys, in the order in which what they find is shown. */
export const ROOM = 1
export const NAME = 2
export const PLATE = 3
export const PHONE = 4
export const PASS = 5
export const SHORT = 6
const EVERY = [ROOM, NAME, PLATE, PHONE, PASS, SHORT], ROOMS = [ROOM, SHORT]

/** Text without what parts one from the other in a list of words. */
export const oneLine = text => (text ?? "").replace(CONTROLS, " ")

/** Text without case, width, what nobody sees and, with a `table` of pinyin.js, traditional characters of names. */
export function even(text, table) {
  const plain = evened(oneLine(text)).toLowerCase().replaceAll("ü", "v")
  return table ? Array.from(plain, one => table.simpler.get(one) ?? one).join("") : plain
}

/** Text as keys are written: nothing between either. "3-1502" and "3栋1502室" become "31502". */
export function compact(text, table) {
  return even(text, table).replace(APART, "")
}

/** The end of a phone number, by which its owner is told from others. */
export const tail = phone => [...phone ?? ""].slice(-TAIL).join("")

/** Letters and digits that are taken for one another on a plate. */
export function folded(text) {
  return text.replaceAll("o", "0").replaceAll("i", "1")
}

/**
 * The wishes of which one is enough: `{start, sorts, name}`, with what a key of one of the `sorts` begins, and with what a
 * name's key begins as well, or "". Where rooms have parts, it is a room and nothing else.
 */
export function wanted(typed, table) {
  const said = even(typed, table), found = parts(typed)
  const both = found ? null : BOTH.map(one => one.exec(said)).find(one => one)?.groups
  if (both) return [...named(both), ...words([folded(compact(typed, table))]).map(word => wish(word, [PLATE]))]
  if (LONG.test(said.replace(/[\s-]/g, ""))) return long(compact(typed).replace(/^\+/, ""))
  if (found && (found.length > 1 || !ENDED.test(said))) return room(said)
  const plain = compact(typed, table), without = /^0[0-9]*$/.test(plain) ? [wish(bare(plain), [ROOM])] : []
  return [...words([plain, folded(plain)]).map(word => wish(word)), ...without]
}

const named = both => room(both.room).flatMap(one => words([compact(both.name)]).map(name => ({ ...one, name })))
const wish = (start, sorts = EVERY, name = "") => ({ start, sorts, name })
const words = list => [...new Set(list)].filter(word => word)
const long = digits => [wish(digits.slice(-TAIL), [PHONE]), wish(digits, [PASS])]

// The wishes for a room that was typed; behind a sign that parts it, it goes on.
function room(typed) {
  const found = parts(typed) ?? [compact(typed)], more = found.length === 1 && GOES_ON.test(typed) ? "-" : ""
  const ways = [found, found.map(bare)].map(way => way.join("-") + more)
  return [...words(ways).map(word => wish(word, ROOMS)), ...ends(found).map(word => wish(word, [ROOM]))]
}

// Building and room without what stands between.
const ends = found => found.length > 2 ? [`${bare(found[0])}-${bare(found.at(-1))}`] : []

/** All keys of a resident as `[[sort, word], …]`; `table` as `pinyin.table` gives it. */
export function keys({ name, phone, plates, pass_no }, unit, table) {
  const found = new Map(), said = parts(unit)
  const plain = [even(unit, table), ...[unit, (unit ?? "").split("-").at(-1)].map(one => compact(one, table))]
  const sorts = [[ROOM, [...plain, ...said ? rooms(said) : []]], [NAME, names(name, table)], [PLATE, tails(plates, table)],
    [PHONE, [tail((phone ?? "").replace(/\s/g, ""))]], [PASS, [compact(pass_no, table)]], [SHORT, said ? ends(said) : []]]
  for (const [sort, list] of sorts) {
    for (const word of list) if (word) found.set(`${sort}${word}`, [sort, word])
  }
  return [...found.values()]
}

function rooms(found) {
  const all = found.map(bare)
  return [found.join("-"), all.join("-"), all.join(""), found.at(-1), all.at(-1)]
}

/** A name as it is spoken, without tones and in one word. */
export const spoken = (name, table) => readings(Array.from(compact(name, table)), table)[0].join("")

function names(name, table) {
  const said = Array.from(compact(name, table)), found = [said.join(""), said.slice(1).join(""), said.slice(2).join("")]
  for (const syllables of readings(said, table)) {
    for (const way of ["v", "u", "yu"]) {
      const heard = syllables.map(one => VOWELS.includes(one) ? one.replace("v", way) : one)
      found.push(heard.join(""), heard.slice(1).join(""), heard.length > 3 ? heard.slice(2).join("") : "")
    }
    found.push(syllables.map(syllable => Array.from(syllable)[0]).join(""))
  }
  return found
}

// The syllables of a name, the surname in its own reading first, then as the table has it.
function readings(said, table) {
  const own = length => table?.surnames.get(said.slice(0, length).join("")), known = [2, 1].find(own)
  const read = rest => syllables(rest, table?.sounds)
  return known ? [[...own(known).split(" "), ...read(said.slice(known))], read(said)] : [read(said)]
}

// What stands between Chinese characters is one piece, as the centre has it.
function syllables(characters, sounds) {
  const pieces = []
  let rest = ""
  for (const character of characters) {
    const syllable = sounds?.get(character)
    if (!syllable) { rest += character; continue }
    if (rest) pieces.push(rest)
    pieces.push(syllable)
    rest = ""
  }
  return rest ? [...pieces, rest] : pieces
}

function tails(plates, table) {
  return (plates ?? []).flatMap(plate => {
    const word = Array.from(folded(compact(plate, table)))
    return [3, 4, 5, 6, word.length].map(length => word.slice(-length).join(""))
  })
}
