"""What a total covers leaves the store once on the phone, too, as at the centre."""

import pytest

from tests.clocks import DAY, HOUR
from tests.parity import documents
from tests.parity.phone import Phone


@pytest.fixture
def phone(phone_of) -> Phone:
    """A supply keeper's phone."""
    return phone_of("supply")


def test_the_ledger_counts_a_total_and_what_it_covers_once(phone):
    own, cai, clock = phone.own, phone.other, phone.collector.clock
    masks = cai.write("goods", {"name": "口罩", "unit": "piece"})
    store, other = (cai.write("point", {"type": "store", "spot": spot}) for spot in ("甲", "乙"))
    told = [("receipt", 1000, {}), ("issue", 80, {"basis": "batch"}), ("issue", 5, {}), ("issue", 7, {"store": other}),
            ("issue", 9, {"batch_no": "A"}), ("issue", 40, {"batch_no": "A", "basis": "batch", "store": other}),
            ("used", 3, {}), ("issue", 90, {"basis": "batch"}), ("issue", 11, {"store": None, "batch_no": "A"})]
    for n, (type, quantity, more) in enumerate(told):
        fields = {"goods": masks, "type": type, "quantity": quantity, "store": store} | more
        (own if n % 2 else cai).write("movement", {name: value for name, value in fields.items() if value is not None})
        own.sync()
        cai.sync()
        clock.tick(HOUR)
    clock.tick(DAY)
    own.write("movement", {"goods": masks, "type": "issue", "quantity": 1, "store": store})
    own.sync()
    phone.begin()
    there, here = phone.both("/field/stock")
    documents.assert_same(there, here, "/field/stock")
    assert f"<strong>{1000 - 90 - 3 - 1}</strong>" in there["html"]
    assert f"<strong>{-7 - 40}</strong>" in there["html"]
