"""The real server as a process of its own, on a loopback port, for tests that kill it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import psutil

ROOT = Path(__file__).parents[1]


def now() -> int:
    """Real time in ms since 1970."""
    return time.time_ns() // 1_000_000


def free_port() -> int:
    """A loopback port that nobody listens on just now."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


class Server:
    """gunicorn with the project's own configuration, on the database at `url`; `log` takes what it says."""

    def __init__(self, url: str, log: Path):
        self.url, self.log, self.port = url, log, free_port()
        self.process: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Server":
        """Starts it and waits until it is ready."""
        words = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "app:create_app()"]
        settings = {
            "DATABASE_URL": self.url,
            "PORT": str(self.port),
            "HOST": "127.0.0.1",
            # The second server of a run finds what the first one has compiled.
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "lianfang-compiled"),
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(words, cwd=ROOT, env=os.environ | settings, stdout=log, stderr=log)
        self.await_ready()
        return self

    def await_ready(self, seconds: float = 60) -> None:
        """Returns when /readyz says so."""
        end, said = time.monotonic() + seconds, ""
        while time.monotonic() < end:
            try:
                with urlopen(f"{self.address}/readyz", timeout=5):
                    return
            except HTTPError as refused:
                said = refused.read().decode(errors="replace")
            except (URLError, OSError) as failure:
                said = str(failure)
            time.sleep(0.05)
        raise AssertionError(self.log.read_text() + said)

    def workers(self) -> list[psutil.Process]:
        """The processes that answer requests."""
        return psutil.Process(self.process.pid).children()

    def kill_worker(self) -> None:
        """kill -9 of one worker; gunicorn starts another."""
        for worker in self.workers()[:1]:
            worker.send_signal(signal.SIGKILL)

    def kill(self) -> None:
        """kill -9 of gunicorn and all its workers, as a power cut would."""
        every = [psutil.Process(self.process.pid), *self.workers()]
        for process in every:
            process.send_signal(signal.SIGKILL)
        self.process.wait()
        psutil.wait_procs(every, timeout=5)

    def stop_all(self) -> None:
        """SIGTERM to all its processes at once, as systemd and a closed terminal do; returns when they have gone."""
        for process in [*self.workers(), psutil.Process(self.process.pid)]:
            process.terminate()
        self.process.wait(30)

    def stop(self) -> None:
        """Lets it finish and go; what it said at the end is shown where a test has failed."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        said = [line for line in self.log.read_text().splitlines() if '"message": "request"' not in line]
        print("\n".join(said[-40:]))
