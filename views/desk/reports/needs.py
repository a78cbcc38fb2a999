"""What needs a person first, in sentences: the most pressing on top, each with the way to what it speaks of."""

from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _

from models import figures as declared
from models.registry import KINDS
from sync import recounted, reports
from sync.clock import UNCERTAIN
from views import moments
from views.desk.people import people
from views.desk.records import values
from views.desk.reports import figures

SHOWN = 4
SILENT = moments.DAY


class Need(NamedTuple):
    """A sentence with its link. `colour` and `sign` say how pressing it is."""

    colour: str
    sign: str
    text: str
    href: str


def urgent(who, counts, day, source):
    """One sentence for each of the last records of a day that need a person at once, up to `SHOWN` of a figure."""
    there = [one for one in declared.FIGURES if one.urgent and counts.totals.get(one.name)]
    return [Need("red", "stop", _urgent(figure, row, names), url_for("desk.record", id=row["id"]))
            for figure, names in _opened(who, there)
            for row in recounted.latest(who.site, figure, day, SHOWN, source)]


def _opened(who, some):
    """Each of these figures that somebody may open, and the names of people."""
    some = [one for one in some if figures.may_open(who, one)]
    names = people.names(who.site, *who.roles) if some else None
    return [(one, names) for one in some]


def _urgent(figure, row, names):
    if figure.name in SAID:
        return SAID[figure.name](figure, row, names)
    return _("%(figure)s: %(title)s, %(when)s.", figure=figures.one(figure.name), when=moments.when(row["at"]),
             title=values.title(figure.kind, row, names) or _("a record"))


def waiting(who, counts, now, source):
    """Of each figure with ages, what has waited for more than a day."""
    late = [one for one in declared.FIGURES if one.ages and sum(counts.ages.get(one.name, [])[3:])]
    return [_waiting(figure, recounted.oldest(who.site, figure, source), sum(counts.ages[figure.name][3:]), now, names)
            for figure, names in _opened(who, late)]


def _waiting(figure, oldest, n, now, names):
    span = moments.span(now - oldest["at"])
    if figure.name in SAID:
        text = SAID[figure.name](oldest, n, span)
    else:
        text = _("%(figures)s for more than a day: %(n)s. The oldest, “%(title)s”, has waited %(span)s.",
                 figures=figures.label(figure), n=n, span=span,
                 title=values.title(figure.kind, oldest, names) or _("a record"))
    return Need("amber", "wait", text, url_for("desk.record", id=oldest["id"]))


def inbox(levels):
    """What waits for a decision."""
    hard = _("Questions that only a person can settle: %(n)s.", n=levels["hard"])
    soft = _("Questions worth a glance: %(n)s.", n=levels["soft"])
    told = [Need("red", "stop", hard, url_for("desk.inbox", level="hard"))] if levels["hard"] else []
    return [*told, *([Need("amber", "list", soft, url_for("desk.inbox", level="soft"))] if levels["soft"] else [])]


def nodes(found, now):
    """Devices that hold something back, have fallen silent, write what is not understood, or whose clock is wrong.

    `found`: as `nodes.row` gives them; up to `SHOWN` of each.
    """
    active = [node for node in found if node["state"] in (*reports.EXPECTED, reports.RESTING)]
    return [*_some(_holds, active, now), *_some(_silent, active, now), *_some(_newer, active, now),
            *_some(_clock, active, now)]


def _some(tell, found, now):
    told = [(node, text) for node in found if (text := tell(node, now))]
    return [Need("amber", "wait", text, url_for("desk.node", id=node["id"])) for node, text in told[:SHOWN]]


def _holds(node, now):
    if node["state"] != reports.HOLDS:
        return None
    return _("The phone of %(who)s still holds entries: %(n)s. Last heard %(when)s.", who=node["name"],
             n=node["claimed"] - node["have"], when=moments.when(node["heard"], now))


def _silent(node, now):
    if node["state"] not in (reports.SILENT, reports.UNHEARD):
        return None
    if node["heard"] is None:
        return _("The phone of %(who)s has never been heard.", who=node["name"])
    if now - node["heard"] < SILENT:
        return None
    return _("The phone of %(who)s has not been heard for %(span)s.", who=node["name"],
             span=moments.span(now - node["heard"]))


def _newer(node, _now):
    return node["newer"] and _("The phone of %(who)s: %(text)s", who=node["name"], text=node["newer"])


def _clock(node, now):
    if node["skew"] is None or abs(node["skew"]) <= UNCERTAIN:
        return None
    said = {"who": node["name"], "span": moments.span(node["skew"])}
    if node["skew"] > 0:
        return _("The clock of the phone of %(who)s is %(span)s fast.", **said)
    return _("The clock of the phone of %(who)s is %(span)s slow.", **said)


def _fever(figure, entry, names):
    declared = KINDS[figure.kind].declared()
    said = {name: values.shown(f, entry.get(name), names) for name, f in declared.items() if name in entry}
    who = " ".join(filter(None, (said["unit"], said["person"], said["plate"]))) or _("Somebody unnamed")
    text = _("%(who)s: %(temperature)s at %(gate)s, %(when)s.", who=who, temperature=said["temperature"],
             gate=said["gate"] or _("a gate"), when=moments.when(entry["at"]))
    return _("%(text)s %(decision)s.", text=text, decision=said["decision"]) if said["decision"] else text


def _errands(oldest, n, span):
    return _("Errands waiting for more than a day: %(n)s. The oldest, “%(title)s” for %(unit)s, has waited %(span)s.",
             n=n, title=oldest["title"], unit=oldest["unit"] or _("an unknown room"), span=span)


# Figures whose records deserve a sentence of their own.
SAID = {"fevers": _fever, "open_errands": _errands}
