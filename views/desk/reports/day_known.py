"""A day as it was known at an earlier moment beside the day as it is now: what differs, through what, from whom."""

from dataclasses import replace

from flask_babel import gettext as _

from models import database
from models.registry import SHAPES
from sync import judge, recounted, reports
from sync.ids import Dot
from sync.recounted import Span
from views.desk.devices import nodes
from views.desk.records.story import stories
from views.desk.records.told import telling
from views.desk.reports import figures

SHOWN = 20
HEARD = ("SELECT arrival, now - arrival, claimed FROM contact WHERE site = ? AND node = ? AND arrival <= ? "
         "AND doubtful = 0 ORDER BY nr DESC LIMIT 1")
ASIDE = ("SELECT node, n FROM op WHERE site = ? AND verdict > 0 AND verdict = ? AND arrived <= ?")
SINCE = ("id", "have", "heard", "skew", "claimed", "revoked", "wiped", "moved")
KEPT = [name for name in (*reports.COLUMNS, "served") if name not in SINCE]


def devices(who, tables, day):
    """The devices as `nodes.listed` gives them, with what had come from each by the moment of known_tables.Tables."""
    site, then = who.site, tables.then
    known = [_known(site, then, *row) for row in database.rows(
        "SELECT id, revoked, wiped, moved FROM node WHERE site = ? AND enrolled <= ?", site, then.at)]
    aside = _aside(site, then)
    found = nodes.listed(who, site, day, _as_then(known, then.at)) if known else []
    return [{**node, "aside": aside.count(node["id"])} for node in found]


def _known(site, then, id, *ends):
    """The values of `SINCE`, of a node as it was known."""
    heard, skew, claimed = database.row(HEARD, site, id, then.at) or (None, None, 0)
    ended = (end if (end or then.at + 1) <= then.at else None for end in ends)
    return (id, then.have(id), heard, skew, claimed, *ended)


def _as_then(known, at):
    """A reports.Nodes that reads today's, with these values instead."""
    one = f"(CAST(? AS TEXT), {', '.join(['CAST(? AS BIGINT)'] * (len(SINCE) - 1))})"
    columns = ", ".join([*(f"node.{name}" for name in KEPT),
                         *(f"told.column{place} AS {name}" for place, name in enumerate(SINCE, 1))])
    source = (f"(SELECT {columns} FROM (VALUES {', '.join([one] * len(known))}) AS told "
              "JOIN node ON node.id = told.column1) AS node")
    return reports.Nodes(source, tuple(value for row in known for value in row), at)


def _aside(site, then):
    """The node of each op that was set aside then."""
    freed = set(map(tuple, database.rows("SELECT node, n FROM released WHERE site = ?", site))) - then.freed_since
    found = [tuple(op) for verdict in (judge.QUARANTINED, judge.BROKEN)
             for op in database.rows(ASIDE, site, verdict, then.at)]
    return [node for node, n in found if (node, n) not in freed]


def compared(before, today):
    """The figures side by side."""
    return [{"label": old["label"], "then": old, "now": new, "more": _more(new["count"] - old["count"])}
            for old, new in zip(before, today, strict=True) if old["always"] or old["count"] or new["count"]]


def _more(difference):
    return f"{difference:+,}".replace("-", "−") if difference else ""


def since(who, tables, day, before, turn):
    """The records through which the figures differ, those that arrived last first, `SHOWN` a page.

    `turn`: the number of the page, as an address has it. What began after `before` (ms) is no part of it.
    """
    site, then, today = who.site, {}, {}
    kinds = dict.fromkeys(one.kind for one in figures.on_the_day() if figures.may_open(who, one))
    there = recounted.filled(site, kinds)
    for kind in (kind for kind in kinds if kind in there):
        span = Span(day, day, before)
        ids = tables.changed.get(kind, set()) | _late(site, kind, tables.then.at, span)
        for some in database.batches(sorted(ids)):
            then.update(recounted.counted_as(site, kind, span, some, tables.source))
            today.update(recounted.counted_as(site, kind, span, some))
    moved = _last_first(site, [id for id in {*then, *today} if then.get(id) != today.get(id)])
    last = max(0, len(moved) - 1) // SHOWN
    at = min(int(turn), last) if turn.isascii() and turn.isdigit() and len(turn) < 9 else 0
    shown = moved[at * SHOWN:(at + 1) * SHOWN]
    return {"total": len(moved), "rows": _told(who, shown, then, today, tables.then.at),
            "before": at - 1 if at else None, "after": at + 1 if at < last else None}


def _late(site, kind, at, span):
    """The ids of records that may count now and of which nothing had arrived by `at`: of one day all, whatever figure
    counts them."""
    counted = [replace(one, where={}) if one.daily else one for one in figures.on_the_day() if one.kind == kind]
    asked = {one.name if one.where else one.day: one for one in counted}
    return {id for one in asked.values() for id, _node in recounted.arrived_later(site, one, span, at)}


def _last_first(site, ids):
    """The ids of records, those first of which something arrived last."""
    found = []
    for some in database.batches(ids):
        dots = [Dot.parse(id) for id in some]
        found += database.rows(
            f"SELECT record, MAX(arrived) FROM op WHERE site = ? AND {database.one_of('record', len(some))} "
            "GROUP BY record", site, *some)
        found += database.rows(
            f"SELECT node || '.' || n, arrived FROM op {database.matching(('node', 'n'), len(dots))} WHERE site = ?",
            *(value for dot in dots for value in dot), site)
    last = {}
    for id, arrived in found:
        last[id] = max(arrived, last.get(id, arrived))
    return sorted(last, key=lambda id: (-last[id], id))


def _told(who, ids, before, today, at):
    """Rows for the template: which record, what it was counted as and is, who brought the last of it, and when."""
    found = stories(who, ids) if ids else {}
    tell = telling(who, *found.values())
    return [_row(tell, found[id], before.get(id), today.get(id), at) for id in ids if id in found]


def _row(tell, story, before, today, at):
    last = max((line for line in story.lines if line.op.arrived > at), key=lambda line: line.op.arrived,
               default=story.lines[-1])
    kind = _(SHAPES[story.shape.kind].about.label)
    return {"id": story.id, "title": tell.title(story), "kind": kind, "then": _counted_as(before),
            "now": _counted_as(today), "at": story.row["at"], "arrived": last.op.arrived,
            "from": tell.author(last)["author"]}


def _counted_as(names):
    return _(", ").join(figures.one(name) for name in names or ())
