"""Duplicates beside the records: looked for where something has changed, among the entries about the same subject.

What is read follows from what a request brings, however much its neighbours write: the index of each subject leads to
the few entries close to one moment.
"""

from models import database as db
from sync import doubles, inbox, items, watching
from sync.doubles import RULES
from sync.ids import Dot, ItemId


class Probe:
    """Where to look: `points`, `(place in who, subject, ms)`, of what changed, and how to tell a change.

    `old`: entries as they were before they changed; what hung together with them is looked at too. `ids`: of entries
    that changed.
    """

    def __init__(self, old=(), new=()):
        self.old, self.ids = set(old), {entry.id for entry in new}
        self.points = _points((*self.old, *new))

    def add(self, id, at, subjects):
        """Look at one more changed entry."""
        self.ids.add(id)
        self.points.update((place, subject, at) for place, subject in enumerate(subjects) if subject is not None)

    def hit(self, entry):
        """Whether an entry is one that changed."""
        return entry.id in self.ids or entry in self.old


def _points(entries):
    return {(place, subject, entry.at) for entry in entries
            for place, subject in enumerate(entry.who) if subject is not None}


@watching.on_fold(*doubles.KINDS, "decision", before=True)
def follow(site, written):
    """Find the duplicates again near what was written, and those of which somebody said whether they are the same."""
    decided = written.get("decision")
    paired = {id for item in map(ItemId.parse, filter(None, decided.after["item"] if decided else ()))
              if item.type == doubles.ITEM for id in item.pair}
    for kind in doubles.KINDS:
        one = written.get(kind)
        if one and not one.folded:
            inbox.events(site, kind, settle(site, kind, suspects(site, kind, one.after)))
        else:
            old, new = (_of_rows(kind, rows) for rows in (one.before, one.after)) if one else ((), ())
            moved = settle(site, kind, Probe(old, [*new, *stored(site, kind, paired)]))
            inbox.events(site, kind, {*moved, *(one.after.ids if one else ())})


def suspects(site, kind, made):
    """The Probe at those of a node's new entries that another node's entry about the same subject lies close to.

    `made`: their Rows, which stand side by side in the feed. An entry without such company neither absorbs nor is
    absorbed, and most have none.
    """
    probe, places, node = Probe(), made["pos"], Dot.node_of(made.ids[0])
    for name in RULES[kind].who:
        if name in made.columns:
            for id, at, *subjects in db.rows(company(kind, name), site, places[0], places[-1],
                                             *(f"{node}.", f"{node}/") * len(_SLOTS)):
                probe.add(id, at, subjects)
    return probe


# A window is no longer than a slot of the index, so that what lies close stands in one of three of them.
_SLOTS = ("(mine.at >> {bits})", "((mine.at - {within}) >> {bits})", "((mine.at + {within}) >> {bits})")


def company(kind, name):
    """The question which of the entries at some places of the feed have an entry of another node close to them."""
    rule = RULES[kind]
    own, *further = (slot.format(bits=rule.slot_bits, within=rule.within) for slot in _SLOTS)
    beside = [_exists(kind, name, own), *(f"{slot} <> {own} AND {_exists(kind, name, slot)}" for slot in further)]
    subjects = ", ".join(f'mine."{who}"' for who in rule.who)
    return (f'SELECT mine.id, mine.at, {subjects} FROM "{kind}" AS mine WHERE mine.site = ? AND mine.pos BETWEEN ? '
            f'AND ? AND mine."{name}" IS NOT NULL AND ({" OR ".join(beside)})')


def _exists(kind, name, slot):
    """Whether another node's entry about the same subject stands in the window and in the slot of a time."""
    rule = RULES[kind]
    return (f'EXISTS (SELECT 1 FROM "{kind}" AS other WHERE other.site = mine.site '
            f'AND (other.at >> {rule.slot_bits}) = {slot} AND other."{name}" = mine."{name}" '
            f"AND other.at BETWEEN mine.at - {rule.within} AND mine.at + {rule.within} "
            "AND NOT (other.id >= ? AND other.id < ?) AND other.void IS NULL)")


def _slots(kind, spans, margin):
    """`(slot, subject, low, high)` of spans `(subject, low, high)` made wider: one for each slot that they touch."""
    bits = RULES[kind].slot_bits
    return [(slot, subject, low - margin, high + margin) for subject, low, high in spans
            for slot in range((low - margin) >> bits, ((high + margin) >> bits) + 1)]


def _beside(kind, name):
    """Of a subject in a span: exactly the index that `models.record` makes for it."""
    return (f"site = ? AND (at >> {RULES[kind].slot_bits}) = wanted.column1 AND \"{name}\" = wanted.column2 "
            "AND at BETWEEN wanted.column3 AND wanted.column4")


def settle(site, kind, probe):
    """Find the duplicates among the entries of `site` again, near what the Probe says has changed.

    Returns the ids of those that are counted with another from now on, or not any more.
    """
    if not probe.points:
        return []
    entries = around(site, kind, probe)
    absorbed = doubles.absorb(entries, RULES[kind].within, found_apart(site, kind, entries))
    moved = [(entry.id, entry.same_as, absorbed.get(entry.id)) for entry in entries
             if absorbed.get(entry.id) != entry.same_as]
    watching.joined(site, kind, moved)
    return [id for id, *_ in moved]


def found_apart(site, kind, entries):
    """Those items about pairs of these entries to which a person has said that they are not the same."""
    pairs = doubles.pairs(entries, RULES[kind].within)
    return items.decided(site, pairs, "apart") if pairs else pairs


def around(site, kind, probe):
    """All entries that can have a say in what becomes of the changed ones: their chains of neighbours, to the end."""
    within = RULES[kind].within
    found, covered, todo, margin, chained = {}, {}, probe.points, 2 * within, set()
    while todo:
        for place, spans in _spans(todo, margin).items():
            for subject, low, high in spans:
                covered.setdefault((place, subject), []).append((low - margin + within, high + margin - within))
            found.update((entry.id, entry) for entry in _fetch(site, kind, place, spans, margin))
        chained = doubles.chained([*found.values(), *probe.old], within, probe.hit)
        todo = {point for point in _points(chained) if not _is_covered(point, covered)}
        margin *= 2
    return chained.intersection(found.values())


def _is_covered(point, covered):
    """Whether everything within the window of a point has been read."""
    place, subject, at = point
    return any(low <= at <= high for low, high in covered.get((place, subject), ()))


def _spans(points, margin):
    """place → spans `(subject, low, high)` that hold the points, joined where they would overlap."""
    found = {}
    for place, subject, at in sorted(points):
        spans = found.setdefault(place, [])
        if spans and spans[-1][0] == subject and at - spans[-1][2] <= 2 * margin:
            spans[-1] = (subject, spans[-1][1], at)
        else:
            spans.append((subject, at, at))
    return found


def _fetch(site, kind, place, spans, margin):
    """The entries about these subjects in those spans."""
    name = RULES[kind].who[place]
    for some in db.batches(_slots(kind, spans, margin)):
        yield from _entries(kind, db.rows(about(kind, name, len(some)), *(value for span in some for value in span),
                                          site))


def about(kind, name, count):
    """The question for the entries about the subjects of `count` spans. By CROSS JOIN SQLite begins with the spans."""
    return (f'SELECT {_columns(kind)} FROM {db.values(4, count)} AS wanted CROSS JOIN "{kind}" '
            f"WHERE {_beside(kind, name)} AND void IS NULL")


def told_of(site, kind, fields, at):
    """The ids of the records of a kind that may tell of what is being written down at a moment (ms), the latest first.

    `fields`: field → value, as far as typed. Of those that are one already the one that stands for all is named.
    """
    rule = RULES[kind]
    names = (*rule.who, *rule.where, *rule.agree, *rule.turns)
    typed = doubles.entry(rule, {"id": "", "at": at, **{name: fields.get(name) for name in names}})
    near = {entry.id: entry for place, subject in enumerate(typed.who) if subject is not None
            for entry in _fetch(site, kind, place, [(subject, at, at)], rule.within)}
    found = sorted((entry for entry in near.values() if doubles.alike(typed, entry)),
                   key=lambda entry: (-entry.at, entry.id))
    return list(dict.fromkeys(entry.same_as or entry.id for entry in found))


def wrong(site, kind):
    """`(id, same_as, due)` of the entries of a site that are not counted with the one that they should be."""
    entries = list(_asked(kind, "site = ? AND void IS NULL", site))
    absorbed = doubles.absorb(entries, RULES[kind].within, found_apart(site, kind, entries))
    return [(entry.id, entry.same_as, absorbed.get(entry.id)) for entry in entries
            if absorbed.get(entry.id) != entry.same_as]


@watching.on_rebuild("duplicates")
def rebuild(site):
    """Find all duplicates of a site again."""
    for kind in doubles.KINDS:
        watching.joined(site, kind, wrong(site, kind))


@watching.on_check
def check(site):
    """A sentence for each entry that is not counted with the one that it should be."""
    return (f"{kind} {id}: duplicate of {stored}, should be of {due}" for kind in doubles.KINDS
            for id, stored, due in wrong(site, kind))


def stored(site, kind, ids):
    """The Entry of each of `ids` as it stands, taken back or not."""
    return [entry for some in db.batches(ids)
            for entry in _asked(kind, f"site = ? AND {db.one_of('id', len(some))}", site, *some)]


def _asked(kind, condition, *params):
    return _entries(kind, db.rows(f"SELECT {_columns(kind)} FROM \"{kind}\" WHERE {condition}", *params))


def _entries(kind, rows):
    names = _names(kind)
    return (doubles.entry(RULES[kind], dict(zip(names, row, strict=True))) for row in rows)


def _of_rows(kind, rows):
    """The Entry of each of the watched Rows."""
    return _entries(kind, rows.of(*_names(kind)))


def _columns(kind):
    return ", ".join(f'"{name}"' for name in _names(kind))


def _names(kind):
    rule = RULES[kind]
    return tuple(dict.fromkeys(("at", "id", "same_as", *rule.who, *rule.where, *rule.agree)))
