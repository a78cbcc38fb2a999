// By what a resident is found: the same keys as the server's models/directory makes. Pure.

const CONTROLS = /[\u0000-\u001f]/g
const APART = /[\s\-_.·•,，#号栋室]+/g

/** The sorts of keys, in the order in which what they find is shown. */
export const ROOM = 1
export const NAME = 2
export const PLATE = 3
export const PHONE = 4

/** Text without what parts one from the other in a list of words. */
export const oneLine = text => (text ?? "").replace(CONTROLS, " ")

/** Text without case and width. */
export function even(text) {
  return oneLine(text).normalize("NFKC").toLowerCase().trim()
}

/** Text as keys are written: nothing between either. "3-1502" and "3栋1502室" become "31502". */
export function compact(text) {
  return even(text).replace(APART, "")
}

/** The end of a phone number, by which its owner is told from others. */
export const tail = phone => [...phone ?? ""].slice(-4).join("")

/** Letters and digits that are taken for one another on a plate. */
export function folded(text) {
  return text.replaceAll("o", "0").replaceAll("i", "1")
}

/** What to look for where `typed` was typed. With a dash it is a room. */
export function wanted(typed) {
  const dashed = even(typed), plain = compact(typed)
  if (dashed.replace(/^-+|-+$/g, "").includes("-")) return [dashed]
  return [...new Set([plain, folded(plain)])].filter(Boolean)
}

/** All keys of a resident as `[[sort, word], …]`; `sounds` as `pinyin.table` gives it. */
export function keys({ name, phone, plates }, unit, sounds) {
  const words = new Map()
  for (const [sort, list] of [[ROOM, rooms(unit)], [NAME, spoken(name, sounds)], [PLATE, tails(plates)],
                              [PHONE, [tail(phone)]]]) {
    for (const word of list) if (word) words.set(`${sort}${word}`, [sort, word])
  }
  return [...words.values()]
}

function rooms(unit) {
  return [even(unit), compact(unit), compact((unit ?? "").split("-").at(-1))]
}

function spoken(name, sounds) {
  const said = Array.from(compact(name)), syllables = read(said, sounds)
  return [said.join(""), said.slice(1).join(""), said.slice(2).join(""), syllables.join(""),
          syllables.map(syllable => Array.from(syllable)[0]).join("")]
}

// What stands between Chinese characters is one piece, as the server's dictionary has it.
function read(characters, sounds) {
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

function tails(plates) {
  return (plates ?? []).flatMap(plate => {
    const word = Array.from(folded(compact(plate)))
    return [3, 4, 5, 6, word.length].map(length => word.slice(-length).join(""))
  })
}
