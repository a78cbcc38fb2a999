// The number of a new device is made by the device itself, so that an enrolment whose answer was lost can be repeated.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
const LENGTH = 13

const number = () => Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), byte => ALPHABET[byte & 31]).join("")

document.addEventListener("submit", event => {
  const node = event.target.matches("form[data-enrol]") && event.target.elements.node
  if (node) node.value ||= number()
})
