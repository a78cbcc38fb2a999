"""What this system could not put in its place is said at the desk, and every page stands."""

from sync import fold
from tests.desk.conftest import BOTH_ENGINES
from tests.sync.test_faults import ODD, spoil

pytestmark = BOTH_ENGINES


def test_a_fault_is_named_beside_what_was_set_aside(desk, lin, monkeypatch):
    entry = lin.write("gate_entry", {"gate": "east", "direction": "out", "person": "林小美"})
    lin.sync()
    with monkeypatch.context() as patch:
        spoil(patch, fold.Folding, "_shown")
        lin.edit(entry, {"note": ODD})
        lin.sync()

        page = desk.get("/desk/quarantine")
        assert "Faults of this system" in page.text
        assert f"{entry}</a> · <code>RuntimeError at " in page.text
        assert "This is a fault of the system" in page.text
        for path in ("/desk/", "/desk/inbox", f"/desk/record/{entry}", "/desk/records/gate_entry"):
            assert desk.get(path).status == 200

    lin.edit(entry, {"gate": "west"})
    lin.sync()
    assert "Faults" not in desk.get("/desk/quarantine").text


def test_what_the_desk_writes_is_kept_as_well(desk, lin, collector, monkeypatch):
    entry = lin.write("gate_entry", {"gate": "east", "direction": "out"})
    lin.sync()
    desk.get(f"/desk/record/{entry}?change=note")
    with monkeypatch.context() as patch:
        spoil(patch, fold.Folding, "_shown")
        assert desk.submit(f"/desk/record/{entry}", note=ODD).status == 200

    collector.tell("rebuild")
    assert collector.records()[entry]["fields"]["note"] == ODD
    assert collector.sound()
