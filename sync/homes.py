"""All that is kept about one home: what names it or those who live there, and what names that in turn.

It is what a household may ask to be shown, and what is forgotten where it asks for that.
"""

import secrets
from collections.abc import Callable
from itertools import chain
from typing import NamedTuple

import msgspec

from models import database as db
from models import registry
from models.forgotten import Certificate
from models.kinds.household import Household, Resident
from sync import clock, forgetting, joined, log, nodes, retention, traces
from sync.ids import Dot

HOME, PERSON = Household.kind(), Resident.kind()
# Texts by which somebody may have looked for the people of a home.
TOLD = ("name", "phone", "unit", "plates", "pass_no", "person", "plate", "visitor", "number")
SHOWN = 200


class Kept(NamedTuple):
    """`named`: kind → ids of what names the home, its people, or what names these. `written`: of what only says the
    same room. `parted`: of what is kept for ever, and forgets of the home alone."""

    named: dict[str, list[str]]
    written: dict[str, list[str]]
    parted: dict[str, list[str]]

    @property
    def ids(self) -> set[str]:
        return {id for found in self for ids in found.values() for id in ids}


def kept(site: int, home: str) -> Kept | None:
    """What is kept about a home and all that it is one with; None where there is none of that id."""
    if not _rows(site, HOME, "id", [home], "id"):
        return None
    found: dict[str, set[str]] = {HOME: set(joined.members(site, HOME, home)[0])}
    todo = dict(found)
    while todo:
        todo = _naming(site, todo, found)
        for kind, ids in todo.items():
            found.setdefault(kind, set()).update(ids)
    parted = {kind: ids for kind, ids in found.items() if registry.SHAPES[kind].about.retention.days is None}
    named = {kind: ids for kind, ids in found.items() if kind not in parted}
    return Kept(_sorted(named), _sorted(_of_room(site, named)), _sorted(parted))


def _sorted(found):
    return {kind: sorted(found[kind]) for kind in registry.KINDS if found.get(kind)}


def _naming(site, todo, found):
    """Kind → ids of the records that name one of `todo` and are not found yet."""
    new: dict[str, set[str]] = {}
    for kind, shape in registry.SHAPES.items():
        for name, of in _pointing(shape):
            wanted = todo.get(of, ()) if of else set().union(*todo.values())
            ids = _rows(site, kind, name, wanted, "id") - found.get(kind, set())
            if ids:
                new.setdefault(kind, set()).update(ids)
    for kind in new.keys() & set(joined.KINDS):
        for id in list(new[kind]):
            new[kind].update(set(joined.members(site, kind, id)[0]) - found.get(kind, set()))
    return new


def _pointing(shape):
    """`(field, kind)` of what names other records: a kind of None for those of any. What keeps others in order leads to
    an end: a question is about an op, but nothing is about a question."""
    for name, f in shape.fields.items():
        if f.type == "record" and (f.limits.get("of") or shape.kind == "question"):
            yield name, f.limits.get("of")
        elif name in shape.key and f.type == "text":
            yield name, None


def _of_room(site, named):
    """Kind → ids of what says the room of one of these homes and no other home."""
    rooms, found = _rows(site, HOME, "id", named[HOME], "unit"), {}
    for kind, shape in registry.SHAPES.items():
        for name, f in shape.fields.items():
            if f.copies == f"{HOME}.unit":
                ids = _rows(site, kind, name, rooms, "id", _elsewhere(shape)) - set(named.get(kind, ()))
                found.setdefault(kind, set()).update(ids)
    return found


def _elsewhere(shape):
    return f" AND {HOME} IS NULL" if HOME in shape.fields else ""


def _rows(site, kind, column, values, wanted, also=""):
    """The values that are there in the column `wanted` of the records that have one of these in `column`."""
    question = f'SELECT DISTINCT "{wanted}" FROM "{kind}" WHERE site = ?'
    found = (db.rows(f"{question} AND {db.one_of(db.quoted(column), len(some))}{also}", site, *some)
             for some in db.batches(values))
    return {value for value, in chain.from_iterable(found) if value}


# -- forgetting it


def forget(site: int, home: str, person: str, reason: str, spared: Callable[[str], bool] = lambda id: False) -> str:
    """Forget all that is kept about a home but what is `spared`, wherever it stands; return the certificate's number.

    Raises LookupError where there is no such home.
    """
    with db.writing():
        counter, now, counts = nodes.lock(site), clock.now(), {}
        found = kept(site, home)
        if found is None:
            raise LookupError(home)
        texts = _texts(site, found)
        for kind in retention.in_order():
            ids = [id for id in (*found.named.get(kind, ()), *found.written.get(kind, ())) if not spared(id)]
            if ids:
                counts[kind] = forgetting.drop(site, counter, kind, ids, now)
            fields = tuple(registry.SHAPES[kind].about.retention.fields)
            if fields and found.parted.get(kind):
                counts[kind] = forgetting.strip(site, counter, kind, found.parted[kind], fields)
        traces.of(site, texts, now)
        for some in db.batches(found.named[HOME]):
            db.execute(f"DELETE FROM home_link WHERE site = ? AND {db.one_of('household', len(some))}", site, *some)
        db.execute("UPDATE counter SET forgot = ? WHERE site = ?", counter.pos, site)
        counter.save()
        number = secrets.token_hex(6)
        Certificate.create(id=number, site=site, household=home, person=person, reason=reason, pos=counter.pos, at=now,
                           counts=msgspec.json.encode({kind: n for kind, n in counts.items() if n}).decode())
    return number


def _texts(site, found):
    """What is written of the home and its people in the fields by which they are found."""
    texts = set()
    for kind, ids in (*found.named.items(), *found.written.items()):
        names = [name for name in TOLD if name in registry.SHAPES[kind].own]
        for some in db.batches(ids if names else ()):
            for row in db.rows(f'SELECT {", ".join(map(db.quoted, names))} FROM "{kind}" WHERE site = ? AND '
                               f"{db.one_of('id', len(some))}", site, *some):
                for name, value in zip(names, row, strict=True):
                    whole = registry.SHAPES[kind].fields[name].from_column(value)
                    texts.update(whole if isinstance(whole, list) else [whole] if whole else [])
    return texts


def certificate(site: int, number: str) -> dict | None:
    """A certificate of the site, its counts as kind → n; None where there is none of that number."""
    found = Certificate.select().where((Certificate.site == site) & (Certificate.id == number)).dicts().first()
    return found and {**found, "counts": msgspec.json.decode(found["counts"])}


def certificates(site: int) -> list[dict]:
    """The last certificates of a site, the newest first."""
    return list(Certificate.select().where(Certificate.site == site).order_by(Certificate.at.desc()).limit(SHOWN)
                .dicts())


def waiting(site: int, at: int) -> list[tuple[str, str]]:
    """`(node, name of its first person)` of the phones that may still hold what was erased at that moment."""
    return db.rows("SELECT node.id, person.name FROM node JOIN person ON person.id = node.person WHERE node.site = ? "
                   "AND node.desk = 0 AND node.wiped IS NULL AND node.moved IS NULL AND node.heard IS NOT NULL "
                   "AND node.heard < ? ORDER BY person.name, node.id", site, at)


# -- who has looked


def looked(site: int, ids: set[str]) -> list[dict]:
    """Who has opened one of these records at the desk, the newest look first, as dicts."""
    found = chain.from_iterable(db.rows(
        f"SELECT at, person, what, asked FROM look WHERE site = ? AND {db.one_of('asked', len(some))} "
        "AND what IN ('record', 'home')", site, *some) for some in db.batches(sorted(ids)))
    names = ("at", "person", "what", "asked")
    return [dict(zip(names, row, strict=True)) for row in sorted(found, reverse=True)[:SHOWN]]


def taken_out(site: int, found: Kept) -> list[dict]:
    """The exports of kinds of which one of the records was there by then, the newest first, as dicts."""
    since: dict[str, int] = {}
    for kinds in (found.named, found.written, found.parted):
        for kind, ids in kinds.items():
            since[kind] = min(since.get(kind, 2**63), _first(site, ids))
    entries = (dict(zip(("at", "person", "what", "purpose"), row, strict=True)) for row in db.rows(
        "SELECT at, person, what, purpose FROM export WHERE site = ? ORDER BY at DESC", site))
    return [one for one in entries if since.get(one["what"], 2**63) <= one["at"]][:SHOWN]


def _first(site, ids):
    """When the first op about one of these records arrived, ms."""
    found = log.load(site, ids[:400])
    return min((op.arrived for ops in found.values() for op in ops), default=0)


def made_by(id: str) -> str:
    """The node under whose dot a record was made; empty of a natural id."""
    return "" if ":" in id else Dot.parse(id).node
