// Finding records of any kind by what is written in them, by the rule of views/pages/query.py.

const MOST_WORDS = 6

/** The records of a kind that count and have every typed word: in their texts, their choices, or in what they point at. */
export async function find(turn, book, kind, typed) {
  const parts = typed.normalize("NFKC").toLowerCase().trim().split(/[\s,，、;；]+/)
  let found = await turn.store.list(kind, { index: "" })
  for (const word of [...new Set(parts)].slice(0, MOST_WORDS).filter(part => part)) {
    const says = await sayer(turn, book, kind, word, true)
    found = found.filter(says)
  }
  return found
}

async function sayer(turn, book, kind, word, deep) {
  const fields = Object.values(book[kind].fields), texts = fields.filter(f => f.type === "text" || f.type === "list")
  const choices = fields.filter(f => f.type === "choice").map(f => [f.name, meant(f, word)])
  const pointing = deep ? await Promise.all(fields.filter(f => f.of && book[f.of]).map(f => pointed(turn, book, f, word))) : []
  return ({ fields: said }) => texts.map(({ name }) => written(said[name])).join(" ").toLowerCase().includes(word)
    || [...choices, ...pointing].some(([name, values]) => values.has(said[name]))
}

const written = value => Array.isArray(value) ? JSON.stringify(value) : value ?? ""
const meant = ({ choices, words }, word) => new Set(choices.filter(one => words[one].toLowerCase().includes(word)))

async function pointed(turn, book, f, word) {
  const says = await sayer(turn, book, f.of, word, false), found = await turn.store.list(f.of, { index: "" })
  return [f.name, new Set(found.filter(says).map(one => one.id))]
}
