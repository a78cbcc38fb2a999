"""Who has heard nothing from anybody for some hours: asked anew each time, since it changes with the hour."""

from collections.abc import Callable, Iterable

from models import database as db
from models import registry
from models.database import quoted, table
from models.figures import Figure
from models.where import conditions
from sync import clock
from sync.counting import HOUR


def ids(sites: Iterable[int], figure: Figure, source: Callable = table, now: int | None = None) -> dict[int, list[str]]:
    """site → the ids of the records of which nobody has heard, those that wait longest first. What began within those
    hours is not silent yet."""
    since = (clock.now() if now is None else now) - figure.value.hours * HOUR
    found: dict[int, list[str]] = {}
    for some in db.batches(sites):
        waiting = _waiting(some, figure, source, since)
        heard = _heard(sorted({site for site, _, _ in waiting}), figure, source, since) if waiting else set()
        for site, id, who in waiting:
            if (site, who) not in heard:
                found.setdefault(site, []).append(id)
    return found


def _waiting(sites, figure, source, since):
    shape, by = registry.SHAPES[figure.kind], figure.value.by
    asked, values = conditions(shape.fields, figure.where)
    place = source(figure.kind, {"site", "id", "at", "void", *_once(shape), by, *figure.where})
    return db.rows(f"SELECT site, id, {quoted(by)} FROM {place} WHERE {db.one_of('site', len(sites))} AND {asked} "
                   f"AND {_counts(shape)} AND at + 0 < ? ORDER BY at + 0, id", *sites, *values, since)


def _heard(sites, figure, source, since):
    """`(site, whom)` of everybody who was spoken to since."""
    found = set()
    for contact in figure.value.contacts:
        shape, (by, _dot, far) = registry.SHAPES[contact.kind], contact.by.partition(".")
        asked, values = conditions(shape.fields, contact.where)
        place = source(contact.kind, {"site", "id", "at", "void", *_once(shape), by, *contact.where})
        told = db.rows(f"SELECT DISTINCT site, {quoted(by)} FROM {place} WHERE {db.one_of('site', len(sites))} "
                       f"AND at >= ? AND {asked} AND {_counts(shape)}", *sites, since, *values)
        found.update(_belonging(told, shape.fields[by].limits["of"], far, source) if far else map(tuple, told))
    return found


def _belonging(told, kind, far, source):
    """`(site, whom)` through the record that is named."""
    ids = sorted({id for _, id in told if id})
    place = source(kind, {"site", "id", far})
    return {(site, whom) for some in db.batches(ids) for site, whom in db.rows(
        f"SELECT site, {quoted(far)} FROM {place} WHERE {db.one_of('id', len(some))}", *some)}


def _once(shape):
    return ["same_as"] if shape.about.once else []


def _counts(shape):
    return "void IS NULL AND same_as IS NULL" if shape.about.once else "void IS NULL"
