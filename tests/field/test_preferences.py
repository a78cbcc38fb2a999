"""Language and size of text."""

import pytest

from tests.field.tab import ORIGIN


def test_it_works(gate):
    gate.get("/field/more").submit("/preferences", lang="zh_CN")
    assert '<html lang="zh-CN"' in gate.text
    assert gate.page.request.path == "/field/more"


def test_big_text_stays(gate):
    gate.get("/field/more").submit("/preferences", big="1")
    assert 'class="big"' in gate.get("/field/gate").text


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(gate, address):
    answer = gate.client.post("/preferences", data={"lang": "en", "next": address}, headers=ORIGIN)
    assert answer.location == "/"


def test_an_unknown_language_is_not_kept(gate):
    gate.get("/field/more").submit("/preferences", lang="xx")
    assert '<html lang="en"' in gate.get("/field/more").text
