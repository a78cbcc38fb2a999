"""The gate's first screen."""

from tests.clocks import MINUTE
from tests.field.conftest import BOTH_ENGINES
from tests.field.tab import FRAGMENT, ORIGIN, Tab

pytestmark = BOTH_ENGINES


def test_it_works(gate):
    assert gate.get("/field/gate").page.status_code == 200
    assert "东门" in gate.text


def test_a_phone_that_has_not_chosen_its_gate_is_asked_which(collector):
    tab = Tab(collector, "gate", "Auntie Lin").get("/field/gate")
    assert tab.page.request.path == "/field/gate/stand"


def test_whoever_is_not_enrolled_is_sent_to_sign_in(collector):
    answer = collector.app.test_client().get("/field/gate", headers={"Accept": "text/html"})
    assert answer.status_code == 303
    assert "/signin" in answer.location


def test_the_switch_stays_where_it_was_put(gate):
    gate.submit("/gate/stand", direction="out")
    assert 'value="out" aria-pressed="true"' in gate.get("/field/gate").text


def test_the_switch_alone_is_replaced_where_a_piece_is_asked_for(gate):
    answer = gate.client.post("/field/gate/stand", data={"direction": "out"}, headers=ORIGIN | FRAGMENT)
    assert answer.get_data(as_text=True).count("<form") == 1
    assert "<html" not in answer.get_data(as_text=True)
    assert 'value="out" aria-pressed="true"' in gate.get("/field/gate").text


def test_a_gate_needs_a_name(gate):
    gate.get("/field/gate/stand").submit("/gate/stand", gate=" ")
    assert gate.page.status_code == 422
    assert 'id="gate-error"' in gate.text


def test_a_fragment_and_a_page_come_from_one_address_and_are_told_apart(gate):
    whole, piece = gate.get("/field/gate/find?q=3").text, gate.fragment("/field/gate/find?q=3").text
    assert "<html" in whole
    assert "<html" not in piece
    assert piece.strip() in whole
    assert "HX-Request-Type" in gate.page.headers["Vary"]


def test_a_boosted_link_gets_the_whole_page(gate):
    assert "<html" in gate.get("/field/gate", **{"HX-Request": "true", "HX-Request-Type": "full"}).text


def test_today_is_counted_at_this_gate_and_who_is_out_at_all_gates(gate, homes, clock):
    for name, direction in (("林小美", "out"), ("林小美", "in"), ("陈秀英", "out")):
        gate.submit("/gate/stand", direction=direction)
        gate.get(f"/field/gate/enter?resident={homes[name]}").submit("/gate/enter")
        clock.tick(MINUTE)
    gate.get("/field/gate")
    assert "In <strong>1</strong>" in gate.text
    assert "Out <strong>2</strong>" in gate.text
    assert "Who is out: 1" in gate.text


def test_a_stranger_sees_nothing_of_this_compound(gate, homes, collector):
    gate.get(f"/field/gate/enter?resident={homes['林小美']}").submit("/gate/enter")
    stranger = Tab(collector, "gate", "a stranger", site="hj")
    assert "东门" not in stranger.get("/field/gate/stand").text
    stranger.submit("/gate/stand", gate="东门")
    assert "林小美" not in stranger.text
    assert "林小美" not in stranger.get("/field/gate/find?q=3-1502").text
