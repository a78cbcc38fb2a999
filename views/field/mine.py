"""What I logged last: to look at, to fix, to take back."""

import msgspec

from models import database as db
from views.auth import field_page
from views.field import entries, page
from views.field.blueprint import blueprint

SHOWN = 20
LOOKED_AT = 400


@blueprint.get("/mine")
@field_page
def mine(who):
    """My last entries, the newest first."""
    rows = entries.by_ids(who.site, written_by(who, SHOWN))
    rows.sort(key=lambda one: (one["at"], one["id"]), reverse=True)
    return page.show("field/gate/mine.html", here="mine", answer=None, fixable=True,
                     rows=[entries.row(one) for one in rows[:SHOWN]])


def written_by(who, most):
    """The ids of my last entries, `most` of each, among the last ops of my phone and of the site's web desk."""
    found = []
    for node, first in _nodes(who):
        by_me = [n for n, line in _last_ops(who.site, node) if msgspec.json.decode(line).get("by", first) == who.person]
        found += [f"{node}.{n}" for n in by_me[:most]]
    return found


def _nodes(who):
    return db.rows("SELECT id, person FROM node WHERE site = ? AND (desk = 1 OR id = ?)", who.site, who.node or "")


def _last_ops(site, node):
    return db.rows("SELECT n, line FROM op WHERE site = ? AND node = ? AND kind = 'gate_entry' AND record IS NULL "
                   "AND verdict = 0 ORDER BY n DESC LIMIT ?", site, node, LOOKED_AT)
