"""No code of ours reaches a person: neither the words of a choice, nor ids of records, nor what a form carries."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from models.registry import SHAPES
from tests.clocks import HOUR, MINUTE
from tests.desk.inbox import PAGE, form, forms, told_twice

NODE = "[0-9a-hjkmnp-tv-z]{13}"
ID = re.compile(rf"\b{NODE}\.\d+\b|\b(?=[a-z]*\d){NODE}\b|\b[a-z_]+:{NODE}{NODE}\b")
# Words of choices that are not plain English words as well, and names of fields and kinds with an underline.
CODES = {word for shape in SHAPES.values() for f in shape.fields.values() if f.type == "choice" for word in f.words
         if "_" in word}
CODES |= {name for shape in SHAPES.values() for name in (shape.kind, *shape.fields) if "_" in name}


class Shown(HTMLParser):
    """What a reader sees or hears of a page: its text and its labels, without addresses and hidden fields."""

    def __init__(self):
        super().__init__()
        self.found, self.silent = [], 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in ("script", "style", "pre")
        attrs = dict(attrs)
        if tag == "input" and attrs.get("type") not in ("hidden", "radio", "checkbox"):
            self.found.append(attrs.get("value") or "")
        self.found += [attrs[name] or "" for name in ("aria-label", "title", "alt", "placeholder") if name in attrs]

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style", "pre")

    def handle_data(self, data):
        if not self.silent:
            self.found.append(data)


def leaks(text):
    reader = Shown()
    reader.feed(text)
    words = unescape(" ".join(reader.found))
    return sorted({*ID.findall(words), *(code for code in CODES if re.search(rf"\b{code}\b", words))})


@pytest.fixture
def busy(lin, wang, desk, clock):
    """A compound in which there is something of everything that a page can tell of."""
    clock.tick(HOUR)
    home = wang.write("household", {"unit": "3-1502", "name": "林家"})
    errand = wang.write("errand", {"title": "买米", "status": "open", "household": home})
    wang.sync()
    lin.sync()
    for phone in (lin, wang):
        clock.tick(MINUTE)
        phone.edit(home, {"name": f"{phone.name}家"})
        phone.edit(errand, {"status": "bought", "runner": phone.store.person, "outcome": "handed_over"})
        phone.write("resident", {"household": home, "name": "林小美"})
        phone.write("errand_item", {"errand": errand, "text": "米", "state": "substituted"})
        phone.write("errand_money", {"errand": errand, "amount": -500, "what": "advanced"})
        phone.write("gate_entry", {"direction": "inwards", "decision": "let_in", "subject": "resident",
                                   "temperature": 50})
        phone.sync()
    told_twice(lin, wang, clock)
    lin.write("clock_jump", {"before": 2_000, "after": 1_000})
    lin.sync()
    for answer, type in (("same", "same_person"), ("always", "same_event"), ("released", "aside")):
        desk.send(form(desk, type), answer=answer)
    asked = forms(desk.get(PAGE), "claims")[0]
    desk.send(asked, ask=f"{lin.node}.1", text="哪位买的？")
    desk.send(form(desk, "claims"), answer="kept")
    desk.get("/desk/inbox?type=rival&done=aTokenOfAForm")
    return desk


def pages(desk):
    """The pages of the desk, as far as links lead: each address once."""
    seen, todo = set(), ["/desk/", PAGE, "/desk/looks"]
    while todo:
        address = todo.pop().partition("#")[0]
        plain = re.sub(r"[?&](after|before|known|lo|hi|text|order|state)=[^&]*", "", address)
        if plain in seen or len(seen) > 150 or "csv" in address or "/export" in address:
            continue
        seen.add(plain)
        page = desk.get(address)
        # A record that another one names can only be changed by its id so far.
        if page.status == 200 and "change=" not in address and "text/html" in page.page.content_type:
            yield address, page.text
            todo += [link for link in page.links("/desk/") if link.startswith("/desk/")]


def test_no_page_shows_a_code_or_an_id(busy):
    # The page of a device says its number, which the command line asks for.
    found = {address: told for address, text in pages(busy)
             if (told := set(leaks(text)) - {address.removeprefix("/desk/nodes/")})}
    assert found == {}


def test_what_a_form_carries_is_no_word_for_a_reader(busy):
    assert "aTokenOfAForm" not in busy.get("/desk/looks").words
