"""A slower processor: Chromium's processes are stopped most of the time.

DevTools can slow down pages alone, not the service worker, which does nearly all of the work here.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

PERIOD = 0.008  # seconds: short against what is measured, long against waking up


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
    while not done.is_set():
        _all(processes, "suspend")
        time.sleep(PERIOD * (1 - 1 / times))
        _all(processes, "resume")
        time.sleep(PERIOD / times)


def _all(processes: list[psutil.Process], what: str) -> None:
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            getattr(process, what)()
