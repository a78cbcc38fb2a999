"""The two drawings of the day page, with the way from each bar to what it counts."""

from flask_babel import gettext as _

from views import moments
from views.desk import figures, plots
from views.desk.links import entries, errands

LABEL_ROOM = 96


def hours(counts, start, now):
    """Entries hour by hour; `start` is the first ms of the day. What is still to come is not drawn."""
    rows = plots.hours_plot(counts, max(-1, min(22, (now - start) // moments.HOUR)))
    linked = [{**row._asdict(), **_sides(start + row.hour * moments.HOUR)} for row in rows]
    return {"hours": linked, "hours_height": plots.height(rows)}


def ages(counts, now):
    """Open errands by age, in the order of `figures.AGES`."""
    rows = [_age(bar, place, now) for place, bar in enumerate(plots.bars_plot(counts, LABEL_ROOM))]
    return {"ages": rows, "ages_height": plots.height(rows)}


def _sides(lo):
    hi = lo + moments.HOUR
    return {"out_href": entries(lo, hi, direction="out"), "back_href": entries(lo, hi, direction="in")}


def _age(bar, place, now):
    youngest, oldest = figures.AGES[place]
    span = {"hi": now - youngest + 1} if youngest else {}
    return {
        "bar": bar,
        "y": place * plots.ROW,
        "text_y": place * plots.ROW + plots.TEXT,
        "label": LABELS[place](),
        "late": youngest >= moments.DAY,
        "href": errands(**span, **({"lo": now - oldest + 1} if oldest else {})),
    }


LABELS = (
    lambda: _("under 1 h"),
    lambda: _("1–4 h"),
    lambda: _("4–24 h"),
    lambda: _("1–3 days"),
    lambda: _("3 days +"),
)
