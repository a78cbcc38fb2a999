"""Keeping the caches true: `prepare` at start, `rebuild` makes them again from ops and facts."""

from models import database as db
from models import migrations, registry, sited, starting, tables
from models.database import database
from models.node import Node
from models.site import Counter, Site, setting
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
    refit,
    rejudged,
    standing,
    watching,
)
from sync.ids import Dot

STEP = 400


def prepare():
    """Bring the database up to date: migrations, the kinds' tables, what newer registries can judge by now.

    Servers may go on meanwhile: what takes long is done a few records at a time (`sync.refit`).
    """
    starting.make()
    with starting.alone():
        with db.writing():
            migrations.migrate()
            if not setting("epoch"):
                nodes.new_epoch()
            keys.prepare()
        sited.fill()
        if setting("registry") != registry.digest() or tables.lacking():
            refit.begin()
        refit.go_on(rebuild)
        if not figures.fit():
            for site in Site.select():
                with db.writing():
                    nodes.lock(site.id)
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


# -- caches


def rebuild(site):
    """Make every cache of a site again from ops and facts. Returns how many records had to be changed.

    A record that did not change keeps its place in the feed. What is only copied from a site above is as it came.
    """
    with db.writing():
        if Site.get_by_id(site).copied:
            places.rebuild(site)
            return 0
        counter, net = nodes.lock(site), faults.Careful(site)
        faults.forget(site)
        rejudged.unjudged(site)
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
        if rejudged.unjudged(site):
            # When such an op happened is known only now, and with it what it says of a clock and of others.
            rebuild(site)


def _rebuild_times(site):
    for node in Node.select().where(Node.site == site, Node.have > 0):
        doubted.settle(node)
        jumps = contacts.jumps(site, node.id)
        apply.correct_times(node, 1, node.have, jumps)
        if node.jumps != len(jumps):
            db.execute("UPDATE node SET jumps = ? WHERE site = ? AND id = ?", len(jumps), site, node.id)


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
