"""A slower processor: Chromium's processes are stopped most of the time.

DevTools can slow down pages alone, not the service worker, which does nearly all of the work here.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

RUN = 0.002  # seconds: short against what is measured, long against waking up


@contextmanager
def slowed(processes: list[psutil.Process], times: float) -> Iterator[None]:
    """Let these processes run for one part of `times` of the time, all together."""
    done = threading.Event()
    beat = threading.Thread(target=_beat, args=(processes, times, done), daemon=True)
    beat.start()
    try:
        yield
    finally:
        done.set()
        beat.join()


def _beat(processes: list[psutil.Process], times: float, done: threading.Event) -> None:
    # On a busy machine this thread wakes up late: what ran too long is made up for.
    owed = 0.0
    while not done.is_set():
        owed += _lasted(RUN) * (times - 1)
        _all(processes, "suspend")
        owed -= _lasted(max(owed, 0))
        _all(processes, "resume")


def _lasted(seconds: float) -> float:
    """Sleep, and say how long it really was."""
    start = time.perf_counter()
    time.sleep(seconds)
    return time.perf_counter() - start


def _all(processes: list[psutil.Process], what: str) -> None:
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            getattr(process, what)()
