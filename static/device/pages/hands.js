// A form acts for whom it was made and where; in other hands, or at another place, it is not taken.

/** What the forms say that are made for the one who acts: the person and the code of the site. */
export const madeFor = ({ person, site }) => `${person} ${site.code}`

/** Whether a form that was sent says another person or site; one that says nothing is older than that question. */
export function otherHands({ method, form, made }) {
  return method === "POST" && Boolean(form.made) && form.made !== made
}
