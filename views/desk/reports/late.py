"""What of a day arrived only after it had been closed, and from whom: its figures had been told without that."""


from flask_babel import gettext as _

from models import database
from sync import recounted
from sync.ids import Dot
from sync.recounted import Span
from views import days, moments
from views.desk.people import people
from views.desk.reports import figures
from views.heads import stored


def told(who, day, counts):
    """The sentences about a closed day (a date) whose figures have changed since; none where nothing came later.

    `counts`: the day_counts.Counts of what is known now.
    """
    closed = closed_at(who.site, day.isoformat())
    late = _late(who.site, day.isoformat(), closed) if closed else {}
    came = {id: node for records in late.values() for id, node in records}
    if not came:
        return []
    devices, from_whom = people.devices(who.site), {}
    for node in came.values():
        from_whom[node] = from_whom.get(node, 0) + 1
    said = _(", ").join(f"{devices[node].called} {n}" for node, n in sorted(from_whom.items(), key=lambda one: -one[1]))
    return [_("The day was closed %(when)s. After that %(n)s of its entries arrived: %(who)s.",
              when=moments.when(closed), n=len(came), who=said),
            _("Without them it was: %(figures)s.", figures=_(", ").join(_without(late, counts)))]


def _late(site, day, closed):
    """Figure → `(id, node)` of the records that it counts on the day and that arrived later, of those that count
    records by the day."""
    daily = [one for one in figures.on_the_day() if one.daily and figures.is_count(one)]
    return {one: recounted.arrived_later(site, one, Span(day, day), closed) for one in daily}


def _without(late, counts):
    """What each figure was: all that are counted by the hour beside a late one, and of the others those that differ."""
    kinds = {one.kind for one, records in late.items() if records}
    return [f"{figures.inside(one)} {figures.number(one, counts.totals[one.name] - len(records))}"
            for one, records in late.items() if records or (one.kind in kinds and one.per == "hour")]


def closed_at(site, date):
    """When the close of a day that still holds arrived, in ms, or None."""
    found = days.found(site, date)
    if not found or found["state"] != "closed":
        return None
    dots = stored(found["heads"]).get("state", [])
    arrivals = [database.row("SELECT arrived FROM op WHERE site = ? AND node = ? AND n = ?", site, *dot)
                for dot in map(Dot.parse, dots)]
    return min((one[0] for one in arrivals if one), default=None)
