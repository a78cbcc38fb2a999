"""A normal day without malice: what waits for a person is exactly what the simulator knows to be in doubt."""

import shutil

from tests.clocks import MORNING
from tests.collector import Collector
from tests.laws import THOROUGH
from tests.normal.normal import normal_day

SEEDS = range(1, 21) if THOROUGH else range(1, 4)
HARD_PER_THOUSAND = 1


def test_in_many_days_hardly_anything_needs_a_person(tmp_path, sqlite_template, clock):
    days = []
    for seed in SEEDS:
        path = shutil.copy(sqlite_template, tmp_path / f"{seed}.db")
        clock.ms = MORNING
        days.append(normal_day(Collector(f"sqlite:///{path}", clock), seed, hours=3, homes=30))
    hard, ops = (sum(getattr(day, name) for day in days) for name in ("hard", "ops"))
    assert min(day.twice for day in days) > 0
    assert 1000 * hard / ops <= HARD_PER_THOUSAND


def test_it_is_the_same_on_both_engines(collector):
    normal_day(collector, seed=4, hours=1, homes=20)
