"""What a phone writes without a network arrives once, whatever the network does."""

import pytest
from playwright.sync_api import Error

from tests.browser.device.handset import entry


def test_it_works(handset, centre):
    lin = handset()
    dot, = lin.write(entry())
    assert lin.get("gate_entry", dot)["unsent"] == 1
    meta = lin.sync()
    assert (meta["unsent"], meta["trouble"], meta["clock"]) == (0, None, "right")
    assert list(centre.records("gate_entry")) == [dot]
    assert lin.get("gate_entry", dot)["unsent"] == 0


def test_what_is_written_without_a_network_arrives_when_there_is_one(handset, centre, line):
    lin = handset()
    line.mode = "cut"
    dots = [lin.write(entry(n))[0] for n in range(20)]
    meta = lin.sync()
    assert (meta["unsent"], meta["trouble"]) == (20, "lost")
    assert len(lin.list("gate_entry")) == 20
    line.mode = "open"
    assert lin.sync("online")["unsent"] == 0
    assert sorted(centre.records("gate_entry")) == sorted(dots)


def test_a_write_is_sent_by_itself_after_a_few_seconds(handset, centre):
    lin = handset()
    lin.write(entry())
    lin.until(unsent=0)
    assert len(centre.records("gate_entry")) == 1


def test_what_has_gone_out_in_the_meantime_is_not_sent_for_again(handset, line):
    lin = handset()
    lin.write(entry())
    lin.sync()
    before = len(line.syncs())
    lin.sync("write")
    assert len(line.syncs()) == before


def test_a_lost_reply_sends_nothing_twice(handset, centre, line):
    lin = handset()
    line.mode, line.only = "reply lost", "/sync"
    lin.write(*(entry(n) for n in range(50)))
    assert lin.sync()["trouble"] == "lost"
    line.mode, before = "open", len(line.passed)
    assert lin.sync()["unsent"] == 0
    sizes = [size for _method, path, size, _status in line.passed[before:] if path == "/sync"]
    assert max(sizes) < 500
    assert len(centre.records("gate_entry")) == 50


def test_a_captive_portal_is_not_taken_for_the_centre(handset, centre, line):
    lin = handset()
    line.mode = "portal"
    lin.write(entry())
    meta = lin.sync()
    assert (meta["unsent"], meta["trouble"]) == (1, "portal")
    line.mode = "open"
    assert lin.sync()["unsent"] == 0
    assert len(centre.records("gate_entry")) == 1


def test_a_busy_centre_is_given_the_time_that_it_asks_for(handset, line):
    lin = handset()
    line.mode, line.only = "busy", "/sync"
    lin.write(entry())
    meta = lin.sync()
    assert (meta["unsent"], meta["trouble"]) == (1, "busy")
    assert 1_000 <= meta["notBefore"] - meta["wall"] <= 2_200
    line.mode = "open"
    before = len(line.syncs())
    lin.sync("online")
    assert len(line.syncs()) == before
    lin.page.wait_for_timeout(2_100)
    assert lin.sync("online")["unsent"] == 0


def test_too_many_requests_are_told_apart_from_a_captive_portal(handset, line):
    lin = handset()
    line.mode, line.only = "crowded", "/sync"
    lin.write(entry())
    meta = lin.sync()
    assert (meta["unsent"], meta["trouble"]) == (1, "busy")
    assert meta["notBefore"] - meta["wall"] >= 1_000


def test_a_silent_centre_is_asked_for_less_at_a_time(handset, centre, line):
    lin = handset()
    lin.do("() => { lianfang.patience.silent = 700 }")
    line.mode, line.only = "silent", "/sync"
    lin.write(*(entry(n) for n in range(40)))
    meta = lin.sync()
    assert (meta["trouble"], meta["batch"]) == ("slow", 20)
    line.mode = "open"
    assert lin.sync()["unsent"] == 0
    assert len(centre.records("gate_entry")) == 40


def test_what_is_too_much_at_once_goes_in_halves(handset, centre, line):
    lin = handset()
    line.mode, line.only = "narrow", "/sync"
    lin.write(*(entry(n, unit=f"{n * 7919 % 97}-{n * 104729 % 997}") for n in range(300)))
    assert lin.sync()["unsent"] == 0
    assert len(centre.records("gate_entry")) == 300


def test_after_a_failure_an_open_page_tries_again_by_itself(handset, centre, line):
    lin = handset()
    line.mode = "cut"
    lin.write(entry())
    lin.sync()
    line.mode = "open"
    lin.until(unsent=0)
    assert len(centre.records("gate_entry")) == 1


def test_the_same_form_sent_twice_writes_once(handset, centre):
    lin = handset()
    assert lin.write(entry(), once="a-form") == lin.write(entry(), once="a-form")
    lin.sync()
    assert len(centre.records("gate_entry")) == 1


def test_when_nothing_has_changed_one_small_request_goes_out(handset, line):
    lin = handset()
    lin.sync()
    before = len(line.passed)
    lin.sync()
    assert [(path, size < 1_000) for _, path, size, _ in line.passed[before:]] == [("/sync", True)]


def test_a_clock_that_was_set_back_is_reported(handset, centre, line):
    lin = handset()
    line.mode = "cut"
    lin.write(entry())
    lin.do("() => { const real = Date.now; Date.now = () => real() - 3 * 365 * 86_400_000 }")
    dot = lin.write(entry(2))[0]
    assert lin.meta()["clock"] == "back"
    line.mode = "open"
    assert lin.sync("online")["clock"] == "behind"
    jump, = centre.records("clock_jump").values()
    assert jump["fields"]["before"] - jump["fields"]["after"] > 2 * 365 * 86_400_000
    found = centre.records("gate_entry")
    assert len(found) == 2
    assert abs(found[dot]["at"] - next(iter(found.values()))["at"]) < 60_000


def test_what_the_centre_sets_aside_leaves_the_screen_and_is_explained(handset, centre):
    lin = handset()
    dot, = lin.write(entry(), by="0000000000000")
    assert lin.sync()["unsent"] == 0
    assert lin.get("gate_entry", dot) is None
    about = lin.do("() => lianfang.phone.about()")
    assert [one["dot"] for one in about["refused"]] == [dot]
    assert "not enrolled" in about["refused"][0]["errors"]["by"][0]


def test_an_id_card_number_is_not_even_stored(handset):
    lin = handset()
    with pytest.raises(Error, match="note"):
        lin.write(entry(note="身份证 11010519491231002X"))
    assert lin.meta()["last"] == 0
    lin.write(entry(note="单号 110105194912310021"))


def test_a_wrong_clock_does_not_stay_wrong_on_its_own_phone(handset, line, centre):
    lin = handset()
    line.mode = "cut"
    lin.do("() => { const right = Date.now; Date.now = () => right() + 86_400_000 }")
    dot, = lin.write(entry())
    before = lin.get("gate_entry", dot)["at"]
    line.mode = "open"
    lin.sync("online")
    after = lin.get("gate_entry", dot)["at"]
    assert abs(before - after - 86_400_000) < 60_000
    assert after == centre.records("gate_entry")[dot]["at"]
