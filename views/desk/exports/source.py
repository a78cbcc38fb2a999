"""What can be taken out as a file."""

from collections.abc import Callable
from typing import NamedTuple


class Source(NamedTuple):
    """Rows to be taken out.

    `label`: what it is called; `head`: labels of the columns; `count()`: how many rows; `batches()`: lists of rows.
    `unsorted`: the list's own order is one in which a file can't come. `at_most`: `count` says no more than that.
    """

    label: str
    head: list
    count: Callable
    batches: Callable
    unsorted: bool = False
    at_most: bool = False
