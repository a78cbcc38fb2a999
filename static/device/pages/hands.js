// A form acts for whom it was made and where; in other hands, or at another place, it is not taken.
import * as page from "./page.js"

/** What the forms say that are made for the one who acts: the person and the code of the site. */
export const madeFor = ({ person, site }) => `${person} ${site.code}`

/** Whether a form that was sent says another person or site; one that says nothing is older than that question. */
export function otherHands({ method, form, made }) {
  return method === "POST" && Boolean(form.made) && form.made !== made
}

/** The page that says for whom the form was made, and that it was not written. */
export function refuse(turn) {
  const [, person, code] = /^(\S*) ?(.*)$/s.exec(turn.form.made), { people = {}, site } = turn.meta, { _ } = turn
  const name = people[person] || _("somebody else"), place = code === site.code ? site.name : _("another place")
  const says = _("This form was made by %(name)s for %(place)s.", { name, place })
  return page.show(turn, "field/more/hands.html", { here: "more", says }, { status: 409 })
}
