"""What a phone makes of its own clock."""

import pytest

NOW = 1_581_120_000_000
STEPS = "(meta => [{}, meta])({})"


@pytest.fixture
def meta_after(modules):
    """`meta_after(step, meta, now)` → what the step gives and the meta after it, at a moment of the phone's clock."""

    def meta_after(step: str, meta: str = "{}", now: int = NOW):
        modules.racer.eval(f"Date.now = () => {now}")
        return modules.value(STEPS.format(step, meta))

    return meta_after


@pytest.mark.parametrize(("before", "back"), [
    (0, None), (NOW - 1, None), (NOW, None), (NOW + 2_000, None), (NOW + 2_001, {"before": NOW + 2_001, "after": NOW}),
])  # fmt: skip
def test_only_a_clock_that_went_back_by_more_than_a_nudge_is_told(meta_after, before, back):
    seen, meta = meta_after("m_clock.look(meta)", f"{{wall: {before}}}")
    assert (seen, meta["wall"], meta.get("setBack")) == (back, NOW, NOW if back else None)


def test_a_clock_that_is_read_for_the_first_time_went_nowhere(meta_after):
    assert meta_after("m_clock.look(meta)") == [None, {"wall": NOW}]


@pytest.mark.parametrize(("ahead", "offset"), [
    (0, 0), (119_999, 0), (-119_999, 0), (120_000, -120_000), (-120_000, 120_000), (10**9, -10**9),
])  # fmt: skip
def test_a_clock_is_wrong_by_what_the_centre_tells_from_two_minutes_on(meta_after, ahead, offset):
    _, meta = meta_after(f"m_clock.compare(meta, {NOW}, {NOW + ahead})", "{setBack: 1}")
    assert meta == {"offset": offset, "compared": True, "setBack": None}


def test_the_time_to_show_is_put_right(meta_after):
    assert meta_after("m_clock.now(meta)")[0] == NOW
    assert meta_after("m_clock.now(meta)", "{offset: -5}")[0] == NOW - 5
    assert meta_after("m_clock.wall()")[0] == NOW


@pytest.mark.parametrize(("meta", "state"), [
    ("{}", "unknown"), ("{offset: 7}", "unknown"), ("{compared: true}", "right"),
    ("{compared: true, offset: 0}", "right"),
    ("{compared: true, offset: -1}", "ahead"), ("{compared: true, offset: 1}", "behind"),
    ("{compared: true, offset: 1, setBack: 5}", "back"), ("{setBack: 5}", "back"),
])  # fmt: skip
def test_what_is_known_of_the_clock(meta_after, meta, state):
    assert meta_after("m_clock.state(meta)", meta)[0] == state
