"""Phones whose browser throws their database away, and phones on a disk that is really full, one after the other.

`python -m tests.browser.device.losses --rounds 20`: nothing that was confirmed is lost without being named.
"""

import argparse
import os
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from playwright.sync_api import BrowserType, Error, sync_playwright

from tests.browser.compound import Compound
from tests.browser.conftest import CHROMIUM, PHONE, QUIET
from tests.browser.device.conftest import enrolled
from tests.browser.device.handset import Handset
from tests.browser.device.line import Line
from tests.collector import Collector
from tests.server import Server

DISK = 80  # MB
LEFT = (0, 40_000, 150_000, 400_000, 1_000_000, 3_000_000)  # bytes that are free when the disk is filled
TRIES = 150
# What was confirmed is what `write` returned for; a phone that can't answer confirms nothing.
WRITE = """async ([from, count]) => {
  const confirmed = [], note = "x".repeat(400), late = new Promise((_, no) => setTimeout(no, 5000))
  for (let n = from; n < from + count; n++) {
    const draft = {kind: "gate_entry", set: {direction: "out", person: `p${n}`, note}}
    const written = lianfang.store.write([draft]).then(([dot]) => confirmed.push([n, dot]))
    await Promise.race([written, late]).catch(() => {})
  }
  return confirmed
}"""


@contextmanager
def small_disk() -> Iterator[Path]:
    """A file system of its own. Raises OSError where this machine's rights don't allow it."""
    folder = Path(tempfile.mkdtemp(prefix="small-disk-"))
    words = ["mount", "-t", "tmpfs", "-o", f"size={DISK}m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(words, capture_output=True).returncode:
        folder.rmdir()
        raise OSError("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


class Pocket:
    """A phone that can be switched off hard and on again. `folder` holds its profile."""

    def __init__(self, chromium: BrowserType, line: Line, centre: Compound, folder: Path):
        self.chromium, self.line, self.profile = chromium, line, folder / "profile"
        self.cache = tempfile.mkdtemp(prefix="cache-")
        self.context = self._launch()
        self.phone = enrolled(self.context, line, centre, "gate", "Auntie Lin")
        self.cookies = self.context.cookies()

    def _launch(self):
        args = [*QUIET, f"--disk-cache-dir={self.cache}"]
        return self.chromium.launch_persistent_context(str(self.profile), executable_path=CHROMIUM, args=args,
                                                       base_url=self.line.address, viewport=PHONE, locale="en")

    def kill(self) -> None:
        """The battery is taken out."""
        mark = f"--user-data-dir={self.profile}"
        every = [one for one in psutil.process_iter(["cmdline"]) if mark in (one.info["cmdline"] or ())]
        for process in every:
            with suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(every, timeout=5)
        with suppress(Error):
            self.context.close()

    def switch_on(self) -> Handset:
        """What the disk has kept is what there is; only the cookie, kept after half a minute, is given back."""
        self.context = self._launch()
        self.context.add_cookies(self.cookies)
        page = self.context.new_page()
        page.goto("/field/more")
        self.phone = Handset(self.context, page)
        return self.phone

    def close(self) -> None:
        """Throws it away."""
        self.kill()
        shutil.rmtree(self.cache, ignore_errors=True)


def full(pocket: Pocket, folder: Path, chance: random.Random) -> tuple[int, str]:
    """Fills the disk under a phone without a network; what it confirmed, and what became of it."""
    pocket.line.mode = "cut"
    confirmed = pocket.phone.do(WRITE, [0, 10])
    stat = os.statvfs(folder)
    with suppress(OSError), (folder / "ballast").open("wb") as ballast:
        ballast.write(bytes(max(0, stat.f_bavail * stat.f_frsize - chance.choice(LEFT))))
    with suppress(Error):
        confirmed += pocket.phone.do(WRITE, [10, TRIES])
    said = f"low: {_asked(pocket.phone, '() => lianfang.journal.known.low')}"
    pocket.kill()
    (folder / "ballast").unlink()
    lin = pocket.switch_on()
    return len(confirmed), f"{said}, {judged(lin, pocket.line, confirmed)}"


def _asked(phone, script):
    try:
        return phone.do(script)
    except Error:
        return "?"


def emptied(pocket: Pocket, on_line: bool) -> tuple[int, str]:
    """Empties the database under a phone; what it had confirmed, and what became of it."""
    lin, line = pocket.phone, pocket.line
    line.mode = "cut"
    confirmed = lin.do(WRITE, [0, 10])
    line.mode = "open" if on_line else "cut"
    tools = lin.context.new_cdp_session(lin.page)
    tools.send("Storage.clearDataForOrigin", {"origin": line.address, "storageTypes": "indexeddb"})
    return len(confirmed), judged(lin, line, confirmed)


def judged(lin: Handset, line: Line, confirmed: list) -> str:
    """Looks at the phone before there is a network, and at the centre afterwards. Raises AssertionError."""
    meta = lin.meta()
    gone = {f"{meta['node']}.{n}" for n in (meta["emptied"] or {"gone": []})["gone"]}
    here = {one["id"] for one in lin.list("gate_entry")}
    lost = {dot for _, dot in confirmed} - here - gone
    assert not lost, f"confirmed, neither here nor named: {sorted(lost)}; {meta}"
    line.mode = "open"
    for _ in range(5):
        meta = lin.sync("person")
        if not meta["unsent"]:
            break
        time.sleep(1)
    assert (meta["unsent"], meta["trouble"]) == (0, None), meta
    names = {one["fields"]["person"] for one in lin.list("gate_entry")}
    missing = {f"p{n}" for n, dot in confirmed if dot not in gone} - names
    assert not missing, f"did not arrive: {sorted(missing)}"
    return f"found again: {(meta['emptied'] or {'back': 0})['back']}, named: {len(gone)}"


def rounds(count: int, server: Server, chromium: BrowserType, seed: int = 0) -> Iterator[str]:
    """One line a round."""
    for number in range(count):
        for kind in ("emptied off line", "emptied on line", "full disk"):
            yield f"{number} {kind}: {_round(kind, server, chromium, random.Random(f'{seed} {number}'))}"


def _round(kind, server, chromium, chance):
    collector, code = Collector(server.url), f"l-{chance.randrange(10**9)}-{kind[:3]}-{kind[8:10].strip()}"
    collector.tell("site", "add", code, "--name", "新华小区")
    line = Line(server.port)
    with small_disk() as folder:
        pocket = Pocket(chromium, line, Compound(collector, code), folder)
        try:
            emptying = kind.startswith("emptied")
            count, said = emptied(pocket, kind.endswith("on line")) if emptying else full(pocket, folder, chance)
            return f"{count} confirmed, {said}"
        finally:
            pocket.close()
            line.close()


def main() -> None:
    """Runs the rounds on a database of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, sync_playwright() as play:
        url = f"sqlite:///{home}/lianfang.db"
        Collector(url).tell("init")
        server = Server(url, Path(home) / "server.log").start()
        try:
            for line in rounds(asked.rounds, server, play.chromium, asked.seed):
                print(line, flush=True)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
