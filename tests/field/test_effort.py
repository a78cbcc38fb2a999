"""What a page that the server answers has measured is kept at once; it is no part of what was said."""

import pytest

from models import database as db
from tests.field.conftest import BOTH_ENGINES
from tests.field.tab import ORIGIN, Tab

pytestmark = BOTH_ENGINES
TOOK = {"Lianfang-Effort": ":9000 person:4000 unit:2000 gate:50 nothing:7"}
KEPT = [("", 1, 9_000), ("gate", 1, 50), ("person", 1, 4_000), ("unit", 1, 2_000)]


@pytest.fixture
def kept(collector):
    def rows():
        with collector.app.app_context():
            return db.rows("SELECT field, number, ms FROM effort WHERE site = 1 AND kind = 'gate_entry' ORDER BY field")
    return rows


def send(tab, form, took, **fields):
    """The status of a form that was sent."""
    sent = form.fields | {"person": "王", "unit": "3-1502", "unlisted": "3-1502"} | fields
    return tab.client.post(form.action, data=sent, headers=ORIGIN | took).status_code


def test_a_form_counts_once_however_often_it_is_sent(collector, homes, kept):
    tab = Tab(collector, "gate", "Lin")
    form = tab.get("/field/gate/enter?subject=visitor").forms("/enter")[0]
    assert send(tab, form, TOOK) == 303
    assert send(tab, form, {"Lianfang-Effort": ":12000"}) == 303
    assert kept() == KEPT
    assert len(collector.records(kind="gate_entry")) == 1


def test_what_was_wrong_or_odd_is_not_counted(collector, homes, kept):
    tab = Tab(collector, "gate", "Lin")
    form = tab.get("/field/gate/enter?subject=visitor").forms("/enter")[0]
    assert send(tab, form, TOOK, temperature="hot") == 422
    assert kept() == []
    assert send(tab, form, {"Lianfang-Effort": ":9 <b>"}) == 303
    assert kept() == []
