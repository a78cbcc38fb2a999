"""Shopping lists, read and added up."""

import pytest

from views.field import basket


def test_a_line_ends_with_its_amount():
    assert basket.read("大米 10斤\n\n  鸡蛋  30 个 \n降压药\nvitamin B12") \
        == [("大米", "10斤"), ("鸡蛋", "30 个"), ("降压药", ""), ("vitamin B12", "")]


@pytest.mark.parametrize(("quantities", "sum"), [
    (["10 kg", "5kg"], "15 kg"),
    (["10斤", "2 袋", "5斤"], "15 斤 + 2 袋"),
    (["0.1 L", "0.2 L"], "0.3 L"),
    (["一点", "2"], "2 + 一点"),
    (["", ""], ""),
])
def test_amounts_are_added_up_by_their_unit(quantities, sum):
    assert basket.total(quantities) == sum


def test_one_thing_of_several_homes_is_one_line():
    wanted = ("Rice", "1 kg"), ("eggs", "6"), ("rice ", "2 kg")
    items = [{"text": text, "quantity": quantity, "state": "wanted"} for text, quantity in wanted]
    lines = {line["text"]: (line["total"], len(line["parts"])) for line in basket.add_up(items)}
    assert lines == {"Rice": ("3 kg", 2), "eggs": ("6", 1)}


def test_what_is_wanted_stands_first():
    states = ("Rice", "bought"), ("eggs", "wanted"), ("oil", "unavailable"), ("eggs", "bought"), ("tea", "wanted")
    lines = basket.add_up([{"text": text, "quantity": "", "state": state} for text, state in states])
    assert [line["text"] for line in lines] == ["eggs", "tea", "Rice", "oil"]
    assert [part["state"] for part in lines[0]["parts"]] == ["wanted", "bought"]
