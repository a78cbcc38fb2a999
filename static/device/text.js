// Texts as the centre sees them: what is space, where a line ends, which of two comes first.

const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+"
const ENDS = new RegExp(`^${SPACE}|${SPACE}$`, "g")
const LINES = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/

/** The text without space around it. */
export function strip(text) {
  return (text ?? "").replace(ENDS, "")
}

/** The lines of a text. */
export function lines(text) {
  return (text ?? "").split(LINES)
}

/** Which of two texts comes first by the numbers of their characters: the order of the centre's database. */
export function order(one, other) {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at < one.length && at < other.length ? place(one.charCodeAt(at)) - place(other.charCodeAt(at)) : one.length - other.length
}

// Halves of the characters beyond U+FFFF stand behind all others.
const place = unit => unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800
