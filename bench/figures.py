"""What is measured when phones send, and how it is summed up."""

import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from statistics import median

from bench.client import Answer
from bench.server import Server


@dataclass(frozen=True)
class Figures:
    """Of one burst of phones. Bytes and requests are of one phone; `cpu` is of the server, `client` the bench's own."""

    rate: float  # ops (or records) a second
    seconds: float
    p50: float  # ms
    p95: float  # ms
    up: float
    down: float
    requests: float
    cpu: float  # seconds per 1,000 ops
    memory: float  # bytes, the largest worker's peak
    client: float  # share of one core


def measured(server: Server, send: Callable[[], list[Answer]], count: Callable[[list[Answer]], int]) -> Figures:
    """Send, and say how it went; `count` gives the ops (or records) that the answers stand for."""
    cpu, mine, start = server.cpu(), time.process_time(), time.perf_counter()
    answers = send()
    seconds, mine, cpu = time.perf_counter() - start, time.process_time() - mine, server.cpu() - cpu
    done, phones = count(answers), len(answers)
    waits = sorted(answer.seconds * 1000 for answer in answers)
    up, down, requests = (sum(getattr(it, name) for it in answers) / phones for name in ("up", "down", "requests"))
    return Figures(
        rate=done / seconds,
        seconds=seconds,
        p50=median(waits),
        p95=waits[min(phones - 1, round(phones * 0.95))],
        up=up,
        down=down,
        requests=requests,
        cpu=cpu / done * 1000,
        memory=server.memory(),
        client=mine / seconds,
    )


def middle(rounds: list[Figures]) -> Figures:
    """The median of every figure."""
    return Figures(*(median(getattr(it, field.name) for it in rounds) for field in fields(Figures)))
