// Why two records may be about the same, by the fields that their kind names in `match`: the twin of sync/likeness.py. Pure.
import { compact, spoken } from "./keys.js"

const SOUND = 'sound', NAME = 'name'

/**
 * The names in `match` by which two agree, as it names them; none where that is not enough. `one` and `other`: field → value,
 * "household.unit" among them where that is asked for; `table`: as of pinyin.js, or null.
 */
export function reasons({ match, enough, essential }, one, other, table) {
  const agreed = []
  for (const [name, weight] of Object.entries(match)) {
    const mine = saying(one, name, table), theirs = new Set(saying(other, name, table))
    const same = mine.some(said => theirs.has(said))
    if (!weight && mine.length && theirs.size && !same) return []
    if (weight && same && !(name === SOUND && agreed.includes(NAME))) agreed.push(name)
  }
  if (essential.length && !essential.some(name => agreed.includes(name))) return []
  return agreed.reduce((sum, name) => sum + match[name], 0) >= enough ? agreed : []
}

const isSaid = value => value !== null && value !== undefined && value !== ""

// What a record says under a name, in the forms in which it is compared; empty for nothing.
function saying(values, name, table) {
  if (name === SOUND) return values[NAME] ? [spoken(values[NAME], table)] : []
  const value = values[name], [ref, far] = name.split(".")
  // Two of one home are of one room, whether it has a number or not.
  if (far && !value) return values[ref] ? [`\n${values[ref]}`] : []
  return [value].flat().filter(isSaid).map(one => typeof one === "string" ? compact(one, table) || one : one)
}
