"""Keeping the caches true: `prepare` at start, `rebuild` makes them again from ops and facts, `check` compares."""

from functools import partial

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
    nodes,
    places,
    projection,
    watching,
)

STEP = 400


def prepare():
    """Bring the database up to date: migrations, the kinds' tables, what newer registries can judge by now."""
    starting.make()
    with starting.alone(), db.writing():
        migrations.migrate()
        if not setting("epoch"):
            nodes.new_epoch()
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
    for node, n, line in db.rows("SELECT node, n, line FROM op WHERE site = ? AND verdict = ? AND verdict > 0", site,
                                 verdict):
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
        ids, due = _records(site), set()
        _drop_unfounded(site, frozenset(ids))
        for some in db.batches(ids, STEP):
            _rebuild_batch(site, some, counter, due, net)
        for step, again in watching.REBUILT.items():
            net.run(f"{faults.STEP}{step}", again, site)
        net.run("step:feed", places.rebuild, site)
        net.run("step:inbox", _rebuild_items, site, due)
        counter.save()
        return counter.pos - before


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
            node, _, n = dot.partition(".")
            db.upsert("released", ("site", "node", "n"), ("site", "node", "n"), [(site, node, int(n))])


def _records(site):
    """The ids of everything that ops of the site are about, in a fixed order."""
    created = db.rows("SELECT node, n FROM op WHERE site = ? AND record IS NULL AND kind <> '' ORDER BY node, n", site)
    named = db.rows("SELECT DISTINCT record FROM op WHERE site = ? AND record IS NOT NULL ORDER BY record", site)
    return list(dict.fromkeys([f"{node}.{n}" for node, n in created] + [row[0] for row in named]))


def _drop_unfounded(site, known):
    """Delete the rows of records that no op is about."""
    for kind, id in _unfounded(site, known):
        db.execute(f'DELETE FROM "{kind}" WHERE site = ? AND id = ?', site, id)


def _unfounded(site, known):
    """`(kind, id)` of the rows of records that are not among the known."""
    return [(kind, id) for kind in registry.KINDS for id, in db.rows(f'SELECT id FROM "{kind}" WHERE site = ?', site)
            if id not in known]


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
    stale = [record for record in folded if _differs(site, record)]
    projection.write_verdicts(site, ids, folded)
    projection.write_awaited(site, ids, folded)
    pos, _ = projection.write_rows(site, stale, pos)
    due.update(inbox.of_records(folded))
    return pos


def _rebuild_items(site, due):
    items.clear(site)
    items.replace(site, {}, due.union(inbox.everything(site)))


def _differs(site, record):
    return record.state is not None and _stored(site, record) != projection.row_of(site, record, 0)


def _stored(site, record):
    """The stored row of a record with 0 for its place, or None."""
    shape = registry.SHAPES[record.kind]
    names = ", ".join(f'"{name}"' for name in shape.row_columns)
    row = db.row(f'SELECT {names} FROM "{record.kind}" WHERE site = ? AND id = ?', site, record.id)
    return row and (row[0], row[1], 0, *row[3:])


def check(site):
    """The differences between a site's caches and the fold of its ops, as sentences; none is good."""
    code = Site.get_by_id(site).code
    yield from _check_log(site, code)
    yield from (f"{code}: {about}: was put aside: {error}" for about, error, _ in faults.all_of(site))
    ids, due = _records(site), set()
    for some in db.batches(ids, STEP):
        folded, failed = projection.piecewise(partial(projection.fold_records, site), some)
        yield from (f"{code}: record {id}: can't be folded: {faults.described(failed[id])}" for id in failed)
        due.update(inbox.of_records(folded))
        for record in folded:
            yield from _check_record(site, code, record)
    yield from (f"{code}: {kind} {id}: no op founds it" for kind, id in _unfounded(site, frozenset(ids)))
    yield from (f"{code}: {kind} {id}: the feed has it elsewhere than its row" for kind, id in places.wrong(site))
    yield from (f"{code}: {sentence}" for wrong in watching.CHECKED for sentence in wrong(site))
    yield from _check_inbox(site, code, due.union(inbox.everything(site)))


def _check_inbox(site, code, due):
    """Every item that is due is there and no other, open where no decision holds, and counted."""
    stored = items.all_of(site)
    yield from (f"{code}: item {item.id}: nothing asks for it" for item in stored if item not in due)
    yield from (f"{code}: item {item.id}: is missing" for item in due if item not in stored)
    states = items.states(site, {item.id: (item.rank, item.cause) for item in stored})
    yield from (f"{code}: item {item.id}: is in state {state}, not {states[item.id]}"
                for item, state in stored.items() if states[item.id] != state)
    kept, true = items.counted(site)
    if kept != true:
        yield f"{code}: items are counted as {kept}, there are {true}"


def _check_log(site, code):
    """The log is dense, its chain ends where the node says, and nothing in the feed is past the counter."""
    for node in Node.select().where(Node.site == site):
        count, last = db.row("SELECT COUNT(*), MAX(n) FROM op WHERE site = ? AND node = ?", site, node.id)
        if count != node.have or (last or 0) != node.have:
            yield f"{code}: node {node.id}: has {count} ops up to {last}, says {node.have}"
        elif doubted.wrong(node):
            yield f"{code}: node {node.id}: its contacts are not believed or doubted as they should be"
        elif apply.misdated(node, 1, node.have, contacts.jumps(site, node.id)):
            yield f"{code}: node {node.id}: its times are not those that its contacts give"
        elif node.have and nodes.hashes(node, node.have, node.have) != [node.hash]:
            yield f"{code}: node {node.id}: its chain does not end where it says"
    pos = Counter.get_by_id(site).pos
    for beyond, kind in db.rows("SELECT pos, kind FROM change WHERE site = ? AND pos > ? ORDER BY pos", site, pos):
        yield f"{code}: {kind}: place {beyond} is past the counter {pos}"


def _check_record(site, code, record):
    name = f"{code}: {record.kind or 'record'} {record.id}"
    if record.state is None:
        if record.kind in registry.SHAPES and _stored(site, record):
            yield f"{name}: should not exist"
    else:
        stored, folded = _stored(site, record), projection.row_of(site, record, 0)
        if stored is None:
            yield f"{name}: is missing"
        elif stored != folded:
            columns = registry.SHAPES[record.kind].row_columns
            wrong = [column for column, a, b in zip(columns, stored, folded, strict=True) if a != b]
            yield f"{name}: differs in {', '.join(wrong)}"
    told = db.rows("SELECT node, n, verdict, detail FROM verdict WHERE site = ? AND record = ? AND folded = 1 "
                   "ORDER BY node, n", site, record.id)
    due = sorted((v[1], v[2], v[4], v[5]) for v in projection.verdicts_of(site, record))
    if [tuple(row) for row in told] != due:
        yield f"{name}: verdicts differ"
    waits = db.rows("SELECT node, n FROM awaited WHERE site = ? AND record = ? ORDER BY node, n", site, record.id)
    if sorted(map(tuple, waits)) != sorted((w[0], w[1]) for w in record.awaited):
        yield f"{name}: waits differ"
