"""What a day comes to at many places, from one question a figure for all of them."""

from typing import NamedTuple

from flask_babel import gettext as _

from models import database as db
from sync import reports
from sync.items import SOFTER
from views.desk.figures import COUNTED, fever_from

UNDONE = ("status IN ('open', 'failed', 'claimed', 'bought')", "status IS NULL")


class Told(NamedTuple):
    """The figures of a place on a day; `errands` and `hard` as they are now, of `of` devices `here` have reported."""

    out: int = 0
    back: int = 0
    fevers: int = 0
    errands: int = 0
    hard: int = 0
    here: int = 0
    of: int = 0

    def __add__(self, other):
        return Told(*(one + another for one, another in zip(self, other, strict=True)))


def told(sites, start, end, day):
    """site → Told, for the ids of many sites; `start`, `end`: ms of the day; `day`: it as `reports.day` judges it."""
    gates, errands, hard, devices = _gates(sites, start, end), _errands(sites), _hard(sites), reports.sums(sites, day)
    return {site: Told(*gates.get(site, (0, 0, 0)), errands.get(site, 0), hard.get(site, 0),
                       *_reported(devices.get(site, {}))) for site in sites}


def labels():
    """The words over the columns, in the order of a Told."""
    return {"out": _("Out"), "back": _("In"), "fevers": _("Fevers"), "errands": _("Open errands now"),
            "hard": _("Needs a decision"), "here": _("Devices that have reported")}


def _gates(sites, start, end):
    found = {}
    question = ("SELECT site, direction, COUNT(*), SUM(CASE WHEN temperature >= ? THEN 1 ELSE 0 END) FROM gate_entry "
                f"WHERE {{sites}} AND at >= ? AND at < ? AND {COUNTED} GROUP BY site, direction")
    for site, direction, n, fevers in _asked(sites, question, [fever_from()], [start, end]):
        out, back, feverish = found.get(site, (0, 0, 0))
        found[site] = (out + n * (direction == "out"), back + n * (direction == "in"), feverish + fevers)
    return found


def _errands(sites):
    found = {}
    for undone in UNDONE:
        for site, n in _asked(sites, f"SELECT site, COUNT(*) FROM errand WHERE {{sites}} AND {undone} "
                              "AND void IS NULL GROUP BY site"):
            found[site] = found.get(site, 0) + n
    return found


def _hard(sites):
    return dict(_asked(sites, f"SELECT site, SUM(n) FROM item_count WHERE {{sites}} AND cause = '' AND rank < {SOFTER} "
                       "GROUP BY site"))


def _reported(states):
    count = {state: found[0] for state, found in states.items()}
    return count.get(reports.HERE, 0), sum(count.get(state, 0) for state in reports.EXPECTED)


def _asked(sites, question, before=(), after=()):
    """The rows of a question about many sites; `{sites}` in it becomes the condition that names them."""
    return [row for some in db.batches(sites)
            for row in db.rows(question.format(sites=db.one_of("site", len(some))), *before, *some, *after)]
