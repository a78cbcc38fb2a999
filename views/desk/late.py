"""What of a day arrived only after it had been closed, and from whom: its figures had been told without that."""

import json

from flask_babel import gettext as _

from models import database
from views import days, moments
from views.desk import people
from views.desk.figures import COUNTED

ARRIVED = (f"SELECT op.node, direction, COUNT(*) FROM (SELECT id, site, direction FROM gate_entry WHERE site = ? "
           f"AND at >= ? AND at < ? AND {COUNTED}) AS counted JOIN op ON op.site = counted.site AND op.node = "
           "SUBSTR(counted.id, 1, 13) AND op.n = CAST(SUBSTR(counted.id, 15) AS BIGINT) WHERE op.arrived > ? "
           "GROUP BY op.node, direction")


def told(site, day, out, back):
    """The sentences about a closed day (a date) whose figures have changed since; none where nothing came later.

    `out`, `back`: how many went and came by what is known now.
    """
    closed = closed_at(site, day.isoformat())
    found = database.rows(ARRIVED, site, *moments.bounds(day), closed) if closed else []
    if not found:
        return []
    devices, counts, late = people.devices(site), {}, {"out": 0, "in": 0}
    for node, direction, n in found:
        counts[node] = counts.get(node, 0) + n
        late[direction] = late.get(direction, 0) + n
    who = _(", ").join(f"{devices[node].called} {n}" for node, n in sorted(counts.items(), key=lambda one: -one[1]))
    return [_("The day was closed %(when)s. After that %(n)s of its gate entries arrived: %(who)s.",
              when=moments.when(closed), n=sum(counts.values()), who=who),
            _("Without them it was: out %(out)s, in %(back)s.", out=out - late["out"], back=back - late["in"])]


def closed_at(site, date):
    """When the close of a day that still holds arrived, in ms, or None."""
    found = days.found(site, date)
    if not found or found["state"] != "closed":
        return None
    dots = json.loads(found["heads"] or "{}").get("state", [])
    arrivals = [database.row("SELECT arrived FROM op WHERE site = ? AND node = ? AND n = ?", site, node, int(n))
                for node, _dot, n in (dot.partition(".") for dot in dots)]
    return min((one[0] for one in arrivals if one), default=None)
