"""What still fails is put aside with its error: the phone is answered, its neighbours count, and it is tried again."""

import pytest

from models import database
from sync import closing, faults, fold, inbox, judge, projection, upkeep
from tests.sync.raw import entry, verdicts

ODD = "odd"


def put_aside(collector) -> list[str]:
    """What is put aside at the site, by name."""
    with collector.app.app_context():
        [site] = database.row("SELECT id FROM site WHERE code = 'xh'")
        return [about for about, _, _ in faults.all_of(site)]


def spoil(patch, owner, name: str) -> None:
    """That function raises where it meets the text ODD."""
    whole = getattr(owner, name)

    def fails(*args, **options):
        if ODD in repr(args):
            raise RuntimeError("林小美 is a name that no log may hold")
        return whole(*args, **options)

    patch.setattr(owner, name, fails)


FOLDS = [(fold.Folding, "_shown"), (projection, "row_of"), (inbox, "of_records"), (projection, "verdicts_of")]


@pytest.mark.parametrize(("owner", "name"), FOLDS, ids=lambda value: getattr(value, "__name__", value))
def test_a_record_that_cannot_be_folded_hides_no_other(raw, other, clock, collector, monkeypatch, owner, name):
    raw.say(entry(clock()), entry(clock()), entry(clock()))
    with monkeypatch.context() as patch:
        spoil(patch, owner, name)
        reply = raw.say(entry(clock(), id=raw.dot(1), set={"note": "a"}),
                        entry(clock(), id=raw.dot(2), set={"note": ODD}),
                        entry(clock(), id=raw.dot(3), set={"note": "c"}), entry(clock(), set={"gate": "west"}))

        assert (reply["have"], verdicts(reply)) == (7, {5: "quarantined"})
        assert "operator" in reply["verdicts"][0]["errors"]["op"][0]
        notes = {id: record["fields"].get("note") for id, record in collector.records(kind="gate_entry").items()}
        assert notes == {raw.dot(1): "a", raw.dot(2): None, raw.dot(3): "c", raw.dot(7): None}
        assert put_aside(collector) == [raw.dot(2)]
        told = collector.run("check")
        assert (told.exit_code, f"{raw.dot(2)}: was put aside: RuntimeError at" in told.stdout) == (1, True)
        assert "林小美" not in told.output
        collector.tell("rebuild")
        assert put_aside(collector) == [raw.dot(2)]
        assert other.say(entry(clock()))["have"] == 1

    collector.tell("rebuild")
    assert put_aside(collector) == []
    assert verdicts(raw.say(entry(clock()), seen=0)) == {}
    assert collector.records()[raw.dot(2)]["fields"]["note"] == ODD
    assert collector.sound()


def test_the_next_op_folds_it_again(raw, clock, collector, monkeypatch):
    raw.say(entry(clock()))
    with monkeypatch.context() as patch:
        spoil(patch, fold.Folding, "_shown")
        raw.say(entry(clock(), id=raw.dot(1), set={"note": ODD}))

    reply = raw.say(entry(clock(), id=raw.dot(1), set={"gate": "west"}), seen=0)

    assert verdicts(reply) == {}
    assert put_aside(collector) == []
    assert collector.records()[raw.dot(1)]["fields"]["note"] == ODD
    assert collector.sound()


def test_the_next_start_folds_it_again(raw, clock, collector, monkeypatch):
    raw.say(entry(clock()))
    with monkeypatch.context() as patch:
        spoil(patch, fold.Folding, "_shown")
        raw.say(entry(clock(), id=raw.dot(1), set={"note": ODD}))

    with collector.app.app_context():
        upkeep.prepare()

    assert put_aside(collector) == []
    assert collector.sound()


def rebuilt(collector) -> None:
    """The operator makes all caches again."""
    collector.tell("rebuild")


def started(collector) -> None:
    """The server is started again."""
    with collector.app.app_context():
        upkeep.prepare()


@pytest.mark.parametrize("mend", [rebuilt, started])
@pytest.mark.parametrize("name", ["quick", "examine", "_form"])
def test_a_line_that_cannot_be_judged_is_kept_with_its_bytes(raw, clock, collector, monkeypatch, name, mend):
    with monkeypatch.context() as patch:
        spoil(patch, judge, name)
        reply = raw.say(entry(clock()), entry(clock(), set={"gate": ODD, "unknown": 1}), entry(clock()))

        assert (reply["have"], list(verdicts(reply))) == (3, [2])
        assert len(collector.records(kind="gate_entry")) == 2

    mend(collector)
    assert verdicts(raw.say(seen=0)) == {2: "newer"}
    assert collector.sound()


@pytest.mark.parametrize(("owner", "name"), [(inbox, "arrived"), (closing, "look"), (closing, "receipts")],
                         ids=lambda value: getattr(value, "__name__", value))
def test_what_is_done_beside_the_records_keeps_none_of_them_waiting(raw, clock, collector, monkeypatch, owner, name):
    def fails(*args):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, fails)
        assert raw.say(entry(clock()))["have"] == 1
        assert [about.startswith("step:") for about in put_aside(collector)] == [True]

    assert raw.say(entry(clock()))["have"] == 2
    collector.tell("rebuild")
    assert put_aside(collector) == []
    assert collector.sound()


def test_the_net_costs_a_good_batch_nothing(raw, clock, monkeypatch):
    monkeypatch.setattr(faults, "put_aside", None)
    monkeypatch.setattr(faults.Careful, "run", None)

    assert raw.say(*[entry(clock()) for _ in range(3)])["have"] == 3
