// The book of kinds in its full form, as views/pages/book_sent.py has sent it: what most have alike is said once.

/** Kind → what its pages are made of, of the text of a book. */
export function read(text) {
  const { usual, kinds } = JSON.parse(text)
  return Object.fromEntries(Object.entries(kinds).map(([kind, said]) => [kind, whole(kind, said, usual)]))
}

function whole(kind, { fields = {}, steps = [], views = [], listing = {}, ...said }, usual) {
  const named = Object.entries(fields).map(([name, f]) =>
    [name, { ...usual.field, choices: Object.keys(f.words ?? {}), ...f, kind, name }])
  return { ...usual.kind, ...said, kind, fields: Object.fromEntries(named),
    steps: steps.map(step => ({ ...usual.step, ...step })), views: views.map(view => ({ ...usual.view, ...view })),
    listing: { ...usual.listing, ...listing } }
}
