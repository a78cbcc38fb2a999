"""Weeks under a seed: `python -m tests.week --seeds 200`, and `--seed 17` tells one of them."""

import argparse
import logging
import sys
import tempfile
import time
import traceback
from pathlib import Path

from models import database
from tests.week.week import PHONES, Week
from tests.week.world import template

# Where files are as fast as memory.
MEMORY = Path("/dev/shm")


def main() -> None:
    """Runs seeds one after the other; exit 1 where something does not hold, with the line that repeats it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--phones", type=int, default=PHONES)
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    # Nothing is killed here but what the seed kills.
    database.SQLITE_PRAGMAS = (*database.SQLITE_PRAGMAS, ("synchronous", "off"))
    seeds = range(asked.first, asked.first + asked.seeds) if asked.seed is None else [asked.seed]
    begun, broken = time.monotonic(), 0
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as home:
        start = template(Path(home))
        begun = time.monotonic()
        for seed in seeds:
            week = Week(start, Path(home) / "week", seed, asked.phones)
            try:
                week.run()
            except Exception:  # noqa: BLE001 – every failure is told and the seeds go on
                broken += 1
                print(f"seed {seed}: {traceback.format_exc().splitlines()[-1][:700]}\n"
                      f"  again: python -m tests.week --seed {seed}", flush=True)
                if asked.seed is not None:
                    traceback.print_exc()
            if asked.seed is not None:
                print("\n".join(week.told))
    spent = time.monotonic() - begun
    print(f"{len(seeds)} weeks, {broken} broken, {spent / len(seeds):.1f} s a week")
    sys.exit(min(1, broken))


if __name__ == "__main__":
    main()
