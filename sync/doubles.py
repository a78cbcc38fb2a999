"""Probable duplicates: entries of different devices that seem to tell of the same event.

Sorted by (happened, id), an entry absorbs those of other nodes within the next two minutes; so the result is a
function of the entries, whatever order they arrived in. All are kept; the absorbed ones are not counted.
"""

from typing import NamedTuple

from models import database as db
from models import registry

WINDOW = 2 * 60 * 1000
MARGIN = 5 * WINDOW


class Entry(NamedTuple):
    """What `absorb` looks at. `who`: the values by which two entries may be of one subject; `where`: must all agree."""

    at: int
    id: str
    where: tuple
    who: tuple
    unit: str | None
    same_as: str | None

    @property
    def node(self):
        return self.id.partition(".")[0]


def absorb(entries):
    """id → the id of the entry that absorbs it, for those of `entries` that are absorbed. Pure."""
    absorbed = {}
    for entry, near in _neighbours(sorted(entries)):
        if entry.id in absorbed:
            continue
        for other in near:
            if other.id not in absorbed and other.node != entry.node and alike(entry, other):
                absorbed[other.id] = entry.id
    return absorbed


def alike(one, other):
    """Whether two entries may be about the same subject at the same place."""
    if one.where != other.where or (one.unit and other.unit and one.unit != other.unit):
        return False
    return any(a is not None and a == b for a, b in zip(one.who, other.who, strict=True))


def _neighbours(entries):
    """Each entry with the later ones that share a subject and lie within the window."""
    lanes = {}
    for entry in entries:
        for lane in _lanes(entry):
            lanes.setdefault(lane, []).append(entry)
    crowded = {lane: members for lane, members in lanes.items() if len(members) > 1}
    for entry in entries:
        near = {}
        for lane in _lanes(entry):
            for other in crowded.get(lane, ()):
                if entry < other and other.at - entry.at <= WINDOW:
                    near[other.id] = other
        if near:
            yield entry, sorted(near.values())


def _lanes(entry):
    return [(entry.where, place, who) for place, who in enumerate(entry.who) if who is not None]


def settle(site, kind, changed):
    """Find the duplicates among the entries of `site` again, near the `changed` ones: Entry values, old or new."""
    changed = [entry for entry in changed if any(who is not None for who in entry.who)]
    if not changed:
        return
    entries = _around(site, kind, changed)
    absorbed = absorb(entries)
    table = registry.SHAPES[kind].kind
    moved = [(absorbed.get(entry.id), site, entry.id) for entry in entries if absorbed.get(entry.id) != entry.same_as]
    db.many(f'UPDATE "{table}" SET same_as = ? WHERE site = ? AND id = ?', moved)


def _around(site, kind, changed):
    """All entries that can have a say in what becomes of the changed ones: their chains of neighbours, to the end."""
    margin, probes = MARGIN, set(changed)
    while True:
        found = _fetch(site, kind, probes, margin)
        chained = _chained(found, probes)
        low, high = min(e.at for e in probes) - margin, max(e.at for e in probes) + margin
        new = {e for e in chained if not _covered(e, probes)}
        if not new and all(low + WINDOW <= e.at <= high - WINDOW for e in chained):
            return chained
        probes |= new
        margin *= 2


def _covered(entry, probes):
    known = {(place, who) for probe in probes for place, who in enumerate(probe.who)}
    return all(who is None or (place, who) in known for place, who in enumerate(entry.who))


def _chained(found, probes):
    """The entries of `found` that hang together with a probe by steps of at most the window."""
    lanes = {}
    for entry in sorted(found):
        for lane in _lanes(entry):
            lanes.setdefault(lane, []).append(entry)
    reached, todo = set(), [lane_entry for lane_entry in probes]
    while todo:
        entry = todo.pop()
        for lane in _lanes(entry):
            for other in lanes.get(lane, ()):
                if other not in reached and abs(other.at - entry.at) <= WINDOW:
                    reached.add(other)
                    todo.append(other)
    return reached


def _fetch(site, kind, probes, margin):
    who, where = registry.SHAPES[kind].about.doubles
    low, high = min(e.at for e in probes) - margin, max(e.at for e in probes) + margin
    wanted, params = [], [site, low, high]
    for place, name in enumerate(who):
        values = sorted({probe.who[place] for probe in probes if probe.who[place] is not None})
        if values:
            wanted.append(db.one_of(f'"{name}"', len(values)))
            params += values
    question = (f"SELECT at, id, {', '.join(where)}, {', '.join(who)}, unit, same_as FROM {kind} "
                f"WHERE site = ? AND at BETWEEN ? AND ? AND void IS NULL AND ({' OR '.join(wanted)})")
    return [entry_of(row, len(where), len(who)) for row in db.rows(question, *params)]


def entry_of(row, where, who):
    """The Entry in a row of `at, id, <where …>, <who …>, unit, same_as`."""
    return Entry(row[0], row[1], tuple(row[2:2 + where]), tuple(row[2 + where:2 + where + who]), row[-2], row[-1])


def everything(site, kind):
    """All entries of `site`, for `rebuild` and `check`."""
    who, where = registry.SHAPES[kind].about.doubles
    question = (f"SELECT at, id, {', '.join(where)}, {', '.join(who)}, unit, same_as FROM {kind} "
                f"WHERE site = ? AND void IS NULL")
    return [entry_of(row, len(where), len(who)) for row in db.rows(question, site)]


def stored(site, kind, ids):
    """The Entry of each of `ids` as it stands, taken back or not."""
    who, where = registry.SHAPES[kind].about.doubles
    question = (f"SELECT at, id, {', '.join(where)}, {', '.join(who)}, unit, same_as FROM {kind} "
                f"WHERE site = ? AND {{}}")
    return [entry_of(row, len(where), len(who)) for some in db.batches(ids)
            for row in db.rows(question.format(db.one_of("id", len(some))), site, *some)]
