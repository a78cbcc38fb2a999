"""The phone's real modules keep their laws under every fault that a seed can think of; see `story.py`."""

import os

import pytest

from tests.simulator.handset import Broken
from tests.simulator.story import Story

SEEDS = 400 if os.environ.get("LAWS") == "thorough" else 12


def test_the_laws_hold_whatever_goes_wrong(engine, collector):
    for seed in range(SEEDS):
        story = Story(engine, collector, seed)
        try:
            story.run()
        except Broken as reason:
            pytest.fail("\n".join([*story.told, str(reason), f"again: python -m tests.simulator --seed {seed}"]))
