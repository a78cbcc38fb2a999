"""Which people and homes were one at an earlier moment: as `joined` finds it, by the aliases that were known then."""

from models import database as db
from sync import joined, known_doubles


def settled(tables, shape, rows):
    """`rows` of a kind as of then, without `same_as`: with it, and with the rows in which only `same_as` differed."""
    kind, then, void = shape.kind, tables.then, shape.columns.index("void")
    pairs = set(db.rows(f"SELECT a, b FROM {tables.source('alias')} WHERE site = ? AND kind_of = ? AND void IS NULL",
                        then.site, kind))
    folded = [(row[1], row[void], None) for row in rows]
    kept = [(id, gone, same) for id, gone, same in _today(then.site, kind, pairs)
            if id not in {id for id, *_ in folded} and then.knows(id)]
    stands = {id: due for id, _, due in joined.moved([*folded, *kept], pairs)}
    others = known_doubles.unchanged(then, shape, [id for id, *_ in kept if id in stands])
    return [(*row, stands.get(row[1])) for row in (*rows, *others)]


def _today(site, kind, pairs):
    """`(id, void, same_as)` of those that are one with others now, or were then."""
    question, found = f'SELECT id, void, same_as FROM "{kind}" WHERE site = ?', {}
    for some in db.batches(sorted({id for pair in pairs for id in pair})):
        found.update((row[0], row) for row in db.rows(f"{question} AND {db.one_of('id', len(some))}", site, *some))
    for row in db.rows(f"{question} AND same_as IS NOT NULL", site):
        found[row[0]] = row
    return found.values()
