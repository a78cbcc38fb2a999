// How much of something, as people say it → a number in the unit in which it is counted: the twin of models/amounts.py,
// and held to it by the cases of tests/parity/typed.json. Pure.
import { even } from "./forms.js"

export const UNITS = {
  piece: { '个': 1, '只': 1, '片': 1, '件': 1, '张': 1, '枚': 1, 'piece': 1, 'pc': 1, '打': 12, 'dozen': 12 },
  bottle: { '瓶': 1, '支': 1, 'bottle': 1 },
  bag: { '袋': 1, '包': 1, 'bag': 1 },
  box: { '盒': 1, '箱': 1, 'box': 1 },
  kg: { '公斤': 1, '千克': 1, 'kg': 1, 'kilo': 1, 'kilogram': 1, '斤': 0.5, '市斤': 0.5, 'jin': 0.5, '两': 0.05, '克': 0.001, 'g': 0.001, '吨': 1000 },
  litre: { '升': 1, '公升': 1, 'l': 1, 'litre': 1, 'liter': 1, '毫升': 0.001, 'ml': 0.001 },
  set: { '套': 1, 'set': 1 },
}
const PACK = /^([^=:：]{1,40})[=:：]([0-9]{1,9}(?:\.[0-9]{1,6})?)[^0-9.]*$/u
const PART = /([0-9]{1,9}(?:\.[0-9]{1,6})?) ?([^0-9.,+ ]*)[,+ ]*(?:和|加|and )?/y
const MOST_PARTS = 6
const FEW = 3, MANY = 10, NEAR = 0.25

/** Word → how many of the `unit` it is. `said`: the packs of the goods, such as '箱=500'; they come before the rest. */
export function packs(unit, said) {
  const found = { ...UNITS[unit] }
  for (const one of said ?? []) {
    const [, word, n] = PACK.exec(even(one).toLowerCase()) ?? []
    // A pack of nothing would make nothing of whatever is counted in it.
    if (word && Number(n)) found[word.trim()] = Number(n)
  }
  return found
}

/**
 * `{value}`: what was typed in the `unit`; a number that says no word is that many of it, so is one behind all others.
 * `{word}`: what nobody knows, or all that was typed.
 */
export function read(typed, unit, said) {
  const text = even(typed).toLowerCase(), known = packs(unit, said), parts = []
  PART.lastIndex = 0
  for (let at = 0; at < text.length; at = PART.lastIndex) {
    const found = PART.exec(text)
    if (!found) return { word: text }
    parts.push(found)
  }
  if (!parts.length || parts.length > MOST_PARTS || parts.slice(0, -1).some(([, , word]) => !word)) return { word: text }
  let total = 0
  for (const [, n, word] of parts) {
    const each = factor(word, known)
    if (each === undefined) return { word }
    total += Number(n) * each
  }
  return { value: Math.round(total * 1_000_000) / 1_000_000 }
}

function factor(word, known) {
  const stem = [word, word.replace(/s$/, ""), word.replace(/es$/, "")].find(one => Object.hasOwn(known, one))
  return stem === undefined ? word ? undefined : 1 : known[stem]
}

/** What there mostly is of these, or null where they are too few to say so. */
export function usual(amounts) {
  return amounts.length < FEW ? null : [...amounts].sort((one, other) => one - other)[Math.floor(amounts.length / 2)]
}

/**
 * The word of a pack by which an amount would be what it mostly is, while it is not; empty where it is ten times as
 * much; null where nothing is odd about it.
 */
export function meant(amount, mostly, known) {
  if (!mostly || !amount || near(amount, mostly)) return null
  const found = Object.entries(known).find(([, each]) => each !== 1 && near(amount * each, mostly))
  return found ? found[0] : amount >= MANY * mostly ? "" : null
}

const near = (one, other) => Math.abs(one - other) <= NEAR * other
