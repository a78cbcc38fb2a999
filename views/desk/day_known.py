"""A day as it was known at an earlier moment beside the day as it is now: what differs, through what, from whom."""

from flask_babel import gettext as _

from models import database
from models.database import table
from models.registry import SHAPES
from sync import judge
from views.desk import figures, nodes
from views.desk.story import stories
from views.desk.told import telling

SHOWN = 20
HEARD = ("SELECT arrival, now - arrival, claimed FROM contact WHERE node = ? AND arrival <= ? "
         "ORDER BY nr DESC LIMIT 1")
ASIDE = ("SELECT node, n FROM op WHERE site = ? AND verdict > 0 AND verdict = ? AND arrived <= ?")


def devices(site, then):
    """The devices as `nodes.listed` gives them, with what had come from each by the moment of a known.Then."""
    aside = _aside(site, then)
    return [{**node, **_heard(node, then), "have": then.have(node["id"]), "quarantined": aside.count(node["id"]),
             **{name: node[name] if (node[name] or then.at + 1) <= then.at else None for name in ("revoked", "wiped")}}
            for node in nodes.listed(site) if node["enrolled"] <= then.at]


def _heard(node, then):
    heard, skew, claimed = database.row(HEARD, node["id"], then.at) or (None, None, 0)
    return {"heard": heard, "skew": skew, "claimed": claimed}


def _aside(site, then):
    """The node of each op that was set aside then."""
    freed = set(map(tuple, database.rows("SELECT node, n FROM released WHERE site = ?", site))) - then.freed_since
    found = [tuple(op) for verdict in (judge.QUARANTINED, judge.BROKEN)
             for op in database.rows(ASIDE, site, verdict, then.at)]
    return [node for node, n in found if (node, n) not in freed]


def compared(before, today):
    """The figures side by side."""
    return [{"label": old["label"], "then": old, "now": new, "more": _more(new["count"] - old["count"])}
            for old, new in zip(before, today, strict=True)]


def _more(difference):
    return f"{difference:+,}".replace("-", "−") if difference else ""


def since(site, tables, start, end):
    """The records through which the figures differ, those that arrived last first, and how many there are."""
    before, today = {}, {}
    for kind, counts in (("gate_entry", _entries), ("errand", _errands)):
        ids = tables.changed.get(kind, set()) | _late(site, kind, tables.then.at, start, end)
        for some in database.batches(sorted(ids)):
            before.update(counts(site, tables.source, some, start, end))
            today.update(counts(site, table, some, start, end))
    moved = [id for id in {*before, *today} if before.get(id) != today.get(id)]
    return {"total": len(moved), "rows": _told(site, moved, before, today, tables.then.at)}


def _late(site, kind, at, start, end):
    """The ids of records that count now and arrived after `at`: entries of the day, open errands of any day."""
    counted, values = (f"site = ? AND {figures.COUNTED} AND at >= ? AND at < ?", [site, start, end]) \
        if kind == "gate_entry" else (f"id IN (SELECT id FROM ({figures.undone(table)}) AS undone)", [site, site])
    return {id for id, in database.rows(
        f'SELECT id FROM "{kind}" AS kept WHERE {counted} AND EXISTS (SELECT 1 FROM op WHERE op.site = kept.site '
        "AND op.node = SUBSTR(kept.id, 1, 13) AND op.n = CAST(SUBSTR(kept.id, 15) AS BIGINT) AND op.arrived > ?)",
        *values, at)}


def _entries(site, source, ids, start, end):
    """id → the figures of the day that an entry is counted in."""
    found = database.rows(
        f"SELECT id, direction, temperature FROM {source('gate_entry')} WHERE site = ? AND at >= ? AND at < ? "
        f"AND {figures.COUNTED} AND {database.one_of('id', len(ids))}", site, start, end, *ids)
    sides = {"out": _("Out"), "in": _("In")}
    return {id: [text for text in (sides.get(direction), _fever(temperature)) if text]
            for id, direction, temperature in found}


def _fever(temperature):
    return _("Fever") if temperature is not None and temperature >= figures.fever_from() else None


def _errands(site, source, ids, start, end):
    """id → the figure of open errands, of those that are."""
    undone = figures.undone(source)
    found = database.rows(f"SELECT id FROM ({undone}) AS undone WHERE {database.one_of('id', len(ids))}",
                          site, site, *ids)
    return {id: [_("Open errand")] for id, in found}


def _told(site, ids, before, today, at):
    """Rows for the template: which record, what it was counted as and is, who brought the last of it, and when."""
    found = stories(site, ids[:10 * SHOWN]) if ids else {}
    tell = telling(site, *found.values())
    rows = [_row(tell, story, before.get(id), today.get(id), at) for id, story in found.items()]
    return sorted(rows, key=lambda row: -row["arrived"])[:SHOWN]


def _row(tell, story, before, today, at):
    last = max((line for line in story.lines if line.op.arrived > at), key=lambda line: line.op.arrived,
               default=story.lines[-1])
    kind = _(SHAPES[story.shape.kind].about.label)
    return {"id": story.id, "title": tell.title(story), "kind": kind, "then": ", ".join(before or ()),
            "now": ", ".join(today or ()), "at": story.row["at"], "arrived": last.op.arrived,
            "from": tell.author(last)["author"]}
