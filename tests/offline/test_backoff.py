"""How long a phone waits after a failure: its own module, in an engine."""

import pytest

MINUTE = 60_000


@pytest.fixture
def ask(modules):
    """`ask(expression)` gives what an expression about `pause` and `waits` comes to."""
    return lambda expression: modules.value(f"(({{ pause, waits }}) => {expression})(m_backoff)")


def test_the_first_tries_come_soon_and_later_ones_never_after_more_than_a_quarter_of_an_hour(ask):
    assert ask("pause(0, 0, () => 1)") == 5_000
    assert ask("[...Array(60).keys()].map(tries => pause(tries, 0, () => 1))") == \
        [min(15 * MINUTE, 5_000 * 2**tries) for tries in range(60)]


def test_phones_that_failed_together_do_not_come_back_together(ask):
    waited = ask("[...Array(400)].map(() => pause(6))")
    assert len(set(waited)) > 390
    assert min(waited) < 0.1 * 5_000 * 2**6
    assert max(waited) > 0.9 * 5_000 * 2**6


def test_what_the_centre_asks_for_is_kept_to_and_spread_over_as_long_again(ask):
    waited = ask("[...Array(400)].map(() => pause(3, 20_000))")
    assert min(waited) >= 20_000
    assert max(waited) <= 40_000
    assert max(waited) - min(waited) > 15_000


def test_a_moment_that_a_wrong_clock_has_set_is_not_waited_for(ask):
    now = 1_581_120_000_000
    assert ask(f"waits({now} + 60_000, {now})")
    assert not ask(f"waits({now}, {now})")
    assert ask(f"waits({now} + 30 * 60_000, {now})")
    assert not ask(f"waits({now} + 31 * 60_000, {now})")
