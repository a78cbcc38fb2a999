"""After an upgrade: the records follow what is declared now, a few at a time, while the server goes on.

What changed of a kind is told by the names of its parts that were kept at the last upgrade. Fields that were added need
nothing but their columns, and that ops which came too early are judged again. Where something else changed, the kind's
records are folded anew: a few hundred in a transaction of their own under their site's counter, so that phones of that
place wait for those alone, and of others for nobody. What is still to be done is kept, and goes on at the next start.
"""

import json
from collections.abc import Callable
from functools import partial

from models import database as db
from models import registry, tables
from models.database import database
from models.site import Setting, Site, set_setting, setting
from sync import (
    apply,
    clock,
    faults,
    inbox,
    items,
    judge,
    nodes,
    places,
    projection,
    rejudged,
    standing,
    watching,
)

STEP = 200
DECLARED, PENDING = "declared", "refit:"
DAY = 86_400_000
# Judged again they are more than a record: what they say of others and of a clock is worked out by `rebuild`.
FAR = ("release", "clock_jump", "question")


def begin() -> None:
    """Fit the tables to what is declared, and keep what is to be folded anew at which site."""
    known, filled = _known(), tables.fit()
    changed = None if known is None else filled | _changed(known)
    if setting("registry") and changed != set():
        with db.writing():
            for site in Site.select(Site.id):
                _put_off(site.id, changed)
    _keep(changed, known)


def _known():
    """Kind → part → name of what was declared at the last upgrade; None where it can't be told from this."""
    kept = json.loads(setting(DECLARED) or "{}")
    if not kept or kept["registry"] != setting("registry") or kept["caches"] != _caches():
        return None
    return kept["kinds"]


def _changed(known):
    """The kinds whose records may come out otherwise now. Of a field that is new no record knows."""
    now = registry.deciding()
    return {kind for kind, was in known.items()
            if kind in now and any(now[kind].get(part) != was[part] for part in was)}


def _keep(changed, known):
    now = registry.deciding()
    added = {kind for kind in now if known and kind in known and {*now[kind]} - {*known[kind]}}
    kept = {"registry": registry.digest(), "caches": _caches(), "kinds": now, "at": clock.now(),
            "again": [] if not setting("registry") else None if changed is None else sorted(changed | added)}
    with db.writing():
        set_setting(DECLARED, json.dumps(kept))
        set_setting("registry", registry.digest())


def _caches():
    """What the caches beside the records are made of; with other steps, or types of items, there are others to make."""
    return [list(items.TYPES), sorted(watching.REBUILT), len(watching.DUE)]


def _put_off(site, kinds):
    before = setting(f"{PENDING}{site}")
    both = None if kinds is None or before == "null" else sorted({*kinds, *json.loads(before or "[]")})
    set_setting(f"{PENDING}{site}", json.dumps(both))


def pending() -> list[int]:
    """The ids of the sites at which records are still to be folded anew."""
    kept = Setting.select(Setting.name).where(Setting.name.startswith(PENDING))
    return sorted(int(one.name.removeprefix(PENDING)) for one in kept)


def go_on(rebuild: Callable[[int], object]) -> None:
    """Judge again what came from newer phones, and fold anew whatever an upgrade has left to be folded.

    `rebuild` makes all caches of a site again.
    """
    for site in Site.select(Site.id):
        if _judge_newer(site.id):
            rebuild(site.id)
    for site in pending():
        kinds = json.loads(setting(f"{PENDING}{site}") or "null")
        _refit(site, standing.records(site, kinds=kinds))
        _finish(site, kinds)
    _after_old_workers()


def _after_old_workers():
    """Processes of the older version may have written for a while: what they folded is looked at once more.

    For a day after an upgrade each start does so, of the kinds that changed.
    """
    kept = json.loads(setting(DECLARED) or "{}")
    if not kept or kept["again"] == [] or not 0 <= clock.now() - kept["at"] < DAY:
        return
    for site in Site.select(Site.id):
        _refit(site.id, standing.records(site.id, kept["again"], kept["at"]))


def _judge_newer(site):
    """What came from phones that know more is judged by what is known now, a few at a time, and folded.

    Whether more follows from some of it than records.
    """
    far = False
    for some in db.batches(rejudged.newer(site), STEP):
        with db.writing():
            counter = nodes.lock(site)
            again = rejudged.again(site, some, judge.NEWER)
            far = far or any(found.kind in FAR for found in again.values())
            ids = {found.record or f"{node}.{n}" for (node, n), found in again.items()}
            apply.one_by_one(site, ids, counter, faults.Careful(site))
            counter.save()
    return far


def _refit(site, ids):
    for some in db.batches(ids, STEP):
        with db.writing():
            counter, net = nodes.lock(site), faults.Careful(site)
            try:
                with database.atomic():
                    counter.pos = _some(site, some, counter.pos)
            except db.Busy:
                raise
            except Exception:  # noqa: BLE001 – one of them it is: each by itself
                for id in some:
                    counter.pos = net.run(id, _some, site, [id], counter.pos, nothing=counter.pos)
            counter.save()


def _some(site, ids, pos):
    """Fold records anew; a row that comes out as it stands keeps its place in the feed."""
    folded = projection.fold_records(site, ids)
    rows = standing.rows(site, folded)
    stale = {record.id: record for record in folded
             if record.state and rows.get(record.id) != projection.row_of(site, record, 0)}
    same = [record for record in folded if record.id not in stale]
    kept = [record.id for record in same]
    projection.write_verdicts(site, kept, same)
    projection.write_awaited(site, kept, same)
    items.replace(site, items.about(site, kept, inbox.FOLDED), inbox.of_records(same))
    return apply.refold(site, stale, (), pos, stale)


def _finish(site, kinds):
    """What is made of all rows of a site, in one transaction; then it is done."""
    with db.writing():
        counter, net = nodes.lock(site), faults.Careful(site)
        for step, again in watching.REBUILT.items():
            net.run(f"{faults.STEP}{step}", again, site)
        if kinds is None:
            net.run(f"{faults.STEP}feed", places.rebuild, site)
        net.run(f"{faults.STEP}inbox", partial(_items, site))
        counter.save()
        Setting.delete().where(Setting.name == f"{PENDING}{site}").execute()


def _items(site):
    stands = {one: state for one, state in items.all_of(site).items() if one.type not in inbox.FOLDED}
    items.replace(site, stands, inbox.everything(site))
