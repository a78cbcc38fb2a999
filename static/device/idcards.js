// ID-card numbers: nobody is to write one down, so a form that holds one is not even stored. Pure.
// Source: GB 11643-1999. 17 digits and a check digit, which is ISO 7064 MOD 11-2.

const NUMBER = /(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])/g
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = "10X98765432"

/** Whether a text holds an ID-card number with its right check digit. */
export function within(text) {
  return (text.match(NUMBER) ?? []).some(isNumber)
}

function isNumber(digits) {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return CHECKS[sum % CHECKS.length] === digits[17].toUpperCase()
}
