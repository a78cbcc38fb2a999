"""Whatever is typed, by each widget: refused beside the field or read alike on both sides; it stands there still."""

import html

import pytest

from tests.parity import documents
from tests.parity.phone import Phone
from views.pages import book, shown

# What a thumb, a clipboard or a broken page may put into any field.
TYPED = ("", "长" * 10_001, "３６．６", "2020-02-08\r\n", "no such thing", "a\x07b", " \u200b ", "-1", "1e3")


def widgets() -> dict[str, tuple[str, str]]:
    """Widget → the first kind of a lead that asks by it, and the field."""
    found: dict[str, tuple[str, str]] = {}
    for name, kind in book.of("lead", "en").items():
        if "lead" in kind["writers"]:
            for word in kind["variants"]["asks"] if kind["variants"] else [None]:
                for field in shown.asks(kind, word):
                    found.setdefault(kind["fields"][field]["widget"], (name, field))
    return found


@pytest.fixture
def phone(phone_of) -> Phone:
    """A building lead's phone."""
    return phone_of("lead")


@pytest.mark.parametrize("widget", ["text", "area", "number", "date", "moment", "yesno", "buttons", "select", "checks",
                                    "pick", "person"])
def test_both_sides_read_it_alike(take, widget):
    name, field = widgets()[widget]
    kind = book.of("lead", "en")[name]
    variants = kind["variants"]
    word = next((word for word in variants["asks"] if field in shown.asks(kind, word)), "") if variants else ""
    typed = {variants["by"]: word} if variants else {}
    for text in TYPED:
        said = {f"{field}.{text}": "1"} if widget == "checks" else {field: text}
        answer = take(f"/field/k/{name}/new", typed=typed | said)
        if answer["status"] == 422 and widget in ("text", "number") and text.isprintable():
            assert html.escape(text, quote=False) in answer["html"]


def test_there_is_no_other_widget():
    assert {*widgets()} <= {"text", "area", "number", "date", "moment", "yesno", "buttons", "select", "checks", "pick",
                            "person", "hidden", "phone"}


def test_who_is_called_alike_is_told_apart(phone):
    for unit, name in (("1-101", "王伟"), ("2-202", "王伟"), ("3-303", "王小燕")):
        home = phone.other.write("household", {"unit": unit})
        phone.other.write("resident", {"name": name, "household": home})
    phone.other.sync()
    phone.begin()
    there, here = phone.both("/field/k/health_check/pick/resident", query={"resident~q": "王"})
    documents.assert_same(there, here)
    assert all(text in there["html"] for text in ("王伟 · 1-101", "王伟 · 2-202"))
    assert "王小燕 ·" not in there["html"]
