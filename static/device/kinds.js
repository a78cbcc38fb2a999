// The book of kinds in its full form, as views/pages/book_sent.py has sent it: what most have alike is said once.

/** Kind → what its pages are made of, of the text of a book. */
export function read(text) {
  const { usual, kinds } = JSON.parse(text), found = Object.entries(kinds).map(([kind, said]) => whole(kind, said, usual))
  const naming = found.flatMap(({ kind, fields }) => Object.values(fields).map(({ name, of }) => [kind, name, of]))
  return Object.fromEntries(found.map(one => [one.kind, { ...one, fixed: fixed(one),
    children: naming.filter(([, , of]) => of === one.kind).map(([kind, name]) => [kind, name]) }]))
}

/** What a key is made of, and the fields from which that is filled in: they never change. */
const fixed = ({ key, fields }) => [...key, ...key.flatMap(name => fields[name].copies.split(" ").filter(one => one).map(one => one.split(".")[0]))]

function whole(kind, { fields = {}, steps = [], views = [], listing = {}, ...said }, usual) {
  const named = Object.entries(fields).map(([name, f]) =>
    [name, { ...usual.field, choices: Object.keys(f.words ?? {}), widget: usual.widgets[f.type ?? usual.field.type], ...f, kind, name }])
  return { ...usual.kind, ...said, kind, fields: Object.fromEntries(named),
    steps: steps.map(step => ({ ...usual.step, ...step })), views: views.map(view => ({ ...usual.view, ...view })),
    listing: { ...usual.listing, ...listing } }
}
