"""Full blocks of the feed are made once and sent to many; whatever becomes of records, all read the same."""

import gzip
import json
import random

import pytest

from models import database as db
from sync import blocks, feed, scope
from sync.cursor import read_cursor
from tests.clocks import MINUTE
from tests.sync.raw import LIN_OUT, Raw, entry


@pytest.fixture
def small(monkeypatch):
    """Blocks of four places."""
    monkeypatch.setattr(blocks, "PLACES", 4)


class Reader:
    """A phone that keeps what it reads by id, in pages, as its `encoding` brings them."""

    def __init__(self, collector, role, encoding):
        self.raw, self.encoding, self.kept = Raw(collector, role), encoding, {}

    def read(self):
        more = True
        while more:
            answer = self.raw.post(self.raw.body(len(self.raw.lines) + 1, limit=9), accept_encoding=self.encoding)
            reply = self.raw.remember(answer.json)
            assert len(reply["records"]) <= 9
            for record in reply["records"]:
                assert self.kept.get(record["id"], {"pos": 0})["pos"] <= record["pos"]
                self.kept[record["id"]] = record
            more = reply["more"]


@pytest.mark.parametrize("seed", range(4))
def test_every_reader_knows_in_the_end_what_there_is(collector, clock, small, seed):
    rng = random.Random(seed)
    readers = [Reader(collector, role, way) for role in ("gate", "coordinator") for way in ("gzip", "br", "identity")]
    known = []
    for _ in range(40):
        clock.tick(MINUTE)
        node = rng.choice(readers).raw
        id = rng.choice(known) if known and rng.random() < 0.4 else None
        op = entry(clock(), set=LIN_OUT | {"unit": rng.choice("123")}) | ({"id": id} if id else {})
        [dot] = node.write(op)
        known += [] if id else [dot]
        node.send(len(node.lines), cursor=None)
        if rng.random() < 0.5:
            rng.choice(readers).read()
    for reader in readers:
        reader.read()
        others = {id: record for id, record in reader.kept.items() if not id.startswith(reader.raw.node)}
        assert others == {id: record for id, record in everything(reader).items() if id in others}
        assert {id for id in known if not id.startswith(reader.raw.node)} <= others.keys()


def everything(reader):
    """id → record, of one page made for one reader alone."""
    site = db.row("SELECT site FROM node WHERE id = ?", reader.raw.node)[0]
    cursor = read_cursor("", "e", "xh")._replace(pos=1)
    upto = db.row("SELECT pos FROM counter WHERE site = ?", site)[0]
    shapes = feed._readable(scope.hidden(1, reader.raw.node))
    records, _, _ = feed._page(site, cursor._replace(pos=0), upto, None, shapes, 1000)
    return {record["id"]: json.loads(json.dumps(record)) for record in records}


def test_what_many_read_is_made_once(collector, clock, small, monkeypatch):
    first, *others = [Reader(collector, "gate", "gzip") for _ in range(5)]
    first.raw.say(*[entry(clock()) for _ in range(40)], cursor=None)
    made, record = [], feed.record
    monkeypatch.setattr(feed, "record", lambda *of: made.append(of) or record(*of))
    for reader in others:
        reader.read()
    assert len(made) == 40
    assert all(len(reader.kept) == 40 for reader in others)


def test_a_record_that_moves_leaves_its_block(collector, clock, small):
    one, other = Reader(collector, "gate", "gzip"), Reader(collector, "gate", "gzip")
    writer = Raw(collector)
    writer.say(*[entry(clock()) for _ in range(8)], cursor=None)
    one.read()
    writer.say(entry(clock(), id=writer.dot(2), set={"unit": "9-9"}), cursor=None)
    other.read()
    one.read()
    assert one.kept == other.kept
    assert one.kept[writer.dot(2)]["fields"]["unit"] == "9-9"


def test_pieces_are_one_plain_gzip_stream():
    kept = [b"[1,2,3" * 500, b"]" * 700]
    parts = [(b"{", None), *((text, blocks.piece(text, 9)) for text in kept), (b"}", None)]
    assert gzip.decompress(blocks.gzipped(parts)) == b"{" + b"".join(kept) + b"}"
