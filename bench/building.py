"""A hub's day: 30 phones with 300 entries each go from a building's hub to the centre, over 1 Mbit/s and 200 ms.

Hub and centre are processes of their own in network namespaces (`bench.namespaces`). `python -m bench.building`
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench import namespaces, report
from bench.apart import apart
from bench.load import HOUR, entry, times
from bench.phone import Phone, body, encode, node_id
from bench.server import ROOT

WANTED = ["wanted", "≤ 5", "≤ 150", "", "< 3"]


def command(place: namespaces.Place, url: str, *words: str) -> str:
    """`flask --app app WORDS` at a Place, on that database; what it printed."""
    told = [sys.executable, "-m", "flask", "--app", "app", *words]
    ran = subprocess.run(place.within(*told), cwd=ROOT, env=settings(url), capture_output=True, text=True)
    if ran.returncode:
        raise RuntimeError(f"{' '.join(words)}: {ran.stdout}{ran.stderr[-2000:]}")
    return ran.stdout


def settings(url: str) -> dict[str, str]:
    """The environment of a process on that database."""
    return os.environ | {"DATABASE_URL": url, "LOG_LEVEL": "error", "HOST": "0.0.0.0", "PORT": "8000"}


class Serving:
    """gunicorn at a Place, on that database."""

    def __init__(self, place: namespaces.Place, url: str, log: Path):
        words = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "app:create_app()"]
        with log.open("ab") as told:
            self.run = subprocess.Popen(place.within(*words), cwd=ROOT, env=settings(url), stdout=told, stderr=told)
        self.address = f"http://{place.address}:8000"
        self._await()

    def _await(self):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                with urlopen(f"{self.address}/readyz", timeout=2):
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        raise TimeoutError("The server did not start.")

    def stop(self) -> None:
        """Let it finish and go."""
        self.run.terminate()
        self.run.wait()


def written(url: str, phones: int, entries: int) -> None:
    """What so many phones have brought to the hub of that database in a day. Runs in a process of its own."""
    from app import create_app
    from models.site import Site
    from sync import enrol

    app, end, rng = create_app({"DATABASE_URL": url}), time.time_ns() // 1_000_000, random.Random(7)
    with app.app_context():
        site = Site.select().where(Site.copied == 0).get().id
        for place in range(phones):
            node = node_id(1, place)
            token, _, person = enrol.enrol(enrol.invite(site, "gate"), node, f"Phone {place}")
            phone, lines = Phone(1, place, node, person=person.id), []
            for k, t in enumerate(times(entries, end - 12 * HOUR, end - HOUR // 60, rng)):
                lines.append(encode(entry(t, k, phone, rng)))
            told = app.test_client().post("/sync", data=body(phone, lines, end),
                                          headers={"Authorization": f"Bearer {token}", "Content-Encoding": "gzip",
                                                   "Content-Type": "application/x-ndjson"})
            assert told.json["have"] == entries, told.json


def evening(folder: Path, phones: int, entries: int, rate: float, delay: float) -> list[str]:
    """One hub's day over such a line: requests, kB up and down, and seconds, as they are shown."""
    centre, hub = (f"sqlite:///{folder / name}.db" for name in ("centre", "hub"))
    with namespaces.places(rate, delay) as (building, above, line):
        command(above, centre, "init")
        command(above, centre, "site", "add", "xh", "--name", "Xinhua")
        code = command(above, centre, "invite", "--site", "xh", "--role", "coordinator").strip()
        command(building, hub, "init")
        server = Serving(above, centre, folder / "centre.log")
        try:
            command(building, hub, "hub", "join", f"http://{line.far}:8000/enrol?code={code}")
            apart(written, hub, phones, entries)
            line.begin()
            said = command(building, hub, "hub", "send")
        finally:
            server.stop()
        up, down = line.bytes
    passed, requests, seconds = re.search(r"([\d,]+) passed on, .* (\d+) requests, ([\d.]+) s", said).groups()
    assert passed.replace(",", "") == str(phones * entries), said
    return [requests, f"{up / 1000:.0f}", f"{down / 1000:.0f}", seconds]


def main() -> None:
    """Measure some evenings, and print each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--phones", type=int, default=30)
    parser.add_argument("--entries", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kbit", type=int, default=1_000, help="of the line, each way")
    parser.add_argument("--ms", type=int, default=200, help="of a round trip")
    told = parser.parse_args()
    if why := namespaces.lacking():
        sys.exit(f"Not measured: {why}.")
    rows = []
    for n in range(told.rounds):
        with tempfile.TemporaryDirectory() as folder:
            found = evening(Path(folder), told.phones, told.entries, told.kbit * 1000, told.ms / 2000)
        rows.append([f"evening {n + 1}", *found])
    report.table([[f"{told.phones} × {told.entries}, {told.kbit} kbit/s, {told.ms} ms", "requests", "kB up", "kB down",
                   "seconds"], *rows, WANTED])


if __name__ == "__main__":
    main()
