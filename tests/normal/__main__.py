"""Normal days, one seed after the other: `python -m tests.normal --seeds 20 --hours 13`.

Stops at the first day on which something waits for a person that should not, or does not that should.
"""

import argparse
import logging
import tempfile

from sync import clock
from tests.clocks import Clock
from tests.collector import Collector
from tests.normal.normal import Outcome, normal_day


def one_day(seed: int, hours: int, homes: int, rough: int) -> Outcome:
    """A day on a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        clock.now = Clock()
        collector = Collector(f"sqlite:///{folder}/lianfang.db", clock.now)
        collector.open()
        return normal_day(collector, seed, hours, homes, rough)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--seeds", type=int, default=5, help="how many days, each with the next seed")
    parser.add_argument("--hours", type=int, default=13, help="from eight in the morning")
    parser.add_argument("--homes", type=int, default=60, help="homes of two")
    parser.add_argument("--rough", type=int, default=1, help="how many times as much as normal goes wrong")
    told = parser.parse_args()
    logging.disable(logging.INFO)
    ops = hard = 0
    for seed in range(told.seed, told.seed + told.seeds):
        day = one_day(seed, told.hours, told.homes, told.rough)
        ops, hard = ops + day.ops, hard + day.hard
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(day.types.items()))
        print(f"seed {seed}: {day.ops} ops, {day.twice} told twice, {day.hard} hard and {day.soft} soft items: {kinds}")
    print(f"{ops} ops, {hard} hard items: {1000 * hard / ops:.2f} per 1,000 ops")


if __name__ == "__main__":
    main()
