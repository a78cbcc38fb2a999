// The words in the reader's language. An English sentence is its own name; as the worker goes out, the number of the line
// in which each language says it.
import { LANGUAGES, words } from "./shell.js"

const HOLES = /%\((\w+)\)s|%%/g
const lists = {}

/** Get ready to speak a language, "zh_CN" or "en"; returns it, or another one where its words can't be had just now. */
export async function learn(lang) {
  for (const one of [lang, ...LANGUAGES]) {
    lists[one] ??= read(await words(one))
    if (lists[one]) return one
  }
  return lang
}

function read(text) {
  const lines = text?.split("\n")
  if (lines) lines[0] = JSON.parse(lines[0])
  return lines
}

/** Fetch what is not here yet of all languages. */
export const learnAll = () => Promise.all(LANGUAGES.map(learn))

/** The text in a language that was learnt, with the `values` in its holes: `%(count)s`. */
export function said(lang, text, values = {}) {
  const found = lists[lang]?.[text] ?? text
  return found.replace(HOLES, (hole, name) => name === undefined ? "%" : String(values[name]))
}

/** What a language's dates and numbers look like. */
export function formats(lang) {
  return lists[lang][0]
}

/** The language of the reader: as chosen, else as the phone is set; Chinese where that is neither. */
export function language(meta) {
  if (meta.lang) return meta.lang
  const known = navigator.languages.map(one => one.slice(0, 2)).find(one => one === "zh" || one === "en")
  return known === "en" ? "en" : "zh_CN"
}
