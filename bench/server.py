"""A gunicorn to be measured: the collector as it is run, or the floor in the same shape."""

import os
import runpy
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import psutil

ROOT = Path(__file__).parent.parent
DATA = ROOT / "bench" / "data"
LOG = DATA / "server.log"
CENTRE = "bench.centre:create_app()"
FLOOR = "bench.floor:create_app()"
SHAPE = ("worker_class", "workers", "threads")


@dataclass(frozen=True)
class Server:
    """A running server: its port, and what its processes have used so far."""

    port: int
    master: psutil.Process

    def cpu(self) -> float:
        """CPU seconds, user and system, of all its processes."""
        times = [process.cpu_times() for process in [self.master, *self.master.children()]]
        return sum(t.user + t.system for t in times)

    def memory(self) -> int:
        """Bytes that the largest worker ever had in memory."""
        return max(map(peak, self.master.children()))


def peak(worker: psutil.Process) -> int:
    """Linux remembers the peak; elsewhere what is in memory now has to do."""
    status = Path(f"/proc/{worker.pid}/status")
    if not status.exists():
        return worker.memory_info().rss
    return next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))


@contextmanager
def serving(target: str, url: str) -> Iterator[Server]:
    """Serve `target` over the database of `url`; ready when every worker is there, ended on leaving."""
    port = free_port()
    settings = {"DATABASE_URL": url, "PORT": str(port), "HOST": "127.0.0.1"}
    with patch.dict(os.environ, settings), LOG.open("ab") as log:
        command = [sys.executable, "-m", "gunicorn", *options(target, port), target]
        run = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
    try:
        yield ready(Server(port, psutil.Process(run.pid)))
    finally:
        run.terminate()
        run.wait()


def options(target: str, port: int) -> list[str]:
    """The floor takes workers, threads and their class from the collector's own configuration."""
    if target == CENTRE:
        return ["-c", "gunicorn.conf.py"]
    conf = runpy.run_path(str(ROOT / "gunicorn.conf.py"))
    return ["-b", f"127.0.0.1:{port}", *(f"--{name.replace('_', '-')}={conf[name]}" for name in SHAPE)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ready(server: Server) -> Server:
    """Wait until the server answers anything at all.

    Raises TimeoutError after half a minute.
    """
    for _ in range(300):
        if answers(server.port):
            return server
        time.sleep(0.1)
    raise TimeoutError("The server did not start.")


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as line:
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return bool(line.recv(1))
    except OSError:
        return False
