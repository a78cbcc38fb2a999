"""Phones under a seeded simulator: `python -m tests.simulator --seeds 1000`, and `--seed 17` tells one of them."""

import argparse
import logging
import sys
import tempfile
import time
import traceback

from sync import clock
from tests.clocks import Clock
from tests.collector import Collector
from tests.simulator.engine import Engine
from tests.simulator.story import Story


def main() -> None:
    """Runs seeds one after the other; exit 1 with the line that repeats it where a law does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int)
    asked = parser.parse_args()
    logging.disable(logging.INFO)
    seeds = range(asked.first, asked.first + asked.seeds) if asked.seed is None else [asked.seed]
    with tempfile.TemporaryDirectory() as home:
        sys.exit(run(f"sqlite:///{home}/lianfang.db", seeds, asked.seed is not None))


def run(url: str, seeds, telling: bool = False) -> int:
    """How many seeds broke a law."""
    time_, begun, broken = Clock(), time.monotonic(), 0
    clock.now = time_
    collector = Collector(url, time_)
    collector.tell("init")
    engine = Engine(collector.app)
    for seed in seeds:
        story = Story(engine, collector, seed)
        try:
            story.run()
        except Exception:  # noqa: BLE001 – every failure is one line and the seeds go on
            broken += 1
            print(f"seed {seed}: {traceback.format_exc().splitlines()[-1][:600]}\n"
                  f"  again: python -m tests.simulator --seed {seed}", flush=True)
        if telling:
            print("\n".join(story.told))
    engine.close()
    spent = time.monotonic() - begun
    print(f"{len(seeds)} seeds, {broken} broken, {60 * len(seeds) / spent:.0f} seeds a minute")
    return min(1, broken)


if __name__ == "__main__":
    main()
