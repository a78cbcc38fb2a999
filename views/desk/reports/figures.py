"""Declared figures in words and addresses: what one is called, what it comes to, and the way to what it counts."""

from itertools import groupby

from flask import url_for
from flask_babel import gettext as _

from models import access, figures, registry
from models.figures import COUNT, Added, Covered, Median, Places
from models.pages import FAMILIES
from models.where import FILLED, bound, is_above, least, words
from sync import counting
from views.desk.records.choices import NOTHING, param

COUNTED = "counted"


def on_the_day():
    """The figures that stand on the page of a day, family by family."""
    return _sorted(one for one in figures.FIGURES if one.per != "total")


def of_places():
    """The figures that stand beside each other where there are many places."""
    return _sorted(one for one in figures.FIGURES if one.main)


def all_of_them():
    """All figures, family by family, parts after what they are parts of."""
    return _sorted(figures.FIGURES)


def _sorted(some):
    whole, found = {}, list(some)
    for figure in found:
        whole.setdefault(figure.part_of, []).append(figure)
    names = {figure.name for figure in found}
    first = [figure for figure in found if figure.part_of not in names]
    lined = [one for figure in first for one in (figure, *whole.get(figure.name, ()))]
    kinds = list(dict.fromkeys(figure.kind for figure in lined))
    return sorted(lined, key=lambda one: (list(FAMILIES).index(family(one)), kinds.index(one.kind)))


def family(figure):
    """The family under which a figure stands: that of its kind."""
    return registry.SHAPES[figure.kind].about.stands_in


def by_family(lined):
    """`[{"label", "figures"}]` of values for the template that say their `family`, in their order."""
    return [{"label": _(FAMILIES[name]) if name else "", "figures": list(some)}
            for name, some in groupby(lined, key=lambda one: one["family"])]


def label(figure):
    """What a figure is called, and the limit above which it counts."""
    named = _(figure.label)
    for name, told in figure.where.items():
        if is_above(told):
            unit = registry.SHAPES[figure.kind].fields[name].limits.get("unit", "")
            return _("%(figure)s, above %(limit)s", figure=named, limit=f"{bound(told)} {unit}".strip())
    return named


def standing(figure):
    """What it is called where figures of some days stand beside it: what it counts is so whatever the day."""
    if figure.per == "total":
        return _("%(figure)s in all", figure=label(figure))
    return _("%(figure)s now", figure=label(figure)) if figure.per == "now" else label(figure)


def inside(figure):
    """What it is called in the middle of a sentence."""
    named = _(figure.label)
    return named if named[1:2].isupper() else named[:1].lower() + named[1:]


def one(name):
    """What a single record counts as."""
    figure = figures.named(name)
    return _(figure.one or figure.label)


def real(figure, n):
    """The number that a kept one stands for: a sum in the unit of its field."""
    scale = counting.scale(figure)
    return n if scale == 1 else n / scale


def number(figure, n):
    """A number as people read it, with its unit where it counts no things."""
    if isinstance(figure.value, Median):
        return _("%(n)s min", n=f"{n:,.1f}".removesuffix(".0"))
    if isinstance(figure.value, Covered):
        return _("%(n)s h", n=f"{n:,.1f}".removesuffix(".0"))
    scale = counting.scale(figure)
    return f"{n:,.0f}" if n == int(n) else f"{n:,.{len(str(scale)) - 1}f}"


def floored(n):
    """A number down to its first digit: 437 → "400+"; empty where that says no less than the number."""
    digits = str(int(n))
    return f"{int(digits[0] + '0' * (len(digits) - 1)):,}+" if n >= 10 and int(digits[1:]) else ""


def address(figure, since, until, state=COUNTED, **span):
    """The list of what a figure counts on the days `since` to `until`, dates; `span`: `lo`, `hi`, ms, instead."""
    if isinstance(figure.value, Places):
        figure = figures.named(figure.value.figure)
    if not figure.plain:
        days = {"since": since, "until": until} if figure.daily else {}
        return url_for("desk.records", kind=figure.kind, state=state, figure=figure.name, **days)
    if not span and figure.daily:
        span = {"since": since, "until": until, **({"on": figure.day} if figure.day else {})}
    return url_for("desk.records", kind=figure.kind, state=state, **span, **asked(figure))


def asked(figure):
    """The conditions of a figure as an address of a list says them."""
    fields = registry.SHAPES[figure.kind].fields
    return {param(name): _asked(fields[name], told) for name, told in figure.where.items()}


def _asked(f, told):
    if is_above(told):
        return least(f, told)
    said = {None: NOTHING, True: "1", False: "0"}
    return ",".join(FILLED if word == FILLED else said.get(word, word) if word in (None, True, False) else word
                    for word in words(told))


def is_count(figure):
    """Whether each record counts once."""
    return figure.value == COUNT


def may_open(who, figure):
    """Whether somebody may see the records that a figure counts, and all by which it counts them; the number is for
    everybody."""
    named = {*figure.where, *filter(None, [figure.day])}
    return access.may_read(figure.kind, *who.roles) and named <= access.seen(figure.kind, *who.roles).keys()


def way(who, figure, since, until, **more):
    """The address of what a figure counts, for whom it opens; None for others, and where its parts are what opens."""
    if isinstance(figure.value, Added):
        return None
    return address(figure, since, until, **more) if may_open(who, figure) else None
