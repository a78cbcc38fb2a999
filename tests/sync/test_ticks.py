"""Ticks of two phones that have not seen each other: one mark, whose furthest state shows, and a person is asked only
where two states say two things."""

from models.database import rows


def tick(device, state: str) -> None:
    """Marks one thing of one day."""
    device.write("tick", {"of": "place:1", "what": "sweep", "on": "2020-02-08", "state": state})


def standing(collector) -> list[tuple]:
    """State and review of every tick."""
    with collector.app.app_context():
        return rows("SELECT state, review FROM tick")


def test_two_who_tick_the_same_make_one(collector, wang, cai):
    tick(wang, "done")
    tick(cai, "done")
    wang.sync()
    cai.sync()
    assert standing(collector) == [("done", 0)]


def test_done_wins_over_what_was_missed_and_somebody_looks(collector, wang, cai):
    tick(wang, "missed")
    tick(cai, "done")
    wang.sync()
    cai.sync()
    assert standing(collector) == [("done", 1)]


def test_what_was_undone_says_nothing_against_it(collector, wang, cai):
    tick(wang, "missed")
    tick(cai, "done")
    [id] = {written.record_id(wang.node) for written in wang.store.ops}
    wang.edit(id, {"state": None})
    wang.sync()
    cai.sync()
    assert standing(collector) == [("done", 0)]
