// Language, size of text, another gate.
import { match } from "../addresses.js"
import { LANGUAGES } from "../shell.js"
import { mayWrite } from "../shapes.js"
import { learn } from "../words.js"
import { count } from "./generic/due_shown.js"
import * as lists from "./generic/lists.js"
import * as page from "./page.js"

const SIZES = ["0", "1"]
const YEAR = 365 * 86_400_000

/** What is set once and seldom again. */
export async function more(turn) {
  return page.show(turn, "field/more/more.html", { here: "more", desk: isOfDesk(turn.meta),
    closes: mayWrite("day_close", turn.meta.role), tiles: await lists.menu(turn), due: await count(turn, await turn.kinds()) })
}

const isOfDesk = ({ role }) => lianfang.facts.desk_roles.includes(role)

/** Keep the language or the size of the text, and go back to where it was chosen. */
export async function prefer(turn) {
  const { lang, big, next = "/" } = turn.form
  if (LANGUAGES.includes(lang)) await speak(turn, lang)
  if (SIZES.includes(big)) await keep(turn, "big", big, big === "1")
  return { status: 303, location: match("GET", next.split("?")[0]) ? next : "/" }
}

// Without its words the centre may answer in it, and else this page stays as it is.
async function speak(turn, lang) {
  if (await learn(lang) !== lang) throw new page.Elsewhere()
  await keep(turn, "lang", lang, lang)
}

/** On this phone, and in the cookie that the pages of the centre go by. */
async function keep(turn, name, text, value) {
  await turn.store.setMeta({ [name]: value })
  await keepCookie(turn, name, text)
}

/** Tell the centre's pages a choice, where the browser lets a worker do so. */
export async function keepCookie({ now }, name, text) {
  await globalThis.cookieStore?.set({ name, value: text, expires: now + YEAR, sameSite: "lax" })
}
