"""What a total covered at an earlier moment: as `batches` finds it, among the records and answers known then."""

from models import database as db
from sync import batches, known_doubles
from sync.ids import ItemId


def settled(then, shape, rows):
    """`rows` of a kind as of then, without `counted_in`: with it, and with the rows in which only that differed."""
    rule, kind, site = batches.KINDS[shape.kind], shape.kind, then.site
    columns = [name for name in shape.columns if name != batches.COVERED]
    here = {row[1]: dict(zip(columns, row, strict=True)) for row in rows}
    counting = [row for row in here.values() if row["void"] is None and row["same_as"] is None]
    now = [row for row in batches.totals(site, kind) if row["id"] not in here and then.knows(row["id"])]
    keys = {key for row in (*counting, *now) if row[rule.basis] == rule.total and (key := batches.key(rule, row))}
    today = {row["id"]: row for row in (*batches.of_keys(site, kind, keys), *_covered(site, kind))
             if row["id"] not in here and then.knows(row["id"])}
    found = batches.groups(rule, (*counting, *(row for row in today.values() if batches.key(rule, row) in keys)))
    due = batches.covered(found, _answers(then, found))
    moved = [id for id, row in today.items() if row[batches.COVERED] != due.get(id)]
    names = ", ".join(f'"{name}"' for name in columns)
    others = [row for some in db.batches(moved) for row in db.rows(
        f'SELECT {names} FROM "{kind}" WHERE site = ? AND {db.one_of("id", len(some))}', site, *some)]
    return [(*row, due.get(row[1])) for row in (*rows, *others)]


def _covered(site, kind):
    ids = [id for id, in db.rows(f'SELECT id FROM "{kind}" WHERE site = ? AND {batches.COVERED} IS NOT NULL', site)]
    names = batches.names(batches.KINDS[kind])
    told = ", ".join(f'"{name}"' for name in names)
    return [dict(zip(names, row, strict=True)) for some in db.batches(ids) for row in db.rows(
        f'SELECT {told} FROM "{kind}" WHERE site = ? AND {db.one_of("id", len(some))}', site, *some)]


def _answers(then, found):
    """Head → what a person had answered by then."""
    heads = {str(ItemId(batches.TYPE, one.head["id"])): one.head["id"] for one in found}
    return {heads[item]: answer for answer in (batches.ITEMS, batches.BOTH)
            for item in known_doubles.answered(then, heads, answer)}
