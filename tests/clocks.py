"""Clocks for tests: the collector's, moved by hand, and a phone's, which may be wrong in every way a phone's is."""

from collections.abc import Callable

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
MORNING = 1_581_120_000_000  # 2020-02-08 08:00 in Quanzhou


class Clock:
    """True time in ms since 1970, standing still until somebody ticks it."""

    def __init__(self, ms: int = MORNING):
        self.ms = ms

    def __call__(self) -> int:
        return self.ms

    def tick(self, ms: int) -> int:
        """Lets `ms` go by; returns the new time."""
        self.ms += ms
        return self.ms


class Wall:
    """A phone's wall clock: true time plus an offset (ms), gaining `drift` ms a second, and jumping when told."""

    def __init__(self, true: Callable[[], int], offset: int = 0, drift: float = 0.0):
        self.true, self.offset, self.drift, self.since = true, offset, drift, true()

    def __call__(self) -> int:
        gone = self.true() - self.since
        return self.true() + self.offset + int(gone * self.drift / 1000)

    def jump(self, ms: int) -> None:
        """Somebody, or the network, sets the clock forwards (positive) or backwards."""
        self.offset += ms
