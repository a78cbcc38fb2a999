// The rooms of the site, in the one form in which each was written down first.
import * as forms from "./forms.js"
import { order } from "./text.js"

/**
 * The room of the site's households that was meant, as it stands there; null where none has it, and "" where nothing can be
 * said: nothing was typed, or no rooms are written down.
 */
export async function known(store, typed) {
  if (!typed) return ""
  const exact = await store.list("household", { index: "unit", from: typed })
  if (exact.some(stands)) return typed
  const homes = (await store.list("household")).filter(({ fields }) => fields.unit !== undefined)
  if (!homes.length) return ""
  const wanted = forms.room(typed) ?? typed, units = homes.filter(stands).map(({ fields }) => fields.unit)
  return units.filter(unit => (forms.room(unit) ?? unit) === wanted).sort(order)[0] ?? null
}

const stands = ({ fields }) => fields.void === undefined
