"""Keeping the caches true: `prepare` at start, `rebuild` makes them again from ops and facts."""

import msgspec

from models import database as db
from models import migrations, registry, starting
from models.database import database
from models.node import Node
from models.site import Counter, Site, set_setting, setting
from sync import (
    apply,
    contacts,
    doubted,
    faults,
    figures,
    inbox,
    items,
    judge,
    keys,
    nodes,
    places,
    projection,
    standing,
    watching,
)
from sync.ids import Dot

STEP = 400


def prepare():
    """Bring the database up to date: migrations, the kinds' tables, what newer registries can judge by now."""
    starting.make()
    with starting.alone(), db.writing():
        migrations.migrate()
        if not setting("epoch"):
            nodes.new_epoch()
        keys.prepare()
        if setting("registry") != registry.digest():
            changed = _tables()
            if setting("registry"):
                for site in Site.select():
                    _judge_again(site.id, judge.NEWER)
                changed = True
            set_setting("registry", registry.digest())
            if changed:
                for site in Site.select():
                    rebuild(site.id)
        if not figures.fit():
            for site in Site.select():
                figures.rebuild(site.id)
            figures.fitted()
        for site in Site.select():
            fold_again(site.id)


def ready():
    """Whether the database answers, lacks no migration and is kept as declared. Raises what the database raises."""
    db.whole()
    return not migrations.pending() and setting("registry") == registry.digest() and figures.fit()


def add_site(code, name, parent=None, level="compound"):
    """Make a Site; raises IntegrityError for a code that is taken."""
    with db.writing():
        site = Site.create(code=code, name=name, parent=parent, level=level)
        Counter.create(site=site.id)
    return site


def _tables():
    """Make the kinds' tables fit their declarations. Whether any that existed had to be made anew."""
    anew = False
    existing = set(database.get_tables())
    for kind in registry.KINDS.values():
        if kind.kind() in existing and _columns(kind) != {field.column_name for field in kind._meta.sorted_fields}:
            database.drop_tables([kind])
            anew = True
        database.create_tables([kind])
    return anew


def _columns(kind):
    return {column.name for column in database.get_columns(kind.kind())}


def _judge_again(site, verdict):
    """Judge the ops that were newer than the registry of their day, or that could not be judged at all.

    Returns how many have another verdict now.
    """
    again = 0
    # That the verdict is above 0 is what the index says of itself.
    for node, n, line in db.rows("SELECT node, n, line FROM op WHERE site = ? AND verdict = ? AND verdict > 0 "
                                 "AND erased IS NULL", site, verdict):
        writer = nodes.writer(Node.get_by_id(node))._replace(revoked=False)
        found = judge.examined(bytes(line), n, writer)
        if found.verdict == verdict:
            continue
        db.execute("UPDATE op SET verdict = ?, kind = ?, record = ?, t = ?, line = ? WHERE site = ? AND node = ? "
                   "AND n = ?", found.verdict, found.kind, found.record, found.t, found.line, site, node, n)
        db.execute("DELETE FROM verdict WHERE site = ? AND node = ? AND n = ?", site, node, n)
        if found.verdict:
            errors = msgspec.json.encode(found.errors).decode()
            db.insert("verdict", projection.VERDICT, [(site, node, n, found.record or f"{node}.{n}",
                                                       apply.VERDICT_NAMES[found.verdict], errors, 0)])
        again += 1
    return again


# -- caches


def rebuild(site):
    """Make every cache of a site again from ops and facts. Returns how many records had to be changed.

    A record that did not change keeps its place in the feed.
    """
    with db.writing():
        counter, net = nodes.lock(site), faults.Careful(site)
        faults.forget(site)
        _judge_again(site, judge.UNJUDGED)
        _rebuild_times(site)
        _rebuild_released(site)
        before = counter.pos
        ids, due = standing.records(site), set()
        _drop_unfounded(site, frozenset(ids))
        for some in db.batches(ids, STEP):
            _rebuild_batch(site, some, counter, due, net)
        for step, again in watching.REBUILT.items():
            net.run(f"{faults.STEP}{step}", again, site)
        net.run("step:feed", places.rebuild, site)
        net.run("step:inbox", _rebuild_items, site, due)
        counter.save()
        return counter.pos - before


def settle(site):
    """Fold what waited for something that has come by another way since the site's last request."""
    with db.writing():
        counter = nodes.lock(site)
        counter.pos = apply.refold(site, (), apply.settled(site), counter.pos)
        counter.save()


def fold_again(site):
    """Try again what had to be put aside: what made it fail may have been mended since."""
    with db.writing():
        counter, net = nodes.lock(site), faults.Careful(site)
        ids = {about for about, _, _ in faults.all_of(site) if not about.startswith(faults.STEP)}
        faults.forget(site)
        apply.one_by_one(site, ids, counter, net)
        counter.save()
        if _judge_again(site, judge.UNJUDGED):
            # When such an op happened is known only now, and with it what it says of a clock and of others.
            rebuild(site)


def _rebuild_times(site):
    for node in Node.select().where(Node.site == site, Node.have > 0):
        doubted.settle(node)
        jumps = contacts.jumps(site, node.id)
        apply.correct_times(node, 1, node.have, jumps)
        if node.jumps != len(jumps):
            db.execute("UPDATE node SET jumps = ? WHERE id = ?", len(jumps), node.id)


def _rebuild_released(site):
    db.execute("DELETE FROM released WHERE site = ?", site)
    for line, in db.rows("SELECT line FROM op WHERE site = ? AND kind = 'release' AND verdict = 0 "
                         "AND record IS NULL", site):
        dot = judge.place(bytes(line))["set"].get("op", "")
        if judge.RECORD.fullmatch(dot):
            db.upsert("released", ("site", "node", "n"), ("site", "node", "n"), [(site, *Dot.parse(dot))])


def _drop_unfounded(site, known):
    """Delete the rows of records that no op is about."""
    for kind, id in standing.unfounded(site, known):
        db.execute(f'DELETE FROM "{kind}" WHERE site = ? AND id = ?', site, id)


def _rebuild_batch(site, ids, counter, due, net):
    try:
        with database.atomic():
            counter.pos = _rebuild_some(site, ids, counter.pos, due)
    except db.Busy:
        raise
    except Exception:  # noqa: BLE001 – one of them it is: each by itself
        for id in ids:
            counter.pos = net.run(id, _rebuild_some, site, [id], counter.pos, due, nothing=counter.pos)


def _rebuild_some(site, ids, pos, due):
    folded = projection.fold_records(site, ids)
    rows = standing.rows(site, folded)
    stale = [record for record in folded if record.state and rows.get(record.id) != projection.row_of(site, record, 0)]
    projection.write_verdicts(site, ids, folded)
    projection.write_awaited(site, ids, folded)
    pos, _ = projection.write_rows(site, stale, pos)
    due.update(inbox.of_records(folded))
    return pos


def _rebuild_items(site, due):
    items.clear(site)
    items.replace(site, {}, due.union(inbox.everything(site)))
