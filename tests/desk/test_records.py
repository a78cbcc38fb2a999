"""Lists of merged records."""

import pytest

from models import access
from models.registry import KINDS
from tests.clocks import HOUR, MINUTE
from tests.desk.conftest import BOTH_ENGINES
from views.desk.records import listing

pytestmark = BOTH_ENGINES
GATE = "/desk/records/gate_entry"


@pytest.fixture
def entries(lin, clock):
    """Twelve entries, ten minutes apart; the ids, oldest first. The last two happened on the next day."""
    ids = []
    for number in range(12):
        clock.tick(10 * MINUTE if number != 10 else 15 * HOUR)
        fields = {"direction": "out" if number % 2 else "in", "person": f"林{number:02}", "unit": f"{number % 3}-101"}
        ids.append(lin.write("gate_entry", fields | ({"temperature": 37.8} if number == 5 else {})))
    lin.sync()
    return ids


@pytest.fixture
def desk(entries, sit_down):
    """Coordinator Cai, who comes after the entries have been written."""
    return sit_down("cai-desk")


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 5)


def walk(tab, address):
    """The ids of all pages, one after the other."""
    found = tab.get(address).rows()
    while following := tab.links("after="):
        found += tab.get(following[-1]).rows()
    return found


def test_it_works(entries, desk):
    assert desk.get(GATE).rows() == entries[::-1]
    assert "1–12 of 12" in desk.words


def test_the_newest_change_can_come_first(entries, desk, lin):
    lin.edit(entries[3], {"note": "changed last"})
    lin.sync()
    assert desk.get(f"{GATE}?order=changed").rows()[0] == entries[3]


@pytest.mark.parametrize("order", ["newest", "oldest", "changed", "unit", "person", "temperature", "direction"])
def test_pages_show_each_record_once(entries, desk, small_pages, order):
    found = walk(desk, f"{GATE}?order={order}")
    assert sorted(found) == sorted(entries)


def test_pages_say_where_they_are(entries, desk, small_pages):
    desk.get(GATE)
    desk.get(desk.links("after=")[-1])
    assert "6–10 of 12" in desk.words


def test_a_list_can_be_sorted_by_a_field(entries, desk):
    rows = desk.get(f"{GATE}?order=unit").rows()
    assert [entries.index(id) % 3 for id in rows] == [0] * 4 + [1] * 4 + [2] * 4


def test_text_is_found_anywhere(entries, desk):
    assert desk.get(f"{GATE}?text=林07").rows() == [entries[7]]
    assert desk.get(f"{GATE}?text={entries[2]}").rows() == [entries[2]]


@pytest.mark.parametrize("text", ["%", "_", "!", "\\", "'", "林%", "<script>"])
def test_signs_mean_themselves(entries, desk, text):
    desk.page = desk.client.get(GATE, query_string={"text": text})
    assert desk.rows() == []


def test_a_word_is_chosen(entries, desk):
    assert desk.get(f"{GATE}?direction=in").rows() == entries[10::-2]


def test_several_words_may_do(entries, desk):
    assert len(desk.get(f"{GATE}?direction=in,out").rows()) == 12
    assert desk.get(f"{GATE}?decision=-&direction=in").rows() == entries[10::-2]


def test_a_smallest_number_is_asked_for(entries, desk):
    assert desk.get(f"{GATE}?temperature=37.3").rows() == [entries[5]]


def test_days_are_those_of_the_site(entries, desk):
    assert desk.get(f"{GATE}?since=2020-02-09").rows() == entries[:9:-1]
    assert desk.get(f"{GATE}?until=2020-02-08").rows() == entries[9::-1]


def test_taken_back_ones_can_be_shown_alone(entries, desk, lin):
    lin.take_back(entries[4], "wrong row")
    lin.sync()
    assert desk.get(f"{GATE}?state=void").rows() == [entries[4]]
    assert len(desk.get(f"{GATE}?state=counted").rows()) == 11


def test_told_twice_ones_can_be_shown_alone(entries, desk, collector, lin, clock):
    xu = collector.enrol("gate", "Xu")
    for phone in (lin, xu):
        again = phone.write("gate_entry", {"gate": "西门", "direction": "out", "person": "陈大明"})
        phone.sync()
        clock.tick(MINUTE)
    assert desk.get(f"{GATE}?state=double").rows() == [again]


def test_rival_values_can_be_shown_alone(household, sit_down):
    desk = sit_down("li-desk")
    assert desk.get("/desk/records/household?state=hard").rows() == [household]
    assert desk.get("/desk/records/household?state=soft").rows() == []


def test_looking_stops_after_a_while_and_says_where(entries, desk, monkeypatch):
    monkeypatch.setattr(listing, "WINDOW", 4)
    desk.get(f"{GATE}?text=林01")
    assert desk.rows() == []
    assert "Looked as far as yesterday" in desk.words
    assert walk(desk, f"{GATE}?text=林01") == [entries[1]]


def test_more_than_anybody_counts_is_said_as_such(entries, desk, monkeypatch):
    monkeypatch.setattr(listing, "COUNTED", 5)
    assert "1–12 of at least 5" in desk.get(GATE).words


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_its_page(desk, kind):
    orders = ["newest", *KINDS[kind].declared()]
    status = 200 if access.may_read(kind, "coordinator") else 403
    assert {desk.get(f"/desk/records/{kind}?order={order}&text=x").status for order in orders} == {status}


def test_another_compound_has_none_of_them(entries, other_desk):
    assert other_desk.get(GATE).rows() == []
    assert "Nothing here." in other_desk.words


def test_there_is_no_such_kind(desk):
    assert desk.get("/desk/records/dragons").status == 404


@pytest.mark.parametrize("asked", [
    "since=tomorrow", "until=2020-02-30", "lo=x&hi=-1", "state=lost", "order=pos;drop", "direction=up",
    "temperature=warm", "temperature=nan", "temperature=1e999", "after=[]", "after=x", "after=[true,%22a%22]",
    "after=[1e999,%22a%22]", "after=[%22a%22,%22b%22]", "after=[1,%22%5Cud800%22]", "shown=9999999999999999999",
    "order=unit&after=[1,%22a%22]",
])
def test_what_is_malformed_asks_for_nothing(entries, desk, asked):
    desk.get(f"{GATE}?{asked}")
    assert desk.status == 200
    assert len(desk.rows()) == 12


def test_a_wrong_day_is_explained_beside_its_field(entries, desk):
    assert "A day looks like 2020-02-08." in desk.get(f"{GATE}?since=soon").words


def test_a_piece_is_the_list_alone(entries, desk):
    desk.fragment(GATE)
    assert desk.rows() == entries[::-1]
    assert "role=\"search\"" not in desk.text


def test_the_late_come_where_they_happened(entries, desk, collector, clock):
    xu = collector.enrol("gate", "Xu")
    clock.tick(MINUTE)
    late = xu.write("gate_entry", {"direction": "in", "person": "晚到"})
    clock.tick(2 * HOUR)
    collector.enrol("gate", "Wu").sync()
    assert late not in desk.get(GATE).rows()
    xu.sync()
    assert desk.get(GATE).rows()[0] == late
