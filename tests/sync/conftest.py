"""Raw nodes, for tests that look at single bytes."""

import pytest

from tests.sync.raw import Raw


@pytest.fixture
def raw(collector) -> Raw:
    """A coordinator's node, so that no role stands in the way."""
    return Raw(collector)


@pytest.fixture
def other(collector) -> Raw:
    """A second coordinator's node of the same site."""
    return Raw(collector)
