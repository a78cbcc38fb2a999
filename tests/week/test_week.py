"""A week of three compounds ends well, whatever goes wrong in it; see `week.py`."""

import logging
import secrets

import pytest

from sync import clock, upstream
from tests.laws import THOROUGH
from tests.week.week import Broken, Week
from tests.week.world import template

SEEDS, PHONES = (200, 40) if THOROUGH else (2, 12)


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """The databases as every week begins; clock, line and dice are put back afterwards."""
    with pytest.MonkeyPatch.context() as kept:
        for module, names in ((clock, ("now",)), (upstream, ("post",)),
                              (secrets, ("choice", "randbelow", "token_hex", "token_bytes", "token_urlsafe"))):
            for name in names:
                kept.setattr(module, name, getattr(module, name))
        yield template(tmp_path_factory.mktemp("week"))


def test_centre_hubs_and_phones_are_one_in_the_end(start, tmp_path):
    logging.disable(logging.CRITICAL)
    try:
        for seed in range(SEEDS):
            week = Week(start, tmp_path / "week", seed, PHONES)
            try:
                week.run()
            except Broken as reason:
                pytest.fail("\n".join([*week.told, str(reason), f"again: python -m tests.week --seed {seed}"]))
    finally:
        logging.disable(logging.NOTSET)


def test_a_collector_that_forgets_an_op_is_found_out(start, tmp_path):
    week = Week(start, tmp_path / "week", 1, 6)
    week.heal()
    week.judge()
    week.phones[0].said["m0"] = 1
    with pytest.raises(Broken, match="m0"):
        week.judge()
