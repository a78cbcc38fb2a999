// A form that is in other hands, or at another place.
import * as page from "./page.js"

/** The page that says for whom the form was made, and that it was not written. */
export function refuse(turn) {
  const [, person, code] = /^(\S*) ?(.*)$/s.exec(turn.form.made), { people = {}, site } = turn.meta, { _ } = turn
  const name = people[person] || _("somebody else"), place = code === site.code ? site.name : _("another place")
  const says = _("This form was made by %(name)s for %(place)s.", { name, place })
  return page.show(turn, "field/more/hands.html", { here: "more", says }, { status: 409 })
}
