// Numbers as they are shown; how they are typed is read in forms.js.

/** An amount in fen as yuan: 4550 → "45.50". */
export function yuan(amount) {
  return (amount / 100).toFixed(2)
}

/** A temperature as text with one decimal, empty for none. */
export function tenth(value) {
  return value == null ? "" : value.toFixed(1)
}

/** A whole number with its thousands apart. */
export function grouped(value, mark) {
  return String(value).replace(/\B(?=([0-9]{3})+$)/g, mark)
}

/** Numbers in order, in words: "3, 14–15". */
export function ranges(numbers) {
  const runs = []
  for (const n of numbers) {
    if (runs.at(-1)?.[1] === n - 1) runs.at(-1)[1] = n
    else runs.push([n, n])
  }
  return runs.map(([first, last]) => first === last ? `${first}` : `${first}–${last}`).join(', ')
}
