// Who stands for records that aliases make one with others, by the rule of the centre (sync/joined.py).

/** id → the id of who stands for it, asynchronous, of a kind; null where nobody does. `store`: `list` and `many` of it. */
export async function joined(store, kind) {
  const above = new Map(), groups = new Map()
  const top = id => above.has(id) ? top(above.get(id)) : id
  for (const { fields: { kind_of, a, b, void: gone } } of await store.list("alias")) {
    const [one, other] = [top(a), top(b)].sort()
    if (kind_of === kind && gone === undefined && one !== other) above.set(other, one)
  }
  for (const id of [...above.keys()].sort()) groups.set(top(id), [...groups.get(top(id)) ?? [top(id)], id])
  return groups.size ? async id => {
    const all = groups.get(top(id))
    // Most are one with nobody: to look each of them up would take longer than a thumb waits.
    if (!all) return id
    const known = new Map((await store.many(kind, all)).map(row => [row.id, row]))
    const found = all.map(one => known.get(one)).filter(row => row)
    return (found.find(row => row.fields.void === undefined) ?? found[0])?.id ?? id
  } : null
}
