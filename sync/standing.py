"""What stands in the caches of a site, for `rebuild` and `check`: read in sets, one pass over the log for all kinds."""

from models import database as db
from models import registry


def records(site, kinds=None, since=None):
    """The ids of everything that ops of the site are about, in a fixed order.

    Of these kinds alone where some are named, and of ops that arrived `since` then.
    """
    also, params = "", []
    if kinds is not None:
        also, params = f" AND {db.one_of('kind', len(kinds))}" if kinds else " AND 1 = 0", [*kinds]
    if since is not None:
        also, params = f"{also} AND arrived >= ?", [*params, since]
    created = db.rows(f"SELECT node, n FROM op WHERE site = ? AND record IS NULL AND kind <> ''{also} ORDER BY node, n",
                      site, *params)
    named = db.rows(f"SELECT DISTINCT record FROM op WHERE site = ? AND record IS NOT NULL{also} ORDER BY record", site,
                    *params)
    return list(dict.fromkeys([f"{node}.{n}" for node, n in created] + [row[0] for row in named]))


def unfounded(site, known):
    """`(kind, id)` of the rows of records that are not among the known."""
    return [(kind, id) for kind in registry.KINDS for id, in db.rows(f'SELECT id FROM "{kind}" WHERE site = ?', site)
            if id not in known]


def rows(site, folded):
    """Id → the row that stands of each of these Folded, as `projection.row_of` gives it, with 0 for its place."""
    of_kind, found = {}, {}
    for record in folded:
        if record.kind in registry.SHAPES:
            of_kind.setdefault(record.kind, []).append(record.id)
    for kind, ids in of_kind.items():
        names = ", ".join(f'"{name}"' for name in registry.SHAPES[kind].row_columns)
        question = f'SELECT {names} FROM "{kind}" WHERE site = ? AND {db.one_of("id", len(ids))}'
        found.update((row[1], (*row[:2], 0, *row[3:])) for row in db.rows(question, site, *ids))
    return found


def verdicts(site, ids):
    """Id → `(node, n, verdict, detail)` of what was told because of the fold of each of these records."""
    return _by_record("node, n, verdict, detail FROM verdict WHERE folded = 1 AND", site, ids)


def awaited(site, ids):
    """Id → `(node, n)` of what each of these records waits for."""
    return _by_record("node, n FROM awaited WHERE", site, ids)


def _by_record(asked, site, ids):
    found = {}
    for record, *told in db.rows(f"SELECT record, {asked} site = ? AND {db.one_of('record', len(ids))}", site, *ids):
        found.setdefault(record, []).append(tuple(told))
    return found
