// The number of a new device is made by the device itself, so that an enrolment whose answer was lost can be repeated.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
const LENGTH = 13

const number = () => Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), byte => ALPHABET[byte & 31]).join("")

document.addEventListener("submit", event => {
  const node = event.target.matches("form[data-enrol]") && event.target.elements.node
  if (node) node.value ||= number()
})

// A link that was tapped again somewhere else comes without the cookie by which the centre knows this phone.
async function look(place) {
  const me = await fetch("/field/me.json", { cache: "no-store" }).then(response => response.json())
  place.hidden = !me.node
}

for (const place of document.querySelectorAll("[data-known]")) look(place).catch(() => {})
