"""Which records of a site new rows may be the same as: as `sync.matching.similar`, of many at once."""

from typing import Any

from models import database as db
from sync import lanes, likeness
from sync.matching import MOST


def similar(site: int, kind: str, rows: list[dict[str, Any]]) -> list[list[list]]:
    """For each of the rows, field → value, at most three `[id, reasons]` of records, the likeliest first."""
    if kind not in lanes.KINDS or not rows:
        return [[] for _ in rows]
    typed = _typed(site, kind, rows)
    keys = [lanes.keys(kind, one) for one in typed]
    near = lanes.members(site, kind, {key for own in keys for key in own})
    return [_of(kind, one, [other for key in own for other in near.get(key, ())[:lanes.CROWD]])
            for one, own in zip(typed, keys, strict=True)]


def _of(kind, one, others):
    rule, found = lanes.KINDS[kind].rule, {}
    for other in others:
        if reasons := likeness.reasons(rule, one.values, other.values):
            found[other.stands] = (-sum(rule.match[name] for name in reasons), other.id, reasons)
    return [[id, found[id][2]] for id in sorted(found, key=found.__getitem__)[:MOST]]


def _typed(site, kind, rows):
    """The rows as they are compared; what stands in the records that they name is looked up."""
    known, far_values = lanes.KINDS[kind], {}
    for name, (ref, of, far) in known.through.items():
        ids = {row[ref] for row in rows if row.get(ref)}
        far_values[name] = {id: value for some in db.batches(ids) for id, value in db.rows(
            f'SELECT id, "{far}" FROM "{of}" WHERE site = ? AND {db.one_of("id", len(some))}', site, *some)}
    found = []
    for row in rows:
        values = {name: row.get(name) for name in known.names}
        for name, (ref, _, _) in known.through.items():
            values[name] = far_values[name].get(row.get(ref))
        found.append(lanes.One("", 0, "", values))
    return found
