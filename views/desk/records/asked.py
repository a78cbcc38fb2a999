"""What a reader asks of a list of records, read from the address of the page. Nothing here touches the database."""

import json
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _

from models import figures
from models.fields import CONTROLS, Integer, Number
from models.where import FILLED
from views import moments
from views.desk.records.choices import NOTHING, chosen, measurable, param, sortable

STATES = ("all", "counted", "hard", "soft", "void", "double", "waiting")
ORDERS = ("newest", "oldest", "changed")


@dataclass(frozen=True)
class Asked:
    """One question to a list.

    `since`, `until`: dates, both included, of the field `on`, or on which it happened where that is None. `lo`, `hi`:
    moments in ms, `hi` not included; figures link with them. `words`: field → the words that will do, `choices.NOTHING`
    for none, `where.FILLED` for any. `least`: field → smallest number that will do.
    `figure`: the name of a figure that is made of several records together: only what it counts on those days.
    `then`: the moment (ms) as of which the list is asked for, None for now. `roles`: of who asks; nothing is looked for
    in what they don't see.
    `after`: the place of the last row of the page before, `[value, id]`; `shown`: how many rows came before.
    """

    since: date | None = None
    until: date | None = None
    on: str | None = None
    lo: int | None = None
    hi: int | None = None
    text: str = ""
    state: str = "all"
    order: str = "newest"
    words: dict = field(default_factory=dict)
    least: dict = field(default_factory=dict)
    figure: str | None = None
    then: int | None = None
    after: list | None = None
    shown: int = 0
    errors: dict = field(default_factory=dict)
    roles: tuple = ()

    @property
    def narrowed(self):
        """Whether rows have to be looked at one by one to answer."""
        return bool(self.text or self.words or self.least)


def read(args, declared, then=None, roles=(), kind=None):
    """The question in `args` about a `kind`, of which these fields are seen by the `roles`, as of a moment `then`, ms.

    What can't be understood is left out and named.
    """
    orders = [order for order in (*ORDERS, *sortable(declared)) if then is None or order != "changed"]
    errors, order = {}, _one_of(args.get("order"), orders)
    return Asked(
        since=_date(args, "since", errors),
        until=_date(args, "until", errors),
        on=args["on"] if args.get("on") in declared and declared[args["on"]].type == "date" else None,
        lo=_whole(args.get("lo")),
        hi=_whole(args.get("hi")),
        text=CONTROLS.sub("", args.get("text", "")).strip()[:100],
        state=_one_of(args.get("state"), STATES),
        order=order,
        figure=_figure(args.get("figure"), kind, declared),
        then=then,
        words=_words(args, declared),
        least=_least(args, declared, errors),
        after=_place(args.get("after"), order in ORDERS or isinstance(declared[order], Number | Integer)),
        shown=_whole(args.get("shown")) or 0,
        errors=errors,
        roles=roles,
    )


def _figure(name, kind, declared):
    found = figures.named(name)
    return name if found and found.kind == kind and found.where.keys() <= declared.keys() else None


def _words(args, declared):
    asked = {name: chosen(declared, name, args[param(name)]) for name in declared if args.get(param(name))}
    return {name: words for name, words in asked.items() if words}


def _least(args, declared, errors):
    found = {}
    for name in measurable(declared):
        try:
            text = args.get(param(name))
            found.update({name: float(text)} if text and text not in (NOTHING, FILLED) else {})
        except ValueError:
            errors[name] = _("A number looks like 37.3.")
    return {name: value for name, value in found.items() if abs(value) < 2**63}


def _date(args, name, errors):
    try:
        return moments.parse(args[name]) if args.get(name) else None
    except ValueError:
        errors[name] = _("A day looks like 2020-02-08.")
        return None


def _one_of(word, words):
    return word if word in words else words[0]


def _whole(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None


def _place(text, number):
    """A place in a list as the pager wrote it; one that is no such thing begins at the beginning."""
    try:
        value, id = json.loads(text or "")
        id.encode(), str(value).encode()
    except (ValueError, TypeError, AttributeError):
        return None
    fits = _is_number(value) if number else isinstance(value, str)
    return [value, id] if fits else None


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 2**63
