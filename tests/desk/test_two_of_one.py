"""A home that isolates twice at once is put before a person, and both stay until one is ended."""

from tests.clocks import MINUTE

INBOX = "/desk/inbox"


def test_two_isolations_of_one_home_are_one_question(wang, desk, clock, collector):
    home = wang.write("household", {"unit": "3-1502"})
    ids = []
    for _ in range(2):
        clock.tick(MINUTE)
        ids.append(wang.write("isolation", {"household": home, "start": "2020-02-08", "status": "active"}))
    wang.write("isolation", {"household": home, "start": "2020-02-01", "status": "ended"})
    assert wang.sync()
    assert "hold at once (Home isolation: 3-1502), where only one should." in desk.get(INBOX).words
    assert set(collector.records(kind="isolation")) >= set(ids)

    wang.edit(ids[1], {"status": "ended", "ended_on": "2020-02-08"})
    assert wang.sync()
    assert "hold at once" not in desk.get(INBOX).words
    assert collector.sound()
