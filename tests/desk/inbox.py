"""What tests of the inbox ask of its page."""

import re
from urllib.parse import unquote

from tests import wire
from tests.clocks import MINUTE
from tests.field.tab import Forms

PAGE = "/desk/inbox"


def told_twice(lin, wang, clock, person="林小美") -> tuple:
    fields = {"gate": "东门", "direction": "out", "person": person}
    one = lin.write("gate_entry", fields)
    clock.tick(MINUTE)
    other = wang.write("gate_entry", fields)
    lin.sync()
    wang.sync()
    return one, other


def forms(tab, type=""):
    """The forms of the items of a type, in the order of the page; each item has several, its answers first."""
    reader = Forms()
    reader.feed(tab.text)
    return [form for form in reader.found if f"{PAGE}/{type}" in form.action and "decided" in form.fields]


def form(tab, type=""):
    return forms(tab.get(PAGE), type)[0]


def answer_beside(tab, value):
    """What the button beside a value answers."""
    card = next(card for card in tab.get(PAGE).text.split("<li>")[1:] if value in card)
    return card.partition('name="answer" value="')[2].partition('"')[0]


def decide(phone, form, answer):
    """What a coordinator answers on a phone of their own that has not heard of anybody else's answer."""
    item = unquote(form.action.partition("?")[0].removeprefix(f"{PAGE}/"))
    fields = {"item": item, "answer": answer}
    phone._write("decision", wire.natural_id(phone.store.site, "decision", item), fields, {}, None)


def waiting(tab):
    """The figure in the head of the page."""
    return int(re.search(r'id="waiting"[^>]*>(\d+)<', tab.get("/desk/").text)[1])


def undo(tab):
    """Takes the latest answer back, where the page says it or in the list of what was decided."""
    if not tab.forms(f"{PAGE}/undo"):
        tab.get(f"{PAGE}/decided")
    return tab.submit(f"{PAGE}/undo")


def together(tab):
    return tab.get(PAGE).forms(f"{PAGE}/all")[0]
