// The directory as text: how a resident is written into a block of it, found in it and read again. Pure.
import { keys, oneLine, tail } from "./keys.js"

export const BLOCKS = 64

const END = "\n", KEY = "\t"
const MARKS = 32, FIRST_MARK = 0x80

/** The number of the block in which a resident is written. */
export function place(id) {
  let sum = 0
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) >>> 0
  return sum % BLOCKS
}

/**
 * A block without anybody. `text`: for each resident a line, `\n` id `\t`, then for each key its mark, the word and a
 * character with the code of its sort. `shown`: for each a line, `\n` id `\t`, then what `person` gives.
 */
export const empty = block => ({ block, text: "", shown: "" })

/** Write a resident into a block; who was taken back is not looked for. `unit`: that of the home. */
export function add(block, { id, fields }, unit, sounds) {
  if (fields.void !== undefined) return
  const { name, phone, plates = [] } = fields, begin = END + id + KEY
  const words = keys(fields, unit, sounds).map(([sort, word]) => mark(word) + word + String.fromCharCode(sort))
  block.text += begin + words.join("")
  block.shown += begin + [unit, name, tail(phone), ...plates].map(oneLine).join(KEY)
}

/** Strike a resident out of a block. */
export function strike(block, id) {
  for (const name of ["text", "shown"]) block[name] = block[name].replace(lineOf(block[name], id), () => "")
}

/** All blocks as `{text, shown}`: the one text to be searched, and for `person` the number of a block → its lines. */
export function read(blocks) {
  const shown = []
  for (const one of blocks) shown[one.block] = one.shown
  return { text: blocks.map(one => one.text).join("") + END, shown }
}

/** With what a key begins. A browser looks for the first character of a text fast where it is a rare one. */
export const mark = word => String.fromCharCode(FIRST_MARK + word.charCodeAt() % MARKS)

/** The resident whose line stands around the place `at` of the text. */
export function owner(text, at) {
  const start = text.lastIndexOf(END, at) + 1
  return text.slice(start, text.indexOf(KEY, start))
}

/** The line of the text around the place `at`. */
export function around(text, at) {
  return text.slice(text.lastIndexOf(END, at) + 1, text.indexOf(END, at))
}

/** A resident as a list shows them, `{id, unit, name, tail, plates}`; null for who is not there. */
export function person({ shown }, id) {
  const line = lineOf(shown[place(id)] ?? "", id)
  if (!line) return null
  const [, unit, name, tail, ...plates] = line.split(KEY)
  return { id, unit, name, tail, plates }
}

function lineOf(lines, id) {
  const start = lines.indexOf(END + id + KEY), end = lines.indexOf(END, start + 1)
  return start < 0 ? "" : lines.slice(start, end < 0 ? undefined : end)
}
