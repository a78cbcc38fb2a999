// A long list, read in pieces: while thousands of rows are taken out of the database at once, no page is answered.

/**
 * All records of a list in the order of their moments. `list(from, limit)`: those from a moment on, at most so many;
 * `size`: of a piece, made larger where more than that stand at one moment.
 */
export async function inPieces(list, size) {
  const all = []
  for (let from = -Infinity, limit = size, edge = new Set(); ;) {
    const found = await list(from, limit), last = found.at(-1)?.at
    for (const one of found) if (!edge.has(one.id)) all.push(one)
    if (found.length < limit) return all
    const there = found.filter(({ at }) => at === last).map(({ id }) => id)
    if (last === from) [limit, edge] = [limit * 2, new Set([...edge, ...there])]
    else [from, limit, edge] = [last, size, new Set(there)]
  }
}
