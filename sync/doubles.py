"""Probable duplicates: entries of different devices that seem to tell of the same event.

Sorted by (happened, id), an entry absorbs those of other nodes within the next two minutes, at whichever gate: nobody
leaves twice without coming back. Where an entry the other way stands between, they did come back. So the result is a
function of the entries, whatever order they arrived in. All are kept; the absorbed ones are not counted.
"""

from typing import NamedTuple

from models import database as db
from models import registry
from sync import inbox, items

WINDOW = 2 * 60 * 1000
MARGIN = 10 * WINDOW
LONG_AGO = -(10**18)
KINDS = [kind for kind, shape in registry.SHAPES.items() if shape.about.doubles]


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


def absorb(entries, apart=frozenset()):
    """id → the id of the entry that absorbs it, for those of `entries` that are absorbed. Pure.

    `apart`: the items of those that a person has found to tell of different events.
    """
    absorbed = {}
    neighbours = _neighbours(entries)
    for entry in sorted(neighbours, key=_order):
        if entry.id not in absorbed:
            for other in sorted(neighbours[entry], key=_order):
                if other.id not in absorbed and other.node != entry.node and alike(entry, other) \
                        and item(entry, other) not in apart:
                    absorbed[other.id] = entry.id
    return absorbed


def alike(one, other):
    """Whether two entries may be about the same subject at the same place."""
    if one.where != other.where or not _of_one_home(one, other):
        return False
    return any(a is not None and a == b for a, b in zip(one.who, other.who, strict=True))


def _of_one_home(one, other):
    return not one.unit or not other.unit or one.unit == other.unit


def item(one, other):
    """The id of the item that asks whether two entries tell of one event."""
    return f"same_event:{items.pair(one.id, other.id)}"


def found_apart(site, entries):
    """Those items about pairs of these entries to which a person has said that they are not the same."""
    pairs = {item(entry, other) for entry, others in _neighbours(entries).items() for other in others
             if other.node != entry.node and other.where == entry.where}
    return items.decided(site, pairs, "apart") if pairs else pairs


def _order(entry):
    return entry.at, entry.id


def _lanes(entries):
    """The entries by subject: lists of those that share one, earliest first; single ones left out."""
    lanes = {}
    for entry in entries:
        for place, who in enumerate(entry.who):
            if who is not None:
                lanes.setdefault((place, who), []).append(entry)
    return [sorted(lane, key=_order) for lane in lanes.values() if len(lane) > 1]


def _close(entries):
    """Pairs of entries, the earlier one first, that share a subject within the window, and whether it turned between.

    A subject turns where the entry between the two goes another way.
    """
    for lane in _lanes(entries):
        for at, entry in enumerate(lane):
            turned = False
            for other in lane[at + 1:]:
                if other.at - entry.at > WINDOW:
                    break
                yield entry, other, turned
                turned = turned or (other.where != entry.where and _of_one_home(entry, other))


def _neighbours(entries):
    """entry → the later ones within the window that may tell of its event; entries without any are left out."""
    found, parted = {}, set()
    for entry, other, turned in _close(entries):
        if turned:
            parted.add((entry, other))
        else:
            found.setdefault(entry, set()).add(other)
    for entry, other in parted:
        found.get(entry, set()).discard(other)
    return found


class Probe:
    """Where to look: the `times` of what changed, in ms, its subjects by place in `who`, and how to tell a change.

    `old`: entries as they were before they changed; what hung together with them is looked at too. `ids`: of entries
    that changed.
    """

    def __init__(self, old=(), new=()):
        self.old, self.ids = set(old), {entry.id for entry in new}
        self.times = [entry.at for entry in (*self.old, *new)]
        self.who = [set(), set()]
        self.meet((*self.old, *new))

    def add(self, id, at, subjects):
        """Look at one more changed entry."""
        self.ids.add(id)
        self.times.append(at)
        for known, subject in zip(self.who, subjects, strict=True):
            if subject is not None:
                known.add(subject)

    def meet(self, entries):
        """Look for these entries' subjects too. Whether any of them is new."""
        before = [len(known) for known in self.who]
        for known, subjects in zip(self.who, zip(*(entry.who for entry in entries), strict=True), strict=False):
            known.update(subjects)
            known.discard(None)
        return before != [len(known) for known in self.who]

    def hit(self, entry):
        """Whether an entry is one that changed."""
        return entry.id in self.ids or entry in self.old


class Ahead(NamedTuple):
    """The entries of other nodes near some new ones as they stood when the site's feed had come to `pos`.

    `told`: rows of when, and who by place.
    """

    pos: int
    told: list


def look_ahead(site, kind, node, times, pos):
    """An Ahead around entries that happened at `times` (ms), read when the site's feed had come to `pos` or farther."""
    return Ahead(pos, _near(site, kind, node, times))


def _near(site, kind, node, times):
    return _others(site, kind, node, "at BETWEEN ? AND ?", min(times) - WINDOW, max(times) + WINDOW)


def _others(site, kind, node, condition, *params):
    who, _ = registry.SHAPES[kind].about.doubles
    question = (f"SELECT at, {', '.join(who)} FROM {kind} WHERE site = ? AND NOT (id >= ? AND id < ?) "
                f"AND void IS NULL AND {condition}")
    return db.rows(question, site, f"{node}.", f"{node}/", *params)


def suspects(site, kind, node, entries, ahead=None):
    """The Probe at those of a node's new `entries` that another node's entry about the same subject lies close to.

    `entries`: lists of `(id, at, subjects)`. An entry without such company neither absorbs nor is absorbed, and most
    have none: one read settles it for all of them. `ahead`: what was read before, if anything.
    """
    if ahead:
        told = ahead.told + _others(site, kind, node, "pos > ?", ahead.pos)
    else:
        told = _near(site, kind, node, [at for _, at, _ in entries])
    probe = Probe()
    for place in range(len(registry.SHAPES[kind].about.doubles[0])):
        mine = {}
        for entry in entries:
            mine.setdefault(entry[2][place], []).append(entry)
        mine.pop(None, None)
        for row in told:
            for entry in mine.get(row[place + 1], ()):
                if abs(entry[1] - row[0]) <= WINDOW:
                    probe.add(*entry)
    return probe


def settle(site, kind, probe):
    """Find the duplicates among the entries of `site` again, near what the Probe says has changed."""
    if not any(probe.who):
        return
    entries = around(site, kind, probe)
    absorbed = absorb(entries, found_apart(site, entries))
    moved = [(absorbed.get(entry.id), site, entry.id) for entry in entries if absorbed.get(entry.id) != entry.same_as]
    db.many(f'UPDATE "{kind}" SET same_as = ? WHERE site = ? AND id = ?', moved)
    inbox.events(site, kind, [id for _, _, id in moved])


def around(site, kind, probe):
    """All entries that can have a say in what becomes of the changed ones: their chains of neighbours, to the end."""
    margin, low, high = MARGIN, min(probe.times), max(probe.times)
    while True:
        found = _fetch(site, kind, probe.who, low - margin, high + margin, probe.old)
        chained = _chained([*found, *probe.old], probe.hit)
        if not probe.meet(chained) and all(low - margin + WINDOW <= e.at <= high + margin - WINDOW for e in chained):
            return chained.intersection(found)
        margin *= 2


def _chained(entries, hit):
    """The changed entries, and those that hang together with one by steps of at most the window."""
    beside = {}
    for entry, other, _ in _close(entries):
        beside.setdefault(entry, []).append(other)
        beside.setdefault(other, []).append(entry)
    reached, todo = set(), [entry for entry in entries if hit(entry)]
    while todo:
        entry = todo.pop()
        if entry not in reached:
            reached.add(entry)
            todo.extend(beside.get(entry, ()))
    return reached


def _fetch(site, kind, subjects, low, high, old):
    """The entries about these subjects in that time that have company, or had: few of many."""
    (who, where), wanted, params = registry.SHAPES[kind].about.doubles, [], [site, low, high]
    for name, values in zip(who, subjects, strict=True):
        if values:
            wanted.append(db.one_of(f'"{name}"', len(values)))
            params += sorted(values)
    condition = f"site = ? AND at BETWEEN ? AND ? AND void IS NULL AND ({' OR '.join(wanted)}) ORDER BY at"
    rows = db.rows(_question(kind, condition), *params)
    cut = 4 + len(where)
    crowded = _crowded(rows, cut, old)
    return [_entry(row, cut) for row in rows if row[3] or not crowded.isdisjoint(_told(row[cut:]))]


def _crowded(rows, cut, old):
    """The subjects of rows, which are in order of time, that two within the window of each other share."""
    crowded, last = {subject for entry in old for subject in _told(entry.who)}, {}
    for row in rows:
        at = row[0]
        for subject in _told(row[cut:]):
            if at - last.get(subject, LONG_AGO) <= WINDOW:
                crowded.add(subject)
            last[subject] = at
    return crowded


def _told(who):
    return [subject for subject in who if subject is not None]


def everything(site, kind):
    """All entries of `site` that are not taken back, for `rebuild` and `check`."""
    return _entries(kind, "site = ? AND void IS NULL", [site])


def stored(site, kind, ids):
    """The Entry of each of `ids` as it stands, taken back or not."""
    return [entry for some in db.batches(ids)
            for entry in _entries(kind, f"site = ? AND {db.one_of('id', len(some))}", [site, *some])]


def _entries(kind, condition, params):
    cut = 4 + len(registry.SHAPES[kind].about.doubles[1])
    return [_entry(row, cut) for row in db.rows(_question(kind, condition), *params)]


def _entry(row, cut):
    return Entry(row[0], row[1], tuple(row[4:cut]), tuple(row[cut:]), row[2], row[3])


def _question(kind, condition):
    who, where = registry.SHAPES[kind].about.doubles
    return f"SELECT at, id, unit, same_as, {', '.join(where)}, {', '.join(who)} FROM {kind} WHERE {condition}"
