"""A few rounds of `losses`: emptied databases and disks that are really full."""

import pytest

from tests.browser.device import losses


@pytest.mark.thorough
def test_nothing_that_was_confirmed_is_lost_without_being_named(server, browser):
    try:
        with losses.small_disk():
            pass
    except OSError as reason:
        pytest.skip(str(reason))
    for line in losses.rounds(2, server, browser.browser_type):
        print(line)
