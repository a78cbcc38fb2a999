"""Of which records the time is over: `About.retention`, carried out by `sync.forgetting`.

Records that are counted as one go together, and so do those that make up one balance: what is left would be counted
another time, or come to less than nothing.
"""

from itertools import chain

from models import database as db
from models import registry
from models.where import conditions
from sync import joined, times
from sync.times import DAY


def in_order():
    """The names of all kinds, those first that keep others."""
    kept = {shape.about.retention.beside.kind for shape in registry.SHAPES.values() if shape.about.retention.beside}
    return sorted(registry.KINDS, key=lambda kind: kind not in kept)


def over(site, kind, now):
    """Groups of ids of records of a kind, at most a few each, of which the time is over at `now` (ms)."""
    about = registry.SHAPES[kind].about
    if about.retention.days is None:
        return []
    return _together(site, registry.SHAPES[kind], _due(site, kind, about.retention.days, now))


def parts_over(site, kind, now):
    """`(fields, ids)`: of which records the time of some fields is over before that of the rest."""
    found = {}
    for name, days in registry.SHAPES[kind].about.retention.fields.items():
        found.setdefault(days, []).append(name)
    for days, names in sorted(found.items()):
        said = " OR ".join(f'"{name}" IS NOT NULL' for name in names)
        # What a correction has taken away still stands in the log.
        yield tuple(names), sorted(_due(site, kind, days, now, f"AND ({said} OR heads IS NOT NULL)"))


def _due(site, kind, days, now, also=""):
    shape, until = registry.SHAPES[kind], now - days * DAY
    kept, (held, values) = shape.about.retention, _held(shape)
    table, beside = db.quoted(kind), _beside(kind, shape)
    dated, ended = [], f'"{kept.after}" IS NOT NULL' if kept.after else "1 = 0"
    if kept.after:
        dated = db.rows(f'SELECT id FROM {table} AS told WHERE site = ? AND void IS NULL AND "{kept.after}" < ? '
                        f"AND {held} {beside} {also}", site, times.local_day(until), *values)
    open_ = "1 = 0" if kept.after and not kept.when else f"NOT ({ended}) AND {held}"
    old = db.rows(f"SELECT id FROM {table} AS told WHERE site = ? AND at <= ? AND (void IS NOT NULL OR "
                  f"({open_} {beside})) {also}", site, until, *(values if "AND" in open_ else ()))
    return {id for id, in dated} | _rested({id for id, in old}, site, until)


def _held(shape):
    return conditions(shape.fields, shape.about.retention.when)


def _beside(kind, shape):
    """The condition that nothing keeps a record of the kind any more."""
    beside = shape.about.retention.beside
    if beside is None:
        return ""
    if beside.through is None:
        return (f'AND NOT EXISTS (SELECT 1 FROM "{beside.kind}" AS kept WHERE kept.site = told.site '
                f'AND kept."{beside.by}" = told."{beside.by}")')
    between = shape.fields[beside.through].limits["of"]
    return (f'AND NOT EXISTS (SELECT 1 FROM "{between}" AS named JOIN "{beside.kind}" AS kept '
            f'ON kept.site = named.site AND kept."{beside.by}" = named."{beside.by}" WHERE named.site = told.site '
            f'AND named.id = told."{beside.through}")')


def _rested(ids, site, until):
    """Those of the records that nobody has changed since."""
    changed = (db.rows(f"SELECT DISTINCT record FROM op WHERE site = ? AND {db.one_of('record', len(some))} AND at > ?",
                       site, *some, until) for some in db.batches(ids))
    return ids - {id for id, in chain.from_iterable(changed)}


def _together(site, shape, ids):
    """The ids in groups that go together, without those groups of which one has to stay."""
    if shape.about.batch:
        return _whole(ids, _linked(site, shape, ids))
    if shape.about.once:
        return _whole(ids, _joined(site, shape.kind, ids))
    if shape.about.balance:
        return _whole(ids, _accounts(site, shape, ids))
    return [[id] for id in sorted(ids)]


def _whole(ids, groups):
    return [sorted(group) for group in groups if ids.issuperset(group)]


def _linked(site, shape, ids):
    """The sets of records that hang together with any of these by whatever says that another is counted instead."""
    names = shape.about.derived
    found = db.rows(f'SELECT id, {", ".join(names)} FROM "{shape.kind}" WHERE site = ? '
                    f"AND ({' OR '.join(f'{name} IS NOT NULL' for name in names)})", site)
    groups = [set(some) for some in joined.groups((id, other) for id, *others in found for other in others if other)]
    named = set().union(*groups)
    return [group for group in groups if group & ids] + [{id} for id in ids - named]


def _joined(site, kind, ids):
    """The sets of records that are counted as one with any of these."""
    groups = {}
    for some in db.batches(ids):
        roots = [root for root, in db.rows(f'SELECT DISTINCT COALESCE(same_as, id) FROM "{kind}" WHERE site = ? '
                                           f"AND {db.one_of('id', len(some))}", site, *some)]
        for column in ("id", "same_as"):
            for id, root in db.rows(f'SELECT id, COALESCE(same_as, id) FROM "{kind}" WHERE site = ? '
                                    f"AND {db.one_of(column, len(roots))}", site, *roots) if roots else ():
                groups.setdefault(root, set()).add(id)
    return list(groups.values())


def _accounts(site, shape, ids):
    names = shape.about.balance.by
    same = " AND ".join(f'one."{name}" IS NOT DISTINCT FROM other."{name}"' if not db.is_sqlite()
                        else f'one."{name}" IS other."{name}"' for name in names)
    groups = {}
    for some in db.batches(ids):
        found = db.rows(f'SELECT one.id, other.id FROM "{shape.kind}" AS one JOIN "{shape.kind}" AS other ON '
                        f"other.site = one.site AND {same} WHERE one.site = ? AND {db.one_of('one.id', len(some))}",
                        site, *some)
        for id, other in found:
            groups.setdefault(id, set()).add(other)
    return list({min(group): group for group in groups.values()}.values())
