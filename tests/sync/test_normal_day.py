"""A normal day without malice: what waits for a person is exactly what the simulator knows to be in doubt."""

import shutil
from collections.abc import Callable

import pytest

from tests.clocks import MORNING
from tests.collector import Collector
from tests.laws import THOROUGH
from tests.normal.normal import Outcome, normal_day

SEEDS = range(1, 21) if THOROUGH else range(1, 4)
# Of these two, one has what the other lacks.
ROUGH = (4, 5)
HARD_PER_THOUSAND = 1


@pytest.fixture
def live(tmp_path, sqlite_template, clock) -> Callable[..., Outcome]:
    """`live(seed, …)` is a day of a compound of its own."""
    def live(seed: int, **day) -> Outcome:
        path = shutil.copy(sqlite_template, tmp_path / f"{seed}.db")
        clock.ms = MORNING
        return normal_day(Collector(f"sqlite:///{path}", clock), seed, **day)

    return live


def test_hardly_anything_needs_a_person(live):
    days = [live(seed, hours=3, homes=30) for seed in SEEDS]
    hard, ops = (sum(getattr(day, name) for day in days) for name in ("hard", "ops"))
    assert sum(day.twice for day in days) > 0
    assert 1000 * hard / ops <= HARD_PER_THOUSAND


def test_when_much_goes_wrong_that_waits_and_nothing_else(live):
    types = {type for seed in ROUGH for type in live(seed, hours=2, homes=50, rough=16).types}
    assert types == {"claims", "void", "rival", "reading", "same_event", "clock"}


def test_it_is_the_same_on_both_engines(collector):
    normal_day(collector, seed=4, hours=1, homes=20)
