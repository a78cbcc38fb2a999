"""Places with networks of their own on this machine: network namespaces, cables, and a line with a speed and a delay.

Wants root, `ip` (iproute2) and /dev/net/tun. The slow line is a pair of TUN devices, between which this process carries
each packet no faster than the line would: so handshakes, slow starts and acknowledgements take what they take outside.
All addresses are of 198.18.0.0/15, which is kept for measuring and leads nowhere.
"""

import fcntl
import heapq
import os
import select
import shutil
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

TUN, IFF = Path("/dev/net/tun"), 0x0001 | 0x1000  # IFF_TUN | IFF_NO_PI
TUNSETIFF = 0x400454CA
PACKET, NETS = 2_048, count(1)


def lacking() -> str:
    """Why there can be no namespaces here, in a sentence; empty where there can."""
    if os.geteuid() != 0:
        return "network namespaces want root"
    if not shutil.which("ip"):
        return "network namespaces want `ip` (iproute2)"
    if not TUN.exists():
        return "there is no /dev/net/tun on this machine"
    try:
        ip("netns", "add", "lianfang-probe")
        ip("netns", "del", "lianfang-probe")
    except subprocess.CalledProcessError as failure:
        return f"this machine gives out no network namespaces: {failure.stderr.strip()}"
    return ""


def ip(*words: str) -> None:
    """`ip WORDS`. Raises CalledProcessError."""
    subprocess.run(("ip", *words), check=True, capture_output=True, text=True)


class Place:
    """A network namespace; `address`: where it is reached by this process, over a cable without limits."""

    def __init__(self, name: str):
        self.name, net = f"lianfang-{name}", next(NETS)
        self.end, self.address = f"lf{net}a", f"198.18.{net}.2"
        ip("netns", "add", self.name)
        ip("link", "add", self.end, "type", "veth", "peer", "name", f"lf{net}b", "netns", self.name)
        ip("addr", "add", f"198.18.{net}.1/30", "dev", self.end)
        ip("link", "set", self.end, "up")
        for words in (("addr", "add", f"{self.address}/30", "dev", f"lf{net}b"), ("link", "set", f"lf{net}b", "up"),
                      ("link", "set", "lo", "up")):
            ip("-n", self.name, *words)

    def plug(self, there: bool) -> None:
        """Plug the cable in, or pull it."""
        ip("link", "set", self.end, "up" if there else "down")

    def within(self, *words: str) -> list[str]:
        """A command as it is run there."""
        return ["ip", "netns", "exec", self.name, *words]

    def close(self) -> None:
        """Leave nothing of it. Its processes must have ended."""
        ip("netns", "del", self.name)


class Line:
    """A line between two Places. `rate`: bits/s each way; `delay`: s one way. `bytes`: what went over it each way, and
    `packets`; `far`: the second's address on it."""

    def __init__(self, one: Place, other: Place, rate: float, delay: float):
        self.rate, self.delay, self.one, net = rate, delay, one, next(NETS)
        self.name = f"lft{net}a"
        self.near, self.far = f"198.18.{net}.1", f"198.18.{net}.2"
        self.ends = [self._end(one, self.name, self.near), self._end(other, f"lft{net}b", self.far)]
        self.free, self.bytes, self.packets, self.closed = [0.0, 0.0], [0, 0], 0, False
        self.waiting: list[tuple[float, int, int, bytes]] = []
        self.thread = threading.Thread(target=self._carry, daemon=True)
        self.thread.start()

    @staticmethod
    def _end(place, name, address):
        end = os.open(TUN, os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(end, TUNSETIFF, struct.pack("16sH", name.encode(), IFF))
        ip("link", "set", name, "netns", place.name)
        ip("-n", place.name, "addr", "add", f"{address}/30", "dev", name)
        ip("-n", place.name, "link", "set", name, "up")
        return end

    def plug(self, there: bool) -> None:
        """Plug it in at its near end, or pull it."""
        ip("-n", self.one.name, "link", "set", self.name, "up" if there else "down")

    def begin(self) -> None:
        """Count anew."""
        self.bytes, self.packets = [0, 0], 0

    def _carry(self):
        order = count()
        while not self.closed:
            now = time.monotonic()
            while self.waiting and self.waiting[0][0] <= now:
                _, _, to, packet = heapq.heappop(self.waiting)
                with suppress(OSError):
                    os.write(self.ends[to], packet)
            wait = min(0.2, max(0.0, self.waiting[0][0] - now)) if self.waiting else 0.2
            for end in select.select(self.ends, [], [], wait)[0]:
                here = self.ends.index(end)
                try:
                    packet, now = os.read(end, PACKET), time.monotonic()
                except OSError:
                    continue
                self.free[here] = max(now, self.free[here]) + len(packet) * 8 / self.rate
                self.bytes[here] += len(packet)
                self.packets += 1
                heapq.heappush(self.waiting, (self.free[here] + self.delay, next(order), 1 - here, packet))

    def close(self) -> None:
        """Carry nothing any more."""
        self.closed = True
        self.thread.join()
        for end in self.ends:
            os.close(end)


@contextmanager
def places(rate: float = 1e6, delay: float = 0.1) -> Iterator[tuple[Place, Place, Line]]:
    """A hub's Place, the centre's, and the Line from one to the other."""
    made: list = []
    try:
        made += [Place("hub"), Place("centre")]
        made.append(Line(*made, rate, delay))
        yield tuple(made)
    finally:
        for one in reversed(made):
            one.close()
