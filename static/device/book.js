// The book of kinds: what the pages of each kind are made of, by role and language, as views/pages/book.py writes it. It
// comes after the first load, and is kept beside the words.
import { keep } from "./records.js"
import { read as readBook } from "./kinds.js"
import { kinds } from "./registry.js"
import { LANGUAGES, book } from "./shell.js"

const books = {}

/** Kind → what its pages are made of, for the one who acts: in this language, or in another one where it can't be had
    just now; null where there is none. */
export async function learn({ role, members = [] }, lang) {
  const roles = [...new Set([role, ...members.map(one => one.role)])].filter(one => one)
  for (const one of [lang, ...LANGUAGES]) {
    await Promise.all(roles.map(each => read(each, one)))
    if (books[role + one]) return books[role + one]
  }
  return null
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
