"""The drawings of the day page, with the way from each bar to what it counts."""

from itertools import groupby

from flask_babel import gettext as _

from models.pages import FAMILIES
from sync.recounted import AGES
from views import moments
from views.desk.reports import figures, plots

LABEL_ROOM = 96


def hours(who, counts, start, now):
    """What is counted by the hour, two figures of a kind in one drawing, hour by hour; `start`: first ms of the day.

    `counts`: name → hour → number. What is still to come is not drawn.
    """
    last = max(-1, min(22, (now - start) // moments.HOUR))
    hourly = [one for one in figures.on_the_day() if one.name in counts]
    of_kinds = [list(some) for _kind, some in groupby(hourly, key=lambda one: one.kind)]
    return [_drawing(who, some[at:at + 2], counts, last, start) for some in of_kinds for at in range(0, len(some), 2)]


def _drawing(who, pair, counts, last, start):
    """One figure to the left and one to the right of the hour; a single one to the right."""
    sides = [None, *pair][-2:]
    told = {hour: tuple(counts[one.name].get(hour, 0) if one else 0 for one in sides)
            for hour in {hour for one in pair for hour in counts[one.name]}}
    rows = plots.hours_plot(told, last)
    words = [{"label": _(one.label), "inside": figures.inside(one)} if one else None for one in sides]
    return {"title": _("%(figures)s, hour by hour", figures=_(FAMILIES[figures.family(pair[0])])),
            "name": pair[0].name, "left": words[0], "right": words[1], "height": plots.height(rows),
            "rows": [{**row._asdict(), **_ways(who, sides, start + row.hour * moments.HOUR)} for row in rows]}


def _ways(who, sides, lo):
    return {f"{side}_href": one and figures.way(who, one, None, None, lo=lo, hi=lo + moments.HOUR)
            for side, one in zip(("left", "right"), sides, strict=True)}


def ages(who, counts, now):
    """What there is now by how long ago it began, a drawing for each figure; `counts`: name → numbers in the order of
    `AGES`."""
    return [_by_age(who, one, counts[one.name], now) for one in figures.on_the_day() if one.name in counts]


def _by_age(who, figure, counts, now):
    rows = [_age(who, figure, bar, place, now) for place, bar in enumerate(plots.bars_plot(counts, LABEL_ROOM))]
    return {"title": _("%(figures)s, by age", figures=_(figure.label)), "name": figure.name, "rows": rows,
            "height": plots.height(rows)}


def _age(who, figure, bar, place, now):
    youngest, oldest = AGES[place]
    span = {"hi": now - youngest + 1 if youngest else None, "lo": now - oldest + 1 if oldest else None}
    return {
        "bar": bar,
        "y": place * plots.ROW,
        "text_y": place * plots.ROW + plots.TEXT,
        "label": LABELS[place](),
        "late": youngest >= moments.DAY,
        "href": figures.way(who, figure, None, None, **span),
    }


LABELS = (
    lambda: _("under 1 h"),
    lambda: _("1–4 h"),
    lambda: _("4–24 h"),
    lambda: _("1–3 days"),
    lambda: _("3 days +"),
)
