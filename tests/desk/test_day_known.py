"""The day as it was known at an earlier moment: then, now, and through whom the figures differ."""

import re

import pytest

from tests.clocks import HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES

pytestmark = BOTH_ENGINES
CLOSED = "/desk/?known=2020-02-08T09:30"


@pytest.fixture
def evening(lin, wang, chen, clock):
    """Known at half past nine: one out, one in. After it Wang's phone brings one more that happened at eight, Lin takes
    hers back, and Chen's phone tells of an errand."""
    mine = lin.write("gate_entry", {"direction": "out", "person": "林小美"})
    lin.write("gate_entry", {"direction": "in", "person": "陈大明", "temperature": 36.5})
    late = wang.write("gate_entry", {"direction": "out", "person": "王小明", "temperature": 38.4})
    clock.tick(MINUTE)
    lin.sync()
    clock.tick(HOUR)
    wang.write("day_close", {"date": "2020-02-08", "state": "closed", "who": wang.store.person})
    chen.sync()
    clock.tick(HOUR)
    errand = chen.write("errand", {"title": "买米", "status": "open"})
    lin.take_back(mine, "wrong row")
    for phone in (wang, lin, chen):
        clock.tick(MINUTE)
        phone.sync()
    return mine, late, errand


def compared(tab):
    """label → (then, now, difference) and the addresses."""
    row = (r'<tr><th scope="row">([^<]+)</th><td class="num"><a href="([^"]+)">([^<]+)</a></td><td class="num">'
           r'<a href="([^"]+)">([^<]+)</a></td><td class="num">([^<]*)</td></tr>')
    found = re.findall(row, tab.text)
    return {label: ((then, now, more), (old.replace("&amp;", "&"), new.replace("&amp;", "&")))
            for label, old, then, new, now, more in found}


def test_it_works(evening, desk):
    told = {label: figures for label, (figures, _) in compared(desk.get(CLOSED)).items()}
    assert told == {"Out": ("1", "1", ""), "In": ("1", "1", ""), "Fevers, above 37.3 °C": ("0", "1", "+1"),
                    "Open errands": ("0", "1", "+1"), "Errands written down": ("0", "1", "+1"), "Devices": ("3", "3",
                                                                                                            "")}
    assert "As it was known today 09:30" in desk.words


def test_every_figure_then_and_now_opens_what_it_counts(evening, desk):
    for (then, now, _), (old, new) in list(compared(desk.get(CLOSED)).values())[:4]:
        assert len(desk.get(old).rows()) == int(then), old
        assert len(desk.get(new).rows()) == int(now), new
        assert "known" not in new


def test_what_made_the_difference_is_told_with_whom_it_came_from(evening, desk, lin, wang, chen):
    words = desk.get(CLOSED).words.partition("What made the difference: 3")[2]
    assert f"王小明 today 08:00 not counted Out, Fever today 10:02 Wang, own phone ({wang.node[:4]})" in words
    assert f"林小美 today 08:00 Out not counted today 10:03 Auntie Lin, own phone ({lin.node[:4]})" in words
    assert f"买米 today 10:01 not counted Open errand, Errand today 10:04 Chen, own phone ({chen.node[:4]})" in words


def test_devices_stand_as_they_had_been_heard(evening, desk, wang):
    def row(address):
        desk.get(address)
        return re.search(rf"Wang \({wang.node[:4]}\)(.*?)</tr>", desk.text, re.DOTALL)[1]

    assert "never" in row(CLOSED)
    assert "2 / 2" in row("/desk/board")


def test_a_fever_that_nobody_knew_of_is_no_need(evening, desk):
    assert "38.4" not in desk.get(CLOSED).words.partition("What made the difference")[0]
    assert "38.4" in desk.get("/desk/").words


def test_when_nothing_has_arrived_since_it_says_so(evening, desk, clock):
    clock.tick(HOUR)
    words = desk.get("/desk/?known=2020-02-08T10:30").words
    assert "Nothing has arrived since then that changes these figures." in words


def test_the_moment_of_the_close_is_offered(evening, desk):
    desk.get("/desk/")
    close = next(link for link in desk.links("known=") if "when the day was closed" in desk.words)
    assert "As it was known today 10:02" in desk.get(close).words


def test_links_keep_the_moment_and_one_leads_back(evening, desk):
    desk.get(CLOSED)
    assert all("known=" in link for link in desk.links("/desk/?day="))
    assert "/desk/" in desk.links("/desk/")
    assert "Back to now" in desk.words


def test_the_district_next_door_sees_nothing_of_it(evening, other_desk):
    words = other_desk.get(CLOSED).words
    assert "Nothing was known at that moment." in words
    assert "王小明" not in words
