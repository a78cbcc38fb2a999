"""Files that somebody carried to the desk."""

import json
import re
from io import BytesIO

import pytest

from tests.second_reader import Writer, seal, text

PAGE = "/desk/carried"


@pytest.fixture
def author(collector):
    """Auntie Lin's phone, which never meets a network."""
    node = Writer.number()
    wish = {"code": collector.invite("gate"), "node": node, "name": "Auntie Lin"}
    said = collector.carry("POST", "/enrol", text(wish), {"Content-Type": "application/json"}).json
    author = Writer(said["token"], node, said["key"], collector.clock())
    author.write("gate_entry", gate="east", direction="out")
    return author


@pytest.fixture
def bring(desk):
    """Take in bytes at the desk; what the page says."""
    def bring(data):
        file = {"file": (BytesIO(data), "lin.lfb")}
        answer = desk.client.post(PAGE, data=file, headers={"Origin": "http://localhost"})
        return re.sub(r"<[^>]*>|\s+", " ", answer.text)

    return bring


def test_it_works(author, bring, collector):
    said = bring(seal(author.part(), author.key))
    assert "Auntie Lin" in said
    assert "here up to no. 1" in said
    assert len(collector.records(kind="gate_entry")) == 1


def test_the_receipt_is_believed_by_the_phone_alone(author, bring, desk):
    bring(seal(author.part(), author.key))
    line, = json.loads(desk.client.get(f"{PAGE}/receipt?node={author.node}&node=0000000000000").data)["receipt"]
    assert author.believes(line)


def test_a_stranger_gets_no_receipt_for_devices_of_others(author, other_desk):
    assert other_desk.client.get(f"{PAGE}/receipt?node={author.node}").data.endswith(b'"receipt": [], "held": []}')


def test_a_damaged_file_is_said(author, bring, collector):
    assert "This file is damaged" in bring(seal(author.part(), author.key)[:-1])
    assert "Choose the file." in bring(b"")
    assert collector.records() == {}


def test_what_waits_for_an_earlier_file_is_said(author, bring):
    author.write("gate_entry", gate="east", direction="in")
    assert "waits for an earlier file" in bring(seal(author.part(2), author.key))
