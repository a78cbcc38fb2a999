// The book of kinds: what the pages of each kind are made of, by role and language, as views/pages/book.py writes it. It
// comes after the first load, and is kept beside the words.
import { keep } from "./records.js"
import { read as readBook } from "./kinds.js"
import { kinds } from "./registry.js"
import { book } from "./shell.js"

const books = {}

/** Kind → what its pages are made of, for the one who acts; null where it can't be had just now. */
export async function learn({ role, members = [] }, lang) {
  const roles = [...new Set([role, ...members.map(one => one.role)])].filter(one => one)
  await Promise.all(roles.map(one => read(one, lang)))
  return books[role + lang] ?? null
}

// What is indexed of a kind follows from the book: records that came before it are looked over once.
async function read(role, lang) {
  if (books[role + lang]) return
  const text = await book(role, lang)
  if (!text) return
  const found = readBook(text)
  Object.assign(kinds, found)
  books[role + lang] = found
  await keep(found)
}
