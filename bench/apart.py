"""Work in a process of its own, which leaves neither connections nor memory behind."""

import logging
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any


def apart(work: Callable, *given: Any) -> Any:
    """What `work` gives; all must be picklable. The collector's log of requests would drown the figures."""
    with ProcessPoolExecutor(1, get_context("spawn"), logging.disable, (logging.INFO,)) as process:
        return process.submit(work, *given).result()
