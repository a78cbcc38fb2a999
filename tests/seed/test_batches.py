"""A total of a batch beside single reports of the same never counts twice: two phones without a network, the report,
the inbox, an answer and its undo."""

from itertools import permutations

import pytest

from models.kinds import Activity
from sync import batches
from tests.clocks import HOUR, MINUTE
from tests.desk.inbox import forms, undo

POSTED = {"what": "poster", "stage": "posted"}
COVERED = "covered by a total"


@pytest.fixture
def meet(hong, wang, collector):
    """Both phones send and read; what is kept is what the ops come to."""
    def both():
        for phone in (hong, wang, hong):
            assert phone.sync(), phone.trouble
        assert collector.sound()
    return both


@pytest.fixture
def printer(hong, wang) -> str:
    """An organisation that both know."""
    id = hong.write("org", {"type": "property_company", "name": "泉铁物业"})
    for phone in (hong, wang):
        assert phone.sync()
    return id


def left_out(desk) -> str:
    """What the report says beside its figures."""
    return desk.get("/desk/report?from=2020-02-08&to=2020-02-08").words


@pytest.mark.parametrize("total_first", [True, False])
def test_a_printers_total_and_the_posters_of_two(hong, wang, printer, meet, figure, inbox, desk, clock, total_first):
    def whole():
        wang.write("activity", POSTED | {"quantity": 6000, "basis": "batch", "batch_no": "A7", "org": printer})

    if total_first:
        whole()
    for n in range(41):
        (hong if n % 2 else wang).write("activity", POSTED | {"quantity": 10, "batch_no": "A7", "spot": f"{n}号楼"})
        clock.tick(MINUTE)
    assert hong.sync()
    assert figure("Posters")[0] == 200
    if not total_first:
        whole()
    meet()
    assert figure("Posters")[0] == 6000
    assert f"{COVERED} 410" in left_out(desk)
    assert "A total beside single reports" not in inbox()


def test_single_reports_that_come_to_more_than_the_total_are_put_before_a_person(hong, wang, printer, meet, figure,
                                                                                 inbox, desk, clock):
    hong.write("activity", POSTED | {"quantity": 500, "basis": "batch", "batch_no": "B1", "org": printer})
    clock.tick(HOUR)
    for n in (300, 280):
        wang.write("activity", POSTED | {"quantity": n, "batch_no": "B1"})
        clock.tick(HOUR)
    meet()
    sentence = "is written down as a total of 500, and 2 other reports of the same come to 580."
    assert sentence in inbox()
    assert figure("Posters")[0] == 500
    for answer, number in (("items", 580), ("both", 1080), ("seen", 500)):
        desk.get("/desk/inbox")
        desk.send(forms(desk, "batch")[0], answer=answer)
        assert sentence not in inbox()
        meet()
        assert figure("Posters")[0] == number
        undo(desk)
        assert sentence in inbox()
        meet()
        assert figure("Posters")[0] == 500


def test_what_says_no_number_belongs_to_the_day_and_who_did_it(hong, wang, printer, meet, figure, desk, clock):
    hong.write("activity", {"what": "sms", "stage": "sent", "quantity": 5000, "failed": 12, "basis": "batch",
                            "org": printer})
    own = wang.write("activity", {"what": "sms", "stage": "sent", "quantity": 40, "org": printer})
    wang.write("activity", {"what": "sms", "stage": "sent", "quantity": 7})
    clock.tick(20 * HOUR)
    wang.write("activity", {"what": "sms", "stage": "sent", "quantity": 3, "org": printer})
    meet()
    desk.sign_in()
    assert figure("Text messages")[0] == 5000 - 12 + 7
    wang.edit(own, {"batch_no": "C2"})
    meet()
    assert figure("Text messages")[0] == 5000 - 12 + 7 + 40
    wang.edit(own, {"batch_no": None})
    meet()
    assert figure("Text messages")[0] == 5000 - 12 + 7


def test_of_two_totals_the_larger_counts_and_a_person_is_asked(hong, wang, printer, meet, figure, inbox, desk, clock):
    hong.write("activity", POSTED | {"quantity": 900, "basis": "batch", "org": printer})
    clock.tick(HOUR)
    larger = wang.write("activity", POSTED | {"quantity": 1200, "basis": "batch", "org": printer})
    meet()
    assert figure("Posters")[0] == 1200
    assert "is written down as a total of 1,200, and 1 other reports of the same come to 900." in inbox()
    wang.take_back(larger, "counted anew")
    meet()
    assert figure("Posters")[0] == 900
    assert "A total beside single reports" not in inbox()


def test_what_is_given_out_in_one_and_home_by_home_leaves_the_store_once(hong, wang, home, meet, figure, inbox, desk,
                                                                          collector, clock):
    desk.get("/desk/new/goods").submit("/desk/new/goods", name="口罩", category="mask", unit="piece")
    [goods] = collector.records(kind="goods")
    given = {"goods": goods, "store": hong.write("point", {"type": "store", "spot": "物业仓库"}), "category": "mask"}
    meet()
    hong.write("movement", given | {"type": "receipt", "quantity": 100})
    clock.tick(HOUR)
    wang.write("movement", given | {"type": "issue", "quantity": 5, "household": home})
    clock.tick(HOUR)
    total = hong.write("movement", given | {"type": "issue", "quantity": 80, "basis": "batch"})
    meet()
    assert figure("Masks given to residents")[0] == 80
    assert "口罩 Store 物业仓库 20" in desk.get("/desk/ledger/movement").words
    assert f"{COVERED} 5" in left_out(desk)
    hong.take_back(total, "by mistake")
    meet()
    assert figure("Masks given to residents")[0] == 5
    assert "口罩 Store 物业仓库 95" in desk.get("/desk/ledger/movement").words


def test_the_day_as_it_was_known_before_the_total_came(hong, wang, printer, meet, figure, desk, clock):
    hong.write("activity", POSTED | {"quantity": 10, "batch_no": "D4"})
    wang.write("activity", POSTED | {"quantity": 4000, "batch_no": "D4", "basis": "batch"})
    assert hong.sync()
    clock.tick(HOUR)
    known = "2020-02-08T08:30"
    clock.tick(MINUTE)
    meet()
    assert figure("Posters")[0] == 4000
    page = desk.get(f"/desk/report?from=2020-02-08&to=2020-02-08&known={known}").words
    assert "Posters 10 " in page
    assert COVERED not in page


def test_it_does_not_matter_in_which_order_they_are_read():
    def row(id, at, quantity, **more):
        return {"id": id, "at": at, "what": "poster", "stage": "posted", "org": None, "batch_no": "A", "basis": "item",
                "quantity": quantity, "counted_in": None} | more

    rows = [row("a.1", 1, 10), row("b.1", 2, 30, basis="batch"), row("c.1", 3, 30, basis="batch"),
            row("d.1", 4, None, basis="batch"), row("e.1", 5, 1, batch_no=None), row("f.1", 6, 50, stage="made")]
    found = [batches.covered(batches.groups(Activity.about.batch, some), {}) for some in permutations(rows)]
    assert found[0] == {"a.1": "b.1", "c.1": "b.1", "d.1": "b.1"}
    assert all(one == found[0] for one in found)


def test_a_total_is_not_forgotten_before_what_it_covers(hong, wang, meet, collector, clock):
    total = hong.write("activity", POSTED | {"quantity": 900, "basis": "batch", "batch_no": "E5"})
    single = wang.write("activity", POSTED | {"quantity": 30, "batch_no": "E5"})
    alone = wang.write("activity", POSTED | {"quantity": 30})
    meet()
    clock.tick(400 * 24 * HOUR)
    wang.edit(single, {"spot": "3号楼"})
    meet()
    clock.tick((3 * 365 - 300) * 24 * HOUR)
    collector.tell("forget", "--sure")
    assert {*collector.records(kind="activity")} == {total, single}
    assert alone not in collector.records()
    clock.tick(400 * 24 * HOUR)
    collector.tell("forget", "--sure")
    assert not collector.records(kind="activity")
    assert collector.sound()
