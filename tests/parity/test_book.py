"""The book of kinds that a phone reads is the one of the centre, though it is sent in fewer words."""

import json

import pytest

from tests.parity.phone import LANGUAGES
from views.auth import FIELD_ROLES
from views.pages import book, book_sent


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("role", FIELD_ROLES)
def test_it_is_read_as_it_was(engine, role, lang):
    sent, whole = json.dumps(book_sent.of(role, lang)), book.of(role, lang)
    assert engine.value(f"m_kinds.read({json.dumps(sent)})") == json.loads(json.dumps(whole))
    assert engine.value(f"Object.values(m_kinds.read({json.dumps(sent)})).map(one => Object.keys(one.fields))") \
        == [list(kind["fields"]) for kind in whole.values()]
