"""The things on shopping lists."""

import pytest


@pytest.fixture
def carrying(runner):
    """The runner's tab after taking two errands of two homes."""
    for unit, wanted in (("3-1502", "大米 10斤\n鸡蛋 30个"), ("5-302", "大米 5斤")):
        runner.get("/field/errands/new").submit("/k/errand/new", unit=unit, title="买菜", errand_item=wanted)
        runner.submit("/step/claim")
    return runner


@pytest.fixture
def items(collector):
    """Text and quantity → the item's fields, as they are now."""
    def now():
        fields = [record["fields"] for record in collector.records(kind="errand_item").values()]
        return {(one["text"], one.get("quantity", "")): one for one in fields}
    return now


def _of(tab, text):
    """The form of the first item of a list that has this text in its line."""
    before = tab.text[:tab.text.index(text)].count("/step/found")
    return tab.forms("/step/found")[before]


def test_it_works(carrying):
    text = carrying.get("/field/errands/shop").text
    assert "15 斤" in text
    assert "Homes: 2" in text


def test_bought_at_a_price(carrying, items):
    carrying.get("/field/errands/shop")
    carrying.send(_of(carrying, "3-1502 · 10斤"), price="45.5", state="bought")
    assert items()["大米", "10斤"]["state"] == "bought"
    assert items()["大米", "10斤"]["price"] == 4550
    assert items()["大米", "5斤"]["state"] == "wanted"


def test_still_wanted_after_all(carrying, items):
    carrying.get("/field/errands/shop")
    carrying.send(_of(carrying, "3-1502 · 30个"), state="unavailable")
    carrying.send(_of(carrying, "3-1502 · 30个"), state="wanted")
    assert items()["鸡蛋", "30个"]["state"] == "wanted"


@pytest.mark.parametrize("typed", ["4.555", "-3", "abc", "1e3", "45.", "9999999"])
def test_what_is_no_price_is_said_beside_the_field_with_what_was_typed(carrying, items, typed):
    carrying.get("/field/errands/shop")
    carrying.send(_of(carrying, "3-1502 · 10斤"), price=typed, state="bought")
    assert carrying.page.status_code == 422
    assert f'value="{typed}"' in carrying.text
    assert items()["大米", "10斤"]["state"] == "wanted"


def test_one_more_thing(carrying, items):
    carrying.get("/field/errands/new").submit("/k/errand/new", unit="8-1", title="药")
    carrying.submit("/k/errand_item/new", text="口罩", quantity="2包")
    assert items()["口罩", "2包"]["state"] == "wanted"


def test_a_thing_without_a_name_is_asked_again(carrying):
    carrying.get("/field/errands/new").submit("/k/errand/new", unit="8-1", title="药")
    carrying.submit("/k/errand_item/new", text="", quantity="2包")
    assert 'id="errand_item-text-error"' in carrying.text
    assert 'value="2包"' in carrying.text
