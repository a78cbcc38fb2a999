"""What entries cost: seconds an entry and hours a day by kind, and what not asking a field would save."""

from datetime import timedelta

from flask_babel import format_decimal
from flask_babel import gettext as _

from models import access
from models.site import below
from sync import effort
from views import moments
from views.auth import desk
from views.desk import headings
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import roles

DAYS = 28
SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000


@blueprint.get("/desk/effort", endpoint="effort")
@desk
def effort_page(who):
    """The last weeks of a place and all below it, what takes most of a day first."""
    roles.require(who, roles.EXPORTERS)
    today = moments.today()
    days, spent = effort.spent(below(who.site), (today - timedelta(days=DAYS - 1)).isoformat(), today.isoformat())
    kinds = [_kind(who, name, days, spent) for name, field in spent if not field and access.may_read(name, *who.roles)]
    enough = [one for one in kinds if one["enough"]]
    return show(who, "desk/report/effort.html", kinds=sorted(kinds, key=lambda one: -one["ms"]), days=days, span=DAYS,
                few=effort.FEW, total=_time(sum(one["ms"] for one in enough) / days) if enough else "")


def _kind(who, name, days, spent):
    number, ms = spent[name, ""]
    fields = [_field(f.label, days, *spent[name, field]) for field, f in access.seen(name, *who.roles).items()
              if (name, field) in spent]
    return {"label": headings.kind(name), "fields": sorted(fields, key=lambda one: -one["ms"]),
            "number": _number(number / days)} | _cost(days, number, ms)


def _field(label, days, number, ms):
    return {"label": _(label)} | _cost(days, number, ms)


def _cost(days, number, ms):
    """What is said of so many entries. Of a few nothing is, since it might be somebody's."""
    if number < effort.FEW:
        return {"enough": False, "ms": 0}
    return {"enough": True, "ms": ms, "seconds": _number(ms / number / SECOND), "daily": _time(ms / days)}


def _number(value):
    return format_decimal(round(value, 1 if value < 10 else 0))


def _time(ms):
    """A time a day: hours, or minutes where it is less than one."""
    if ms >= HOUR:
        return _("%(n)s h a day", n=_number(ms / HOUR))
    return _("%(n)s min a day", n=_number(ms / MINUTE)) if ms >= MINUTE / 10 else _("less than 0.1 min a day")
