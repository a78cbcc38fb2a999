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
    """The ids of my last entries, `most` of each node, among the last ops of the phones that I have been let in on."""
    return [id for node, first in _nodes(who.site, who.person)
            for id in _entries(who.site, who.person, node, first)[:most]]


def earlier(node, person):
    """The ids of somebody's last entries of before they came to this Node: a phone that joins again knows them so."""
    return [id for other, first in _nodes(node.site, person) if other != node.id
            for id in _entries(node.site, person, other, first)[:SHOWN]]


def _entries(site, person, node, first):
    found = [n for n, line in _last_ops(site, node) if msgspec.json.decode(line).get("by", first) == person]
    return [f"{node}.{n}" for n in found]


def _nodes(site, person):
    return db.rows("SELECT id, person FROM node WHERE site = ? AND id IN (SELECT node FROM member WHERE person = ?)",
                   site, person)


def _last_ops(site, node):
    return db.rows("SELECT n, line FROM op WHERE site = ? AND node = ? AND kind = 'gate_entry' AND record IS NULL "
                   "AND verdict = 0 ORDER BY n DESC LIMIT ?", site, node, LOOKED_AT)
