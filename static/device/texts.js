// Finding records of any kind by what is written in them, by the rule of views/pages/query.py.
import * as tables from "./tables.js"

const MOST_WORDS = 6

/** Those of the `rows` of a kind that have every typed word: in their texts, their choices, or in what they point at. */
export async function find(turn, book, kind, rows, typed) {
  const parts = typed.normalize("NFKC").toLowerCase().trim().split(/[\s,，、;；]+/)
  let found = rows
  for (const word of [...new Set(parts)].slice(0, MOST_WORDS).filter(part => part)) {
    const says = await sayer(turn, book, kind, word, true)
    found = found.filter(says)
  }
  return found
}

async function sayer(turn, book, kind, word, deep) {
  const fields = Object.values(book[kind].fields), written = fields.filter(f => f.type === "text" || f.type === "list")
  const choices = fields.filter(f => f.type === "choice").map(f => [f.name, meant(f, word)]).filter(([, words]) => words.size)
  const pointing = deep ? await Promise.all(fields.filter(f => f.of && book[f.of]).map(f => pointed(turn, book, f, word))) : []
  const ways = [...choices, ...pointing].filter(([, values]) => values.size)
  return row => textOf(row, written).includes(word) || ways.some(([name, values]) => values.has(row.fields[name]))
}

// A row is another one when it was written: so what it says is put together once.
const textOf = (row, fields) => row.text ??= fields.map(({ name }) => said(row.fields[name])).join(" ").toLowerCase()

const said = value => Array.isArray(value) ? JSON.stringify(value) : value ?? ""
const meant = ({ choices, words }, word) => new Set(choices.filter(one => words[one].toLowerCase().includes(word)))

async function pointed(turn, book, f, word) {
  const says = await sayer(turn, book, f.of, word, false), found = await tables.all(turn, f.of)
  return [f.name, new Set(found.filter(says).map(one => one.id))]
}
