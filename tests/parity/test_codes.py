"""Whatever is wrong with a value is said in the same words on both sides: no code is without its sentence."""

import json
import re
from pathlib import Path

import pytest

from models.messages import SENTENCES, Message, sentence
from tests.parity import documents
from views import device_facts

DEVICE = Path(__file__).parents[2] / "static" / "device"
VALUES = {"min": 1, "max": 2, "decimals": 3, "choices": "a, b", "fields": "date"}
ID_CARD = "11010519491231002X"
EXPLAINED = """(async () => {
  const lang = await m_words.learn("en"), turn = {_: (text, values) => m_words.said(lang, text, values)}
  return JSON.stringify(m_pages_asked.explain(turn, {errors: %s}))
})()"""


def test_every_code_that_the_phone_gives_has_its_sentence():
    found = {code for path in DEVICE.glob("*.js") for code in re.findall(r'\{ code: "(\w+)"', path.read_text())}
    assert found - {"lost", "busy"} == {*device_facts.CODES}


@pytest.mark.parametrize("code", device_facts.CODES)
def test_a_code_reads_alike_on_both_sides(engine, code):
    told = {"x": [Message(code, **VALUES)]}
    assert json.loads(engine.racer.eval(EXPLAINED % json.dumps(told)).get(timeout=10)) == {
        "x": sentence(told["x"][0])}
    assert code in SENTENCES


def test_an_id_card_number_is_refused_beside_its_field(phone_of):
    phone = phone_of("gate")
    phone.begin()
    form = {"subject": "visitor", "direction": "in", "person": f"陈 {ID_CARD}", "temperature": "36.5", "once": "x" * 20}
    there, here = phone.both_take("/field/gate/enter", form)
    documents.assert_same(there, here)
    assert (here["status"], "ID-card number" in here["html"]) == (422, True)
