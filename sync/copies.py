"""At a hub: what the sites above publish, as the collector above has it. Records alone: their ops stay where they are.

A site that is only copied has a counter and a feed of its own here, so that phones, and hubs below, read on in it as
anywhere.
"""

import json
from typing import Any

import msgspec

from models import database as db
from models import registry
from models.site import Counter, Site, set_setting, setting
from sync import above, clock, feed, forgotten, nodes, places
from sync.cursor import read_cursor
from sync.problems import Problem

ASKED = "hub:copies"
MOST = feed.MOST


class Told(msgspec.Struct):
    """What the sites above publish after a cursor.

    `sites`: `[code, name, level, code of the one above]`, the nearest first; `records`, `gone`: as in a reply of
    `/sync`; `whole`: whether the walk began at the empty cursor, and `begins`: whether it begins with this.
    """

    cursor: str
    sites: list[tuple[str, str, str, str | None]]
    records: list[dict[str, Any]]
    gone: list[str]
    more: bool
    whole: bool
    begins: bool


# -- the collector above


def told(site: Site, text: str) -> Told:
    """What a hub of a site gets after the cursor `text`; from the start, where that is no good any more."""
    try:
        begun = read_cursor(text, nodes.epoch(), site.code)
        records, gone, cursor, more = feed.published(site.id, begun, MOST)
    except Problem:
        begun = read_cursor("", nodes.epoch(), site.code)
        records, gone, cursor, more = feed.published(site.id, begun, MOST)
    return Told(str(cursor), _above(site), records, gone, more, begun.whole, begun.whole and not begun.above)


def _above(site):
    found, here = [], site
    while here.parent is not None and len(found) < above.MOST:
        here = Site.get_by_id(here.parent)
        found.append((here.code, here.name, here.level, here.parent and Site.get_by_id(here.parent).code))
    return found


# -- the hub


def asked() -> str:
    """The cursor up to which everything was read; empty where kinds or fields have changed here since."""
    found = _kept()
    return found["cursor"] if found["registry"] == registry.digest() else ""


def _kept():
    found = setting(ASKED)
    return json.loads(found) if found else {"cursor": "", "registry": "", "begun": {}}


def take(site: int, said: Told) -> int:
    """Take over what the sites above `site` publish; how many records. Raises ValueError where a place of this very
    database goes by the name of one above."""
    with db.writing():
        kept, ids = _kept(), _placed(site, said.sites)
        counters = {code: nodes.lock(id) for code, id in ids.items()}
        if said.begins:
            kept["begun"] = {code: counter.pos for code, counter in counters.items()}
        for code, counter in counters.items():
            _write(counter, code, [one for one in said.records if one["site"] == code])
            _drop(counter, _standing(counter.site, said.gone))
            if said.whole and not said.more:
                _drop(counter, _unseen(counter.site, kept["begun"].get(code, counter.pos)))
            counter.save()
        cursor = {"cursor": said.cursor, "registry": registry.digest(), "begun": kept["begun"]}
        set_setting(ASKED, json.dumps(cursor))
    return len(said.records)


def _placed(site, sites):
    """code → id of the sites above, made and named as they are above; and what is above no more is emptied."""
    ids, above = {}, None
    for code, name, level, _ in reversed(sites):
        known = Site.get_or_none(Site.code == code)
        if known is None:
            known = Site.create(code=code, name=name, level=level, parent=above, copied=1)
            Counter.create(site=known.id)
        elif not known.copied:
            raise ValueError(f"the place {code} is above this one, and a place of this database goes by that name")
        Site.update(name=name, level=level, parent=above).where(Site.id == known.id).execute()
        ids[code] = above = known.id
    Site.update(parent=above).where(Site.id == site).execute()
    for gone in Site.select().where(Site.copied == 1, Site.id.not_in(list(ids.values()) or [0])):
        _drop(counter := nodes.lock(gone.id), _unseen(gone.id, counter.pos))
        counter.save()
    return ids


def _write(counter, code, records):
    """Write records as they are above, each at a new place of the feed here."""
    site, kinds = counter.site, {}
    for one in records:
        if one["kind"] in registry.SHAPES and registry.KINDS[one["kind"]].about.published:
            kinds.setdefault(one["kind"], []).append(one)
    for kind, found in kinds.items():
        shape, before, ids = registry.SHAPES[kind], counter.pos, [one["id"] for one in found]
        rows = [_row(shape, site, before + k, one) for k, one in enumerate(found, 1)]
        counter.pos += len(rows)
        places.leave(site, kind, ids)
        db.upsert(kind, shape.row_columns, ("site", "id"), rows)
        places.take(site, kind, before, counter.pos)
        for some in db.batches(ids):
            db.execute(f"DELETE FROM forgotten WHERE site = ? AND {db.one_of('record', len(some))}", site, *some)


def _row(shape, site, pos, told):
    fields = told["fields"]
    own = [None if fields.get(name) is None else convert(fields[name]) for name, convert in shape.to_column]
    lists = (_json(told[name]) for name in ("heads", "conflicts", "waiting"))
    return (site, told["id"], pos, told["at"], 0, fields.get("void"), *lists, 0, 1, *own)


def _json(value):
    return msgspec.json.encode(value).decode() if value else None


def _standing(site, ids):
    """kind → those of these ids that stand here."""
    found: dict[str, list[str]] = {}
    for some in db.batches(ids):
        for kind, id in db.rows(f"SELECT kind, id FROM change WHERE site = ? AND {db.one_of('id', len(some))}", site,
                                *some):
            found.setdefault(kind, []).append(id)
    return found


def _unseen(site, upto):
    """kind → the ids of what stands at the places up to one."""
    found: dict[str, list[str]] = {}
    for kind, id in db.rows("SELECT kind, id FROM change WHERE site = ? AND pos <= ?", site, upto):
        found.setdefault(kind, []).append(id)
    return found


def _drop(counter, kinds):
    """Take away records that are not above any more; who reads here is told that they are gone."""
    for kind, ids in kinds.items():
        places.leave(counter.site, kind, ids)
        for some in db.batches(ids):
            db.execute(f'DELETE FROM "{kind}" WHERE site = ? AND {db.one_of("id", len(some))}', counter.site, *some)
        forgotten.note(counter.site, kind, ids, counter, clock.now())
