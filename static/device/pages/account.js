// The account of an errand: its movements and their sum. A balance is never written.
import { once } from "../ids.js"
import { yuan } from "../numbers.js"
import { byTime, flat } from "./row.js"

/** What a movement does to the sum that the home owes its runner. */
export const SIGNS = { advanced: 1, repaid: -1, refunded: 1 }

const sum = rows => rows.reduce((so_far, one) => so_far + (one.amount ?? 0), 0)

/** The movements of an errand and what they come to; `prices`: fen, what its things cost. */
export async function of(turn, errand, prices) {
  const found = (await turn.store.list("errand_money", { index: "errand", from: errand })).map(flat).sort(byTime)
  const counted = found.filter(one => one.void === undefined)
  const owed = sum(counted), advanced = sum(counted.filter(one => one.what === "advanced"))
  const due = prices > advanced ? prices - advanced : Math.max(0, owed)
  const balance = { says: says(turn, owed), suggested: due ? yuan(due) : "" }
  return { movements: found.map(one => row(turn, one)), balance }
}

function row(turn, one) {
  const word = lianfang.facts.words.errand_money.what[one.what]
  return { id: one.id, word: word ? turn._(word) : "", at: one.at, amount: yuan(one.amount ?? 0),
    void: one.void ?? null, own: one.runner === turn.meta.person, heads: turn.store.heads(one.record), once: once() }
}

function says({ _ }, owed) {
  if (owed > 0) return _("They still owe you ¥%(amount)s", { amount: yuan(owed) })
  if (owed < 0) return _("You still have ¥%(amount)s of theirs", { amount: yuan(-owed) })
  return _("Nothing is owed")
}
