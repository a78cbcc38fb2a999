"""Which entries were taken for duplicates at an earlier moment: as `doubles` finds them, among what was known then."""

from models import database as db
from sync import doubles, items, nearby, rules
from sync.ids import ItemId

MOST_DECISIONS = 10_000


def settled(then, shape, rows):
    """`rows` of a kind as of then, without `same_as`: with it, and with the rows in which only `same_as` differed."""
    kind, columns = shape.kind, shape.row_columns
    rule = doubles.RULES[kind]
    folded = {row[1]: doubles.entry(rule, dict(zip(columns, row, strict=True))) for row in rows}
    changed = nearby.stored(then.site, kind, set(folded))
    told, untold = _since(then, "apart")
    asked = nearby.stored(then.site, kind, {id for item in told | untold for id in ItemId.parse(item).pair})
    probe = nearby.Probe([*_late(then, kind), *changed, *folded.values(), *asked])
    near = nearby.around(then.site, kind, probe) if probe.points else ()
    entries = {entry.id: entry for entry in near if entry.id not in folded and then.knows(entry.id)}
    entries.update((row[1], folded[row[1]]) for row in rows if row[columns.index("void")] is None)
    apart = (nearby.found_apart(then.site, kind, entries.values()) - told) | untold
    same = doubles.absorb(entries.values(), rule.within, apart)
    moved = [id for id, entry in entries.items() if id not in folded and same.get(id) != entry.same_as]
    return [(*row, same.get(row[1])) for row in (*rows, *unchanged(then, shape, moved))]


def _late(then, kind):
    """The entries that came later and have absorbed one that was known."""
    found = {id for id, in db.rows(f'SELECT DISTINCT same_as FROM "{kind}" WHERE site = ? AND same_as IS NOT NULL '
                                   "AND at <= ?", then.site, then.at)}
    return nearby.stored(then.site, kind, {id for id in found if not then.knows(id)})


def answered(then, asked, answer):
    """Those of the items `asked` to which this answer held at that moment."""
    told, untold = _since(then, answer)
    return (items.decided(then.site, asked, answer) - told) | (untold & set(asked))


def _since(then, answer):
    """The items that a person has answered so only since, and those that were answered so then and are not any more."""
    ids = sorted(then.changed("decision", MOST_DECISIONS))
    now = _now(then.site, ids, answer)
    states = [folded.state for some in db.batches(ids) for folded in then.fold(some) if folded.kind == "decision"]
    before = {state.fields["item"] for state in states if state and not state.level and _says(state.fields, answer)}
    return now - before, before - now


def _now(site, ids, answer):
    return {item for some in db.batches(ids) for item, in db.rows(
        f"SELECT item FROM decision WHERE site = ? AND {db.one_of('id', len(some))} AND answer = ? "
        f"AND {rules.HOLDS}", site, *some, answer)}


def _says(fields, answer):
    return fields.get("answer") == answer and not fields.get("void")


def unchanged(then, shape, ids):
    """The rows of today's table of records that have not changed, without what no fold fills."""
    names = ", ".join(f'"{name}"' for name in shape.row_columns)
    return [row for some in db.batches(ids) for row in db.rows(
        f'SELECT {names} FROM "{shape.kind}" WHERE site = ? AND {db.one_of("id", len(some))}', then.site, *some)]
