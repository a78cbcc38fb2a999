"""What a reader asks of a list of records, read from the address of the page. Nothing here touches the database."""

import json
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _

from models.fields import CONTROLS, Choice, Integer, Number, YesNo

STATES = ("all", "hard", "soft", "void", "double", "waiting")
ORDERS = ("newest", "oldest", "changed")


@dataclass(frozen=True)
class Asked:
    """One question to a list.

    `since`, `until`: dates, both included. `hour`: 0…23 of a single day. `words`: field → chosen word.
    `after`: the place of the last row of the page before, `[value, id]`; `shown`: how many rows came before.
    """

    since: date | None = None
    until: date | None = None
    hour: int | None = None
    text: str = ""
    state: str = "all"
    order: str = "newest"
    words: dict = field(default_factory=dict)
    after: list | None = None
    shown: int = 0
    errors: dict = field(default_factory=dict)

    @property
    def narrowed(self):
        """Whether rows have to be looked at one by one to answer."""
        return bool(self.text or self.words)


def read(args, declared):
    """The question in `args` about a kind with the `declared` fields. What can't be understood is left out and named."""
    errors, order = {}, _one_of(args.get("order"), (*ORDERS, *declared))
    return Asked(
        since=_date(args, "since", errors),
        until=_date(args, "until", errors),
        hour=_whole(args.get("hour"), 23),
        text=CONTROLS.sub("", args.get("text", "")).strip()[:100],
        state=_one_of(args.get("state"), STATES),
        order=order,
        words=_words(args, declared),
        after=_place(args.get("after"), order in ORDERS or isinstance(declared[order], Number | Integer)),
        shown=_whole(args.get("shown"), 10**9) or 0,
        errors=errors,
    )


def selectable(declared):
    """The fields that can be chosen from a list of words: name → {word: label}."""
    yes_no = {"1": _("yes"), "0": _("no")}
    return {
        name: {word: _(label) for word, label in f.words.items()} if isinstance(f, Choice) else yes_no
        for name, f in declared.items()
        if isinstance(f, Choice | YesNo)
    }


def _words(args, declared):
    choices = {name: f.limits["choices"] if isinstance(f, Choice) else ("1", "0")
               for name, f in declared.items() if isinstance(f, Choice | YesNo)}
    return {name: args[name] for name, words in choices.items() if args.get(name) in words}


def _date(args, name, errors):
    try:
        return date.fromisoformat(args[name]) if args.get(name) else None
    except ValueError:
        errors[name] = _("A day looks like 2020-02-08.")
        return None


def _one_of(word, words):
    return word if word in words else words[0]


def _whole(text, most):
    return int(text) if text and text.isascii() and text.isdigit() and int(text) <= most else None


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
