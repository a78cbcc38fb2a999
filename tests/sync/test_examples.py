"""The examples of PROTOCOL.md itself are true."""

import json
import re
from pathlib import Path

import pytest

from tests import wire
from tests.sync.raw import Raw, verdicts

PAGE = (Path(__file__).parents[2] / "sync" / "PROTOCOL.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
ROWS = dict(re.findall(r"^\| (\d{3}(?:, \d{3})?) \| `(\w+)`", PAGE, re.MULTILINE))


def block(word: str) -> str:
    """The fenced example that contains a word."""
    return next(text for text in FENCED if word in text)


def ops() -> list[bytes]:
    """The op lines of section 3."""
    return [line.encode() for line in block('"set"').splitlines()]


def test_the_ops_of_section_3_are_ops(raw, clock, collector):
    made, edit = ops()
    errand = wire.encode({"t": clock(), "kind": "errand", "set": {"title": "rice"}})
    renamed = edit.replace(b"7k3v9q2m4x7ab.12", raw.dot(2).encode())

    reply = raw.say(made, errand, renamed)

    assert verdicts(reply) == {}
    assert collector.records()[raw.dot(2)]["fields"]["status"] == "bought"
    assert collector.records()[raw.dot(2)]["waiting"] == ["progress"]


def test_the_header_of_section_6_is_a_header(raw):
    example = json.loads(block('"claimed"').replace("…", ""))

    assert set(raw.header(1, 0)) == set(example)
    mine = example | {"node": raw.node, "prev": "", "last": "", "from": 1, "cursor": ""}
    assert raw.post(wire.body(mine, [])).status == 200


def test_the_reply_of_section_6_has_the_keys_that_replies_have(raw, other, clock):
    text = block('"verdicts"').replace("{…}", "{}").replace("…", "")
    example = json.loads(text)
    raw.say(ops()[0])

    reply = other.ask()

    assert set(reply) <= set(example)
    assert set(reply["records"][0]) == set(example["records"][0])


def test_the_node_of_section_1_is_a_node_id():
    node = re.search(r"`(\w+)\.12`", PAGE)[1]

    assert len(node) == 13
    assert set(node) <= set(wire.ALPHABET)
    assert wire.ALPHABET in PAGE


@pytest.mark.parametrize(("status", "code"), [("400", "malformed"), ("422", "version"), ("429, 503", "busy")])
def test_the_table_of_problems_is_the_one_that_the_tests_know(status, code):
    assert ROWS[status] == code


def test_the_enrolment_of_section_8_gives_what_it_says(collector):
    keys = re.search(r"`201 (\{.*?\})`", PAGE)[1].replace("…", "")
    raw = Raw(collector)
    wish = {"token": raw.token, "node": wire.new_node(), "name": "Cai"}

    given = raw.phone.network("POST", "/enrol", wire.encode(wish), {"Content-Type": "application/json"}).json

    assert set(given) == set(json.loads(keys))
