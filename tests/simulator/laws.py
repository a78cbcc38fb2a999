"""What holds of a phone at every moment, and in the end. Source: PROTOCOL section 6."""

import json

from models import database as db
from models.site import Site
from sync import feed, nodes
from tests.simulator.handset import Broken, Handset

# What a phone's clock may be wrong without anybody minding, ms, and what a request takes.
CLOSE = 125_000
TOLD = ("fields", "heads", "conflicts", "waiting")


def always(phone: Handset, confirmed: dict[str, str]) -> dict:
    """The laws of any moment; `confirmed`: what a person was told to be kept, marker → dot. Returns what is there."""
    found = phone.do("all")
    with phone.collector.app.app_context():
        site = Site.get(Site.code == phone.site)
        kept(site, found, confirmed)
        arrived(site, found)
        together(site, found)
    return found


def kept(site, found, confirmed):
    """What was confirmed is in the store, at the collector, or named as gone."""
    meta, here = found["meta"], {row["op"]["set"].get("person") for row in found["ops"]}
    there = b"".join(bytes(line) for line, in db.rows("SELECT line FROM op WHERE site = ?", site.id))
    gone = set((meta["emptied"] or {"gone": []})["gone"])
    for marker, dot in confirmed.items():
        if marker in here or int(dot.partition(".")[2]) in gone:
            continue
        if f'"{marker}"'.encode() not in there:
            raise Broken(f"{dot} ({marker}) was confirmed and is nowhere; {meta}")


def arrived(site, found):
    """What counts as arrived is at the collector, byte for byte."""
    meta = found["meta"]
    if not meta["node"]:
        return
    have, = db.row("SELECT have FROM node WHERE id = ?", meta["node"])
    if have < meta["have"]:
        raise Broken(f"the phone lets go of what has not arrived: {meta['have']} of {have}")
    there = dict(db.rows("SELECT n, line FROM op WHERE site = ? AND node = ?", site.id, meta["node"]))
    for row in found["ops"]:
        if row["node"] == meta["node"] and row["n"] in there and bytes(there[row["n"]]).decode() != row["line"]:
            raise Broken(f"{row['n']} differs: {row['line']}")


def together(site, found):
    """A cursor never stands after a record that is not here."""
    meta, clean = found["meta"], {row["shown"]["id"]: row["clean"] for row in found["rows"]}
    if not meta["ready"] or meta["walk"]["whole"] or meta["settled"] < meta["have"] or not meta["cursor"]:
        return
    reached = int(meta["cursor"].partition("!")[0].rpartition(".")[2].rstrip("+"))
    for record in _records(site):
        if record["pos"] <= reached:
            _same(record, clean.get(record["id"]), "told")


def _records(site):
    other, = db.row("SELECT id FROM node WHERE site = ? ORDER BY enrolled LIMIT 1", site.id)
    cursor = feed.Cursor(nodes.epoch(), site.code, 0, True)
    return feed.changes(site.id, other, cursor, 1000)[0]


def _same(record, row, what):
    if row and abs(row["at"] - record["at"]) > CLOSE:
        raise Broken(f"{record['id']} is dated {row['at']} on its phone, {record['at']} at the collector")
    if not row or any(row[name] != record[name] for name in TOLD):
        short = row and {name: row[name] for name in TOLD}
        raise Broken(f"{record['id']} as {what}: {json.dumps(short, ensure_ascii=False)}; the collector says {record}")


def finally_(phone: Handset, confirmed: dict[str, str]) -> None:
    """Once everything has gone out and been read, the phone shows what the collector says, and nothing else."""
    found = always(phone, confirmed)
    meta = found["meta"]
    if meta["last"] > meta["have"] or meta["trouble"]:
        raise Broken(f"it does not come to rest: {meta}")
    with phone.collector.app.app_context():
        there = {record["id"]: record for record in _records(Site.get(Site.code == phone.site))}
    here = {row["shown"]["id"]: row["shown"] for row in found["rows"]}
    for id, record in there.items():
        _same(record, here.get(id), "shown")
    if here.keys() - there.keys():
        raise Broken(f"shown, and not at the collector: {sorted(here.keys() - there.keys())}")
