"""Bundles, from a second reading of the page: files that somebody carries, and whatever is wrong with them."""

import gzip
import json

import pytest

from models import database as db
from models.node import Node
from sync import bundle, enrol
from tests.clocks import HOUR
from tests.second_reader import Writer, seal, text

RECEIPT = {"Accept": "application/vnd.lianfang.receipt+json"}
ENTRY = {"gate": "east", "direction": "out"}


def writer(collector, role="gate", site="xh"):
    """A node of the second reading that was let in."""
    node = Writer.number()
    wish = {"code": collector.invite(role, site), "node": node, "name": "Auntie Lin"}
    said = collector.carry("POST", "/enrol", text(wish), {"Content-Type": "application/json"}).json
    return Writer(said["token"], node, said["key"], collector.clock() if callable(collector.clock) else 0)


@pytest.fixture
def author(collector):
    """Auntie Lin, whose phone never meets a network and has written three entries."""
    author = writer(collector)
    for n in range(3):
        author.write("gate_entry", **ENTRY, person=f"P{n}")
    return author


@pytest.fixture
def post(collector):
    """Carry bytes to the collector."""
    return lambda data, headers=None: collector.carry("POST", "/bundles", data, headers or {})


def file(*parts, key):
    return seal(b"".join(parts), key)


def test_it_works(collector, author, post):
    answer = post(file(author.part(), key=author.key))
    assert (answer.status, answer.json) == (200, {author.node: 3})
    assert len(collector.records(kind="gate_entry")) == 3
    assert collector.sound()


def test_taking_one_twice_changes_nothing(collector, author, post):
    carried = file(author.part(), key=author.key)
    post(carried)
    before = collector.export(), db.row("SELECT COUNT(*) FROM contact")
    assert post(carried).json == {author.node: 3}
    assert post(file(author.part(), key=author.key)).json == {author.node: 3}
    assert before == (collector.export(), db.row("SELECT COUNT(*) FROM contact"))


def test_parts_come_in_any_order(collector, author, post):
    assert post(file(author.part(3), key=author.key)).json == {author.node: 0}
    assert post(file(author.part(3), key=author.key)).json == {author.node: 0}
    assert post(file(author.part(2, 2), key=author.key)).json == {author.node: 0}
    assert post(file(author.part(1, 1), key=author.key)).json == {author.node: 3}
    assert len(collector.records(kind="gate_entry")) == 3
    assert db.row("SELECT COUNT(*) FROM held") == (0,)
    assert collector.sound()


def test_what_waits_in_a_file_follows_when_the_phone_itself_brings_what_comes_before(collector, author, post):
    post(file(author.part(2), key=author.key))
    headers = {"Authorization": f"Bearer {author.token}", "Content-Type": "application/x-ndjson"}
    said = collector.carry("POST", "/sync", author.body(1, 1, cursor=""), headers).json
    assert (said["have"], said["hash"]) == (3, author.hashes[3])
    assert collector.sound()


def test_several_nodes_travel_in_one_file(collector, author, post):
    other = writer(collector, "runner")
    other.write("errand", title="Rice")
    assert post(file(author.part(), other.part(), key=author.key)).json == {author.node: 3, other.node: 1}


def test_a_file_is_dated_by_its_arrival_and_no_offset(collector, author, post):
    collector.clock.tick(HOUR)
    late = writer(collector, "runner")
    collector.clock.tick(HOUR)
    late.wall += HOUR
    late.write("gate_entry", **ENTRY)
    collector.clock.tick(4 * HOUR)
    late.wall += 60 * HOUR
    late.write("gate_entry", **ENTRY)
    post(file(late.part(), key=author.key))
    at = [record["at"] for _, record in sorted(collector.records(kind="gate_entry").items())]
    # A clock that was right is believed; one that is ahead of the file's arrival is not, and moves nothing else.
    assert at == [collector.clock() - 4 * HOUR, collector.clock()]


def test_a_file_does_not_say_that_its_phone_was_heard(collector, author, post):
    post(file(author.part(1, 2), key=author.key))
    node = Node.get_by_id(author.node)
    assert (node.heard, node.have, node.claimed) == (None, 2, 3)


def test_the_carrier_gets_a_receipt_that_the_author_can_believe(author, post):
    said = post(file(author.part(), key=author.key), RECEIPT).json
    line, = said["receipt"]
    assert author.believes(line)
    assert not author.believes(line | {"have": 2, "hash": author.hashes[2]})
    assert not Writer("another", author.node).believes(line)


# -- bad bundles


def code(answer):
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status, answer.json["code"]


@pytest.mark.parametrize("at", [0, 5, 20, 90, 200, -1])
def test_a_byte_altered(collector, author, post, at):
    whole = bytearray(file(author.part(), key=author.key))
    whole[at] ^= 1
    answer = post(bytes(whole))
    assert code(answer) in ((400, "damaged"), (421, "elsewhere"), (400, "malformed"))
    assert collector.records() == {}


@pytest.mark.parametrize("size", [4, 50, 100, 300])
def test_a_file_cut(collector, author, post, size):
    assert code(post(file(author.part(), key=author.key)[:size])) == (400, "damaged")
    assert collector.records() == {}


def test_a_file_for_another_collector(author, post):
    from sync import seal as ours
    assert code(post(file(author.part(), key=ours.public(ours.new())))) == (421, "elsewhere")


def test_a_forged_continuation(collector, author, post):
    stranger = writer(collector, "runner")
    answer = post(file(author.part(1, 2), author.part(3, secret=stranger.secret), key=author.key))
    assert code(answer) == (403, "unproven")
    assert answer.json["vector"] == {author.node: 2}
    assert len(collector.records()) == 2


def test_a_header_altered_is_not_proven(author, post):
    part = author.part().replace(b'"claimed":3', b'"claimed":9')
    assert code(post(file(part, key=author.key))) == (403, "unproven")


def test_a_fork_is_kept_as_evidence_and_its_neighbours_count(collector, author, post):
    post(file(author.part(), key=author.key))
    clone, other = Writer(author.token, author.node, author.key, author.wall), writer(collector)
    clone.write("gate_entry", **ENTRY, person="Clone")
    other.write("gate_entry", **ENTRY)
    answer = post(file(clone.part(), other.part(), key=author.key))
    assert code(answer) == (409, "fork")
    assert answer.json["vector"] == {author.node: 3, other.node: 1}
    assert db.row("SELECT COUNT(*) FROM evidence") == (1,)


def test_a_withdrawn_node_is_set_aside_and_later_refused(collector, author, post):
    enrol.revoke(author.node)
    assert post(file(author.part(), key=author.key)).json == {author.node: 3}
    assert collector.records() == {}
    assert code(post(file(author.part(), key=author.key))) == (403, "withdrawn")
    author.write("gate_entry", **ENTRY)
    assert post(file(author.part(4), key=author.key)).json == {author.node: 4}
    assert code(post(file(author.part(4), key=author.key))) == (403, "withdrawn")
    assert collector.records() == {}


def test_a_zip_bomb(author, post):
    bomb = gzip.compress(bytes(80 << 20))
    from sync import seal as ours
    assert code(post(ours.seal(bomb, author.key))) == (413, "too_large")
    assert code(post(bytes(2 << 20))) == (413, "too_large")


def test_too_many_ops_in_one_body(author, post):
    for n in range(1000):
        author.write("gate_entry", **ENTRY, person=f"Q{n}")
    assert code(post(file(author.part(), key=author.key))) == (413, "too_large")
    assert post(file(author.part(1, 1000), author.part(1001), key=author.key)).json == {author.node: 1003}


def test_whatever_is_no_bundle(post):
    for data in (b"", b"hello\n", b"<!doctype html>\n", gzip.compress(b"{}\n"), b'{"mac":"00"}\n', b"\x00" * 500):
        answer = post(data)
        assert answer.json == {} if data == b"" else code(answer) == (400, "malformed")


def test_whoever_brings_only_rubbish_waits(laptop):
    found = [laptop.carry("POST", "/bundles", b"LFB1" + bytes(9), {}).json["code"] for _ in range(45)]
    assert found[-1] == "busy"


def test_contacts_are_believed_from_a_hub_alone(collector, author, post):
    told = text({"contacts": [[1, 1, 0, 3]], "offset": 0}) + b"\n"
    post(file(author.part() + told, key=author.key))
    assert db.rows("SELECT via FROM contact WHERE node = ?", author.node) == [("file",)]
    assert author.wall == next(iter(collector.records().values()))["at"]


def test_the_command_takes_a_file(collector, author, tmp_path):
    path = tmp_path / "lin.lfb"
    path.write_bytes(file(author.part(), key=author.key))
    assert json.loads(collector.tell("import", str(path))) == {author.node: 3}
    path.write_bytes(b"LFB1")
    found = collector.run("import", str(path))
    assert (found.exit_code, "damaged" in found.output) == (1, True)


def test_the_two_readings_prove_alike(author):
    body = author.body()
    key = author.secret.hex()
    part, = bundle.parts(author.part())
    assert (bundle.prove(key, body), body) == (part.mac, part.whole)


def test_what_others_bring_of_a_withdrawn_node_leaves_it_its_token(collector, author, post):
    with collector.app.app_context():
        enrol.revoke(author.node)
    assert post(file(author.part(), key=author.key)).status == 200
    author.write("gate_entry", **ENTRY, person="P3")
    answer = collector.carry("POST", "/sync", author.body(4), {"Authorization": f"Bearer {author.token}"})
    assert (answer.status, answer.json["have"], answer.json["wipe"]) == (200, 4, True)
    assert collector.carry("POST", "/sync", author.body(5), {"Authorization": f"Bearer {author.token}"}).status == 401
