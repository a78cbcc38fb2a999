"""What the sites above publish: records of a kind that is `published` are read at their site and at all sites below it.

A reader has a place in the feed of each of these sites. How far such a feed goes for it is where the last record of
those kinds stands: of what else is written there it takes no notice.
"""

from typing import NamedTuple

from models import database as db
from models import registry
from sync import forgotten
from sync.problems import Problem

# Levels: more than there are, so that a circle of sites ends.
MOST = 9


class Source(NamedTuple):
    """A site above. `upto`: the place of the last record there that is for the reader."""

    id: int
    code: str
    upto: int


def reach(site, cursor, hidden):
    """`(Cursor, gone, sources)`: the Cursor as it is by what is published and `hidden` now, the ids of what is not
    published for the reader any more, and the Sources that have something after it, the nearest first.

    Raises Problem `cursor_expired` where it has read of a site that is not above, or of a kind that is not known.
    """
    kinds = published(hidden)
    if not kinds and not cursor.above:
        return cursor._replace(hidden=hidden), [], []
    found, seen = _sources(site, kinds), dict(cursor.above)
    ended = [kind for kind in cursor.published if kind not in kinds]
    if seen.keys() - {source.code for source in found} or not registry.KINDS.keys() >= set(ended):
        raise Problem("cursor_expired")
    gone = [id for source in found for kind in ended for id in _ids(source.id, kind, seen.get(source.code, 0))]
    changed = {name.partition("-")[0] for name in cursor.hidden ^ hidden}
    if not set(cursor.published) >= set(kinds) or changed.intersection(kinds):
        seen = {}
    places = tuple((source.code, min(seen.get(source.code, 0), source.upto)) for source in found)
    cursor = cursor._replace(above=places, published=kinds, hidden=hidden)
    return cursor, gone, [source for source, (_, pos) in zip(found, places, strict=True) if pos < source.upto]


def published(hidden):
    """The published kinds of which not all is hidden."""
    return tuple(kind for kind, model in registry.KINDS.items() if model.about.published and kind not in hidden)


def _sources(site, kinds):
    last = "".join(f', (SELECT MAX(pos) FROM "{kind}" AS told WHERE told.site = up.id)' for kind in kinds)
    last += f", {forgotten.last(kinds)}"
    found = db.rows(
        "WITH RECURSIVE up (id, code, parent, far) AS (SELECT id, code, parent, 0 FROM site WHERE id = ? UNION ALL "
        "SELECT site.id, site.code, site.parent, up.far + 1 FROM up JOIN site ON site.id = up.parent WHERE up.far < ?) "
        f"SELECT id, code{last} FROM up WHERE id <> ? ORDER BY far", site, MOST, site)
    return list({id: Source(id, code, max((pos for pos in places if pos), default=0))
                 for id, code, *places in found}.values())


def _ids(site, kind, upto):
    return [id for id, in db.rows(f'SELECT id FROM "{kind}" WHERE site = ? AND pos <= ? ORDER BY id', site, upto)]
