"""The head of a page about a day: its name, and the ways to the days beside it."""

from datetime import timedelta

from flask import url_for
from flask_babel import gettext as _

from views import moments


def chosen(text):
    """`(date, error)`: the day that an address or a form names, today where it names none that has been."""
    try:
        return min(moments.parse(text) if text else moments.today(), moments.today()), ""
    except ValueError:
        return moments.today(), _("A day looks like 2020-02-08. This is today.")


def frame(endpoint, chosen, **arguments):
    """The values for the macro `days` of a page at `endpoint`, whose address names `arguments` besides the day."""
    today, one = moments.today(), timedelta(days=1)

    def link(day):
        return {"href": url_for(endpoint, day=day.isoformat(), **arguments), "label": moments.short(day, today)}

    return {"title": moments.title(chosen), "day": chosen.isoformat(), "today": today.isoformat(),
            "is_today": chosen == today, "before": link(chosen - one),
            "after": link(chosen + one) if chosen < today else None}
