// What entries cost: how long their forms took, and each field of them, added up by kind and field until the collector
// is told. No person is kept with it, and no moment. Twin of `sync/effort.py`.

const FORM = /^:(?!0)[1-5]?\d{1,5}( [a-z]\w{0,39}:[1-5]?\d{1,5}){0,60}$/

/** Add what a page has measured of the form of these drafts to `meta.effort`; what is odd is left out. */
export function add(meta, drafts, text) {
  const [{ kind }] = drafts, begun = drafts.filter(one => one.kind === kind && !one.id).length
  if (!begun || !FORM.test(text)) return
  for (const part of text.split(" ")) {
    const [name, ms] = part.split(":"), one = (meta.effort ??= {})[`${kind} ${name}`] ??= [0, 0]
    one[0] += begun
    one[1] += Number(ms)
  }
}
