"""What is in store is the same document at the centre and on a phone without a network: sums, days left, what is on its
way."""

import pytest

from tests.clocks import DAY, HOUR, MINUTE
from tests.parity import documents
from tests.parity.phone import LANGUAGES, Phone


@pytest.fixture(params=LANGUAGES)
def phone(request, phone_of) -> Phone:
    """A supply keeper's phone."""
    phone = phone_of("supply")
    phone.choices["lang"] = request.param
    return phone


def same(phone: Phone) -> str:
    """The page, which is the same on both sides."""
    phone.begin()
    for path in ("/field/more", "/field/k/movement", "/field/ledger/movement", "/field/stock"):
        there, here = phone.both(path)
        documents.assert_same(there, here, path)
    return there["html"]


def test_an_empty_store_leads_to_what_has_to_be_there_first(phone):
    page = same(phone)
    assert "/field/k/goods/new" in page
    assert "/field/k/point/new" in page


def test_what_was_moved_counted_and_sent(phone):
    own, cai, clock = phone.own, phone.other, phone.collector.clock
    masks = cai.write("goods", {"name": "口罩 & <b>", "unit": "piece", "minimum": 100})
    gel = cai.write("goods", {"name": "84 消毒水", "unit": "kg", "minimum": 0})
    bare = cai.write("goods", {"name": "袋"})
    here = cai.write("point", {"type": "store", "spot": "物业仓库"})
    there = cai.write("point", {"type": "store", "spot": "居委会"})
    cai.sync()

    def moved(who, type, goods, quantity, **more):
        who.write("movement", {"type": type, "goods": goods, "quantity": quantity, "store": here} | more)
        who.sync()
        clock.tick(HOUR)

    moved(cai, "receipt", masks, 3000, source="donation")
    clock.tick(9 * DAY)
    moved(own, "issue", masks, 70)
    moved(cai, "issue", masks, 31.1)
    moved(own, "used", masks, 0.2)
    moved(cai, "receipt", gel, 150, said="300斤")
    moved(cai, "counted", gel, 20.5)
    moved(own, "used", gel, 20)
    moved(own, "lost", gel, 7)
    moved(own, "issue", bare, 3)
    moved(cai, "pledged", bare, 1_000)
    moved(own, "transfer_out", masks, 200, transfer="T-1")
    moved(cai, "transfer_in", masks, 180, transfer="T-1", store=there)
    moved(own, "transfer_out", masks, 50.5, transfer="T-2")
    moved(cai, "transfer_in", gel, 5, transfer="T-3", store=there)
    moved(own, "transfer_out", gel, 5, transfer="T-4")
    moved(cai, "transfer_in", gel, 5, transfer="T-4", store=there)
    own.write("movement", {"type": "issue", "goods": masks, "quantity": 4})
    own.write("movement", {"type": "counted", "goods": masks, "quantity": 999, "store": "0000000000000.9"})
    gift = {"type": "receipt", "goods": bare, "quantity": 9, "store": here, "from_org": "0000000000000.1"}
    for who in (own, cai):
        clock.tick(MINUTE)
        who.write("movement", gift)
        who.sync()
    page = same(phone)
    for said in ("2,648.2", "-11.5", "999", "T-1", "T-2", "T-3"):
        assert said in page
    assert "T-4" not in page


def test_a_gate_that_may_not_read_it_has_no_such_page(phone_of):
    gate = phone_of("gate")
    gate.begin()
    there, here = gate.both("/field/stock")
    assert there["status"] == 404
    assert here is None
