"""Supplies: what comes, goes, is promised and counted, on two phones without a network."""

import pytest

from tests.clocks import HOUR, MINUTE
from tests.desk.inbox import forms, undo


@pytest.fixture
def store(hong, wang, desk, collector) -> dict:
    """Masks and a store, known on both phones: the fields of a movement."""
    desk.get("/desk/new/goods").submit("/desk/new/goods", name="口罩", category="mask", unit="piece", minimum="100")
    [goods] = collector.records(kind="goods")
    point = hong.write("point", {"type": "store", "spot": "物业仓库"})
    for phone in (hong, wang, hong):
        assert phone.sync()
    return {"goods": goods, "store": point, "category": "mask"}


def test_two_give_out_the_last_fifty(hong, wang, home, store, inbox, figure, collector, clock):
    hong.write("movement", store | {"type": "receipt", "quantity": 50, "source": "purchase"})
    clock.tick(MINUTE)
    other = wang.write("household", {"unit": "5-302", "building": "5"})
    hong.write("movement", store | {"type": "issue", "quantity": 50, "household": home})
    wang.write("movement", store | {"type": "issue", "quantity": 50, "household": other})
    for phone in (hong, wang):
        assert phone.sync()
    assert "50 more have gone out of “口罩 · Store 物业仓库” than came in." in inbox()
    assert figure("Masks given to residents")[0] == 100
    clock.tick(HOUR)
    hong.write("movement", store | {"type": "counted", "quantity": 30, "days_left": 2})
    assert hong.sync()
    assert "have gone out" not in inbox()
    assert collector.sound()


def test_what_was_counted_stands_for_all_before_it(hong, wang, desk, store, inbox, collector, clock):
    hong.write("movement", store | {"type": "receipt", "quantity": 500})
    clock.tick(HOUR)
    wang.write("movement", store | {"type": "counted", "quantity": 20})
    clock.tick(HOUR)
    hong.write("movement", store | {"type": "used", "quantity": 25, "used_on": "gate"})
    for phone in (hong, wang):
        assert phone.sync()
    assert "5 more have gone out of" in inbox()
    ledger = desk.get(desk.get("/desk/records/movement").links("/desk/ledger")[0]).words
    assert "口罩 Store 物业仓库 -5 below nothing 100" in ledger
    assert collector.sound()


def test_donor_and_receiver_record_one_gift(hong, wang, desk, store, figure, collector, clock):
    donor = hong.write("org", {"type": "enterprise", "name": "珠海葆力泉州分公司"})
    hong.sync()
    wang.sync()
    gift = store | {"type": "receipt", "quantity": 2000, "from_org": donor, "source": "head_office"}
    hong.write("movement", gift | {"said": "2000只"})
    clock.tick(MINUTE)
    wang.write("movement", gift)
    for phone in (hong, wang):
        assert phone.sync()
    number, words = figure("Masks received")
    assert number == 2000
    assert "2,000" in words
    assert figure("Goods from head offices")[0] == 1
    assert "Perhaps the same event" in desk.get("/desk/inbox").words
    assert collector.sound()


def test_a_promise_moves_nothing_until_it_comes(hong, store, inbox, figure, clock):
    hong.write("movement", store | {"type": "pledged", "quantity": 300})
    clock.tick(MINUTE)
    hong.write("movement", store | {"type": "issue", "quantity": 10})
    assert hong.sync()
    assert "10 more have gone out of" in inbox()
    assert figure("Goods promised")[0] == 1
    assert figure("Masks received")[0] == 0


def test_a_transfer_that_does_not_come_as_it_was_sent(hong, wang, desk, store, inbox, collector, clock):
    other = hong.write("point", {"type": "store", "spot": "居委会"})
    assert hong.sync()
    assert wang.sync()
    way = {"goods": store["goods"], "transfer": "T-0208"}
    hong.write("movement", way | {"type": "transfer_out", "quantity": 200, "store": store["store"]})
    clock.tick(HOUR)
    wang.write("movement", way | {"type": "transfer_in", "quantity": 180, "store": other})
    for phone in (hong, wang):
        assert phone.sync()
    sentence = "“口罩”, transfer T-0208: 200 went out, 180 came in."
    assert sentence in inbox()
    assert "Sent to another store, and not come as sent" in inbox()
    desk.send(forms(desk, "transit")[0], answer="seen")
    assert sentence not in inbox()
    assert collector.sound()
    undo(desk)
    assert sentence in inbox()
    wang.write("movement", way | {"type": "transfer_in", "quantity": 20, "store": other})
    assert wang.sync()
    assert sentence not in inbox()
    assert collector.sound()


def test_a_transfer_of_which_one_end_is_missing_after_two_days(hong, wang, store, desk, inbox, collector, clock):
    hong.write("movement", store | {"type": "transfer_out", "quantity": 50, "transfer": "T-9"})
    clock.tick(47 * HOUR)
    wang.write("movement", store | {"type": "used", "quantity": 1})
    for phone in (hong, wang):
        assert phone.sync()
    desk.sign_in()
    assert "transfer T-9" not in inbox()
    clock.tick(2 * HOUR)
    wang.write("movement", store | {"type": "used", "quantity": 1})
    assert wang.sync()
    assert "transfer T-9: 50 went out, 0 came in." in inbox()
    assert collector.sound()
    hong.write("movement", store | {"type": "transfer_in", "quantity": 50, "transfer": "T-9"})
    assert hong.sync()
    assert "transfer T-9" not in inbox()
    assert collector.sound()
