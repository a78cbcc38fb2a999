// The words in the reader's language. An English sentence is its own name.

const HOLES = /%\((\w+)\)s|%%/g

/** The text in a language, "zh_CN" or "en", with the `values` in its holes: `%(count)s`. */
export function said(lang, text, values = {}) {
  const words = lianfang.facts.catalogues[lang][text] ?? text
  return words.replace(HOLES, (hole, name) => name === undefined ? "%" : String(values[name]))
}

/** What a language's dates and numbers look like. */
export function formats(lang) {
  return lianfang.facts.formats[lang]
}

/** The language of the reader: as chosen, else as the phone is set; Chinese where that is neither. */
export function language(meta) {
  if (meta.lang) return meta.lang
  const known = navigator.languages.map(one => one.slice(0, 2)).find(one => one === "zh" || one === "en")
  return known === "en" ? "en" : "zh_CN"
}
