// Who acts: several people may share this phone, and each picks their own name.
import { locked, opens, sealed } from "../acting.js"
import { wall } from "../clock.js"
import { learn } from "../identity.js"
import * as asked from "./asked.js"
import { keepCookie } from "./more.js"
import * as page from "./page.js"

const PIN = /^[0-9]{4}$/

/** The names to pick from. Whoever has just joined is asked for. */
export async function who(turn) {
  if (!turn.query.new) return form(turn)
  await learn()
  return page.go("field.who")
}

/** From now on, what is entered here is entered by the one who was picked. */
export async function act(turn) {
  const one = turn.meta.members?.find(({ id }) => id === turn.form.person)
  if (!one) throw new page.Elsewhere()
  const wrong = (turn.meta.pagePins ?? {})[one.id] && await refused(turn, one)
  if (wrong !== undefined) return form(turn, one, wrong)
  await turn.store.setMeta({ pageWho: one.id, pageSeen: wall() })
  await keepCookie(turn, "person", one.id)
  return page.go("field.start")
}

/** What is wrong with the PIN that was typed: "pin", "often", "" for none typed; undefined where it is right. */
async function refused({ store, meta, form: { pin = "" } }, { id }) {
  const right = pin && await opens(store, meta, id, pin)
  if (right) return undefined
  return right === null ? "often" : pin && "pin"
}

/** Keep another PIN, or none. */
export async function pin(turn) {
  const typed = asked.text(turn, "pin"), { person, pagePins = {} } = turn.meta
  if (locked(turn.meta)) return page.go("field.who")
  if (typed && !PIN.test(typed)) return form(turn, null, "digits")
  const mine = typed ? await sealed(typed) : null
  await turn.store.setMeta({ pagePins: { ...pagePins, [person]: mine }, pageSeen: wall() })
  return page.go("field.who")
}

/** From now on somebody must say who they are. */
export async function lock({ store }) {
  await store.setMeta({ pageSeen: 0 })
  return page.go("field.who")
}

function form(turn, one = null, wrong = "") {
  const { members = [], person } = turn.meta
  const people = members.map(({ id, name }) => ({ id, name, me: id === person }))
  const values = { here: "more", people, asked: one && { id: one.id, name: one.name }, locked: locked(turn.meta),
    pins: true, wrong }
  return page.show(turn, "field/more/who.html", values, { status: wrong ? 422 : 200 })
}
