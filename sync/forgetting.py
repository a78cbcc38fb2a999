"""Forgetting: the values of a record are erased wherever they stand; its dots, the graph and the chain remain.

Whole records go from their table, and from phones with the next reply (`sync.forgotten`); what they counted for stays,
as a fact (`sync.figures`). Where only some fields are over, the record is folded anew without them.
"""

from collections import Counter
from itertools import chain

from models import database as db
from models import directory, registry
from models.record import Retention
from models.site import Site, set_setting, setting
from sync import (
    apply,
    clock,
    erasing,
    figures,
    forgotten,
    inbox,
    items,
    log,
    nodes,
    notices,
    places,
    retention,
    traces,
    watching,
)
from sync.projection import Folded
from sync.times import DAY
from sync.watching import Rows, Written

STEP = 200
ALL = "*"
USUAL = Retention().days
# What no registry here can judge yet may still be understood after an upgrade.
NEWER = 400
LAST, COMPACTED = "forgot", "compacted"
TABLES = ("op", *registry.KINDS, "verdict", "notice", "directory_key", "look", "export", "job", "once", "evidence",
          "held")
# Beyond so many days between two runs the clock is the likelier reason.
LONGEST = 31


def run(site, now):
    """Forget what is over at a site. Returns how many records, or parts of them, by kind."""
    done = Counter()
    for kind in retention.in_order():
        for some in _chunks(retention.over(site, kind, now)):
            done[kind] += _under_lock(site, drop, kind, some, now)
        for fields, ids in retention.parts_over(site, kind, now):
            for some in db.batches(ids, STEP):
                done[kind] += _under_lock(site, strip, kind, some, fields)
    done["set aside"] = _under_lock(site, _unfolded, now)
    traces.old(site, now)
    return +done


def _chunks(groups):
    found = []
    for group in groups:
        found += group
        if len(found) >= STEP:
            yield found
            found = []
    if found:
        yield found


def _under_lock(site, work, *given):
    with db.writing():
        counter = nodes.lock(site)
        done = work(site, counter, *given)
        if done:
            db.execute("UPDATE counter SET forgot = ? WHERE site = ?", counter.pos, site)
            counter.save()
        return done


def drop(site, counter, kind, ids, now):
    """Forget records of a kind as a whole; `counter` is that of the site, locked. Returns how many there were."""
    before = Rows.read(registry.SHAPES[kind].columns, watching.stored(site, kind, ids))
    ids = list(before.ids)
    dots = _erase(site, ids)
    figures.forget(site, kind, before)
    places.leave(site, kind, ids)
    _without(site, kind, "id", ids)
    items.replace(site, items.about(site, ids, items.TYPES, inbox.PAIR), ())
    for table in ("verdict", "awaited", "unfinished"):
        _without(site, table, "record", ids)
    notices.forget(site, ids, dots)
    forgotten.note(site, kind, ids, counter, now)
    written = {kind: Written(before, Rows(), [Folded(id, kind, None, [], []) for id in ids])}
    watching.follow(site, written)
    inbox.forgot(site, kind, written)
    directory.forget(site, kind, ids)
    return len(ids)


def strip(site, counter, kind, ids, fields):
    """Forget some fields of records. Returns of how many records there was anything."""
    before = Rows.read(registry.SHAPES[kind].columns, watching.stored(site, kind, ids))
    loaded = log.load(site, list(ids))
    changed = [id for id, ops in loaded.items() if erasing.erase(site, ops, fields)]
    if changed:
        counter.pos = apply.refold(site, (), changed, counter.pos)
        after = Rows.read(registry.SHAPES[kind].columns, watching.stored(site, kind, ids))
        figures.forget(site, kind, before, after)
        notices.forget(site, changed, [op.dot for id in changed for op in loaded[id]])
    return len(changed)


def _erase(site, ids):
    """Erase all ops about records; returns their dots."""
    dots = []
    for some in db.batches(ids):
        ops = list(chain.from_iterable(log.load(site, some).values()))
        erasing.erase(site, ops)
        dots += [op.dot for op in ops]
    return dots


def _without(site, table, column, ids):
    for some in db.batches(ids):
        db.execute(f'DELETE FROM "{table}" WHERE site = ? AND {db.one_of(column, len(some))}', site, *some)


# -- what became no record


def _unfolded(site, counter, now):
    """Forget what was set aside and nobody let count, and what waits in vain for a record; returns how many ops."""
    found = db.rows(
        "SELECT verdict.record, verdict.node, verdict.n, verdict.verdict, op.kind, op.arrived FROM verdict JOIN op ON "
        "op.site = verdict.site AND op.node = verdict.node AND op.n = verdict.n WHERE verdict.site = ? "
        "AND verdict.verdict IN ('quarantined', 'newer') AND op.erased IS NULL AND op.arrived <= ?", site,
        now - DAY)
    over = [(record, f"{node}.{n}") for record, node, n, verdict, kind, arrived in found
            if arrived <= now - _days(kind, verdict) * DAY]
    waiting = db.rows("SELECT DISTINCT record FROM awaited WHERE site = ? AND kind = '' AND until <= ?", site,
                      now - USUAL * DAY)
    return sum(_forget_ops(site, counter, some, now) for some in db.batches(
        sorted({(record, dot) for record, dot in over} | {(record, ALL) for record, in waiting}), STEP))


def _days(kind, verdict):
    kept = registry.SHAPES[kind].about.retention.days if kind in registry.SHAPES else USUAL
    return NEWER if verdict == "newer" else kept or USUAL


def _forget_ops(site, counter, over, now):
    """Erase single ops, `(record, dot)`, or with ALL for a dot all of a record that there is not."""
    dots, records = {dot for _, dot in over}, sorted({record for record, _ in over})
    loaded, erased = log.load(site, records), []
    for id, ops in loaded.items():
        wanted = [op for op in ops if op.dot in dots or (id, ALL) in over]
        if erasing.erase(site, wanted):
            erased += wanted
    if not erased:
        return 0
    db.many("DELETE FROM verdict WHERE site = ? AND node = ? AND n = ?", [(site, op.node, op.n) for op in erased])
    about = sorted({op.about for op in erased})
    notices.forget(site, (), [op.dot for op in erased])
    counter.pos = apply.refold(site, (), about, counter.pos)
    standing = _standing(site, {op.kind for op in erased}, about)
    for kind in sorted({op.kind for op in erased}):
        forgotten.note(site, kind, {op.about for op in erased if op.kind == kind} - standing, counter, now)
    return len(erased)


def _standing(site, kinds, ids):
    """Those of the records that there are."""
    return {id for kind in kinds & registry.KINDS.keys() for some in db.batches(ids) for id, in db.rows(
        f'SELECT id FROM "{kind}" WHERE site = ? AND {db.one_of("id", len(some))}', site, *some)}


def everywhere(now, keep_space=False):
    """Forget what is over at all sites: `(code, found)` of each where something was, as `run` gives it.

    In the end the database's files are written anew, so that nothing is left in what is free of them; `keep_space`
    leaves that to the database.
    """
    for site in Site.select().where(Site.copied == 0).order_by(Site.code):
        if found := run(site.id, now):
            yield site.code, found
    # What was erased on request since, or came late, is among it.
    erased = str(db.row("SELECT SUM(forgot) FROM counter")[0])
    if erased != setting(COMPACTED) and not keep_space:
        db.compact(TABLES)
        with db.writing():
            set_setting(COMPACTED, erased)
    with db.writing():
        set_setting(LAST, str(now))


def last():
    """When that was last done, ms, or None."""
    told = setting(LAST)
    return told and int(told)


def is_doubtful(now, last):
    """Whether the clock may be wrong: nobody forgets for so long, and what is erased can't be had back."""
    return last is not None and not -clock.UNCERTAIN <= now - last <= LONGEST * DAY
