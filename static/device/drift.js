// Whether this phone holds what the collector says it should (PROTOCOL section 12): looked at with every exchange that
// came to its end, bucket by bucket where it differs. What is wrong is read again, and nothing else.
import { wall } from "./clock.js"
import { change, shelf } from "./database.js"
import { clean, sealOf } from "./records.js"
import { BUCKETS, bucketOf, mark } from "./sums.js"

const PAGE = 1_000
const SMALL = 2_000
const MINUTE = 60_000
const ROUNDS = 12
// Where so much is wrong, reading everything anew is no more, and others read the same.
const MUCH = BUCKETS / 2
const WELL = { check: "sum" }
// Where that was in vain it is tried again later, each time four times as late, and in the end once a day.
const LATER = 15 * MINUTE, FACTOR = 4, LATEST = 24 * 60 * MINUTE
let wish = WELL, bad = [], rounds = 0

/** What the next request asks, as members of its header. */
export const asked = () => wish

/**
 * Look at the last reply of a walk, which is stored by now. "" : all is well or not known; "again": ask at once; "anew":
 * so much is wrong that everything is read again.
 */
export async function look({ check, healed }, meta) {
  const all = await (await shelf("records")).count()
  if (!check || !meta.ready || ++rounds > ROUNDS) return rest()
  if (healed) bad = bad.filter(bucket => !healed.buckets.includes(bucket))
  if (bad.length) return portion(all)
  const beside = meta.checked?.beside ?? 0
  if (!healed && wish === WELL && (check.count + beside === all && !due(meta, all) || resting(meta))) return rest()
  const { buckets, count, sum } = await held(new Set(check.except))
  if (count === check.count && sum === check.sum) return rest(await noted(all - count))
  // All that was wrong has come again, and it is as wrong as before: another time would be no better.
  if (healed) return rest(await inVain(beside))
  if (!check.buckets) return again({ check: "buckets" })
  bad = buckets.flatMap(([n, sum], at) => n === check.buckets[at][0] && sum === check.buckets[at][1] ? [] : [at])
  if (bad.length > MUCH && all > PAGE) return rest(await inVain(beside)) || "anew"
  return bad.length ? portion(all) : rest(await noted(all - count))
}

// A store that is small is looked at whenever a minute has gone by, a large one more seldom.
const due = ({ checked }, all) => Math.abs(wall() - (checked?.at ?? 0)) >= MINUTE * (1 + 4 * Math.floor(all / SMALL))

// Whether it is not yet time to try again what was in vain.
const resting = ({ checked }) => checked?.vain > 0
  && Math.abs(wall() - checked.at) < Math.min(LATER * FACTOR ** (checked.vain - 1), LATEST)

const noted = beside => change((_tx, meta) => { meta.checked = { at: wall(), beside } })

// Until it is found to be well: what is asked for anew, too, may come as it was.
const inVain = beside => change((_tx, meta) => {
  meta.checked = { at: wall(), beside, vain: (meta.checked?.vain ?? 0) + 1 }
})

function rest() {
  wish = WELL
  bad = []
  rounds = 0
  return ""
}

function again(next) {
  wish = next
  return "again"
}

// As many buckets as fit into a reply.
const portion = all => again({ ...WELL, heal: bad.slice(0, Math.max(1, Math.floor(PAGE * BUCKETS / Math.max(all, PAGE)))) })

// What is on the disk, row by row. Only exchanges change what is clean, and this is a part of one.
async function held(except) {
  const buckets = Array.from({ length: BUCKETS }, () => [0, 0])
  let count = 0, sum = 0, after = ""
  for (let rows = [null]; rows.length; after = rows.at(-1)?.id) {
    rows = await (await shelf("records")).getAll(IDBKeyRange.lowerBound(after, true), PAGE)
    for (const row of rows) {
      const record = clean(row)
      if (!record || except.has(record.kind)) continue
      const one = mark(row.id, record.seal === sealOf(record) ? record.pos : -1), found = buckets[bucketOf(row.id)]
      found[0] += 1
      found[1] = (found[1] + one) % 2 ** 52
      count += 1
      sum = (sum + one) % 2 ** 52
    }
  }
  return { buckets, count, sum }
}
