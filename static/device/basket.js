// Lists of things as they are written down, added up over several homes; the twin of models/basket.py.
import { lines, strip } from "./text.js"

const AMOUNT = /^([0-9]{1,9}(?:\.[0-9]{1,3})?)(?![0-9.])\s*(.*)$/su
const AT_END = /^(.*\S)\s+([0-9].*)$/u

/** A list as typed, one thing a line, the amount at the end of it: `[[text, quantity], …]`. */
export function read(text) {
  const written = lines(text).map(strip).filter(line => line)
  return written.map(line => AT_END.exec(line)?.slice(1) ?? [line, ""])
}

/** Items `{text, quantity, wanted}` of several homes under one line each: `[{text, total, parts, done}]`, what is wanted first. */
export function addUp(items) {
  const found = new Map()
  for (const item of items) {
    const name = strip(item.text).toLowerCase()
    found.set(name, [...found.get(name) ?? [], item])
  }
  const said = [...found.values()].map(parts => ({ text: parts[0].text, total: total(parts.map(one => one.quantity)),
    parts: wantedFirst(parts), done: !parts.some(one => one.wanted) }))
  return said.sort((one, other) => one.done - other.done)
}

/** What is still wanted stands before what is not, each in its order. */
export function wantedFirst(items) {
  return [...items].sort((one, other) => other.wanted - one.wanted)
}

/** Amounts in words added up by their unit: "10 kg", "5 kg", "2 bags" → "15 kg + 2 bags". */
export function total(quantities) {
  const sums = new Map(), loose = []
  for (const quantity of quantities.map(strip)) {
    const [, number, unit] = AMOUNT.exec(quantity) ?? []
    if (number) sums.set(strip(unit), Number(((sums.get(strip(unit)) ?? 0) + Number(number)).toFixed(3)))
    else if (quantity) loose.push(quantity)
  }
  return [...[...sums].map(([unit, number]) => strip(`${number} ${unit}`)), ...loose].join(" + ")
}
