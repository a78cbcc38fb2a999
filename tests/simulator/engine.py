"""The device's own modules in an embedded engine, in a browser that a seed decides. One engine serves many seeds."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from py_mini_racer import MiniRacer

from tests.parity.engine import SPOKEN, books, words
from views import device, device_modules, device_templates

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "static"


class Engine:
    """`simulator` of browser.js, spoken to in JSON."""

    def __init__(self, app):
        self.racer = ThreadPoolExecutor(1).submit(MiniRacer).result()
        generated = {**device.generated(), "worker.js": (HERE / "worker.js").read_text(), "shell.js": SPOKEN}
        folder = STATIC / "device"
        with app.test_request_context():
            names = device_templates.names()
            self.racer.eval(device_templates.script(names))
            linked = device_modules.link(folder, "worker.js", generated, device_templates.literals(names))
            self.racer.eval(f"lianfang.books = {json.dumps(books())}")
            self.racer.eval(f"lianfang.words = {json.dumps(words())}; var console = {{error() {{}}}}")
        self.racer.eval("\n".join((HERE / name).read_text() for name in ("sha256.js", "browser.js")))
        self.racer.eval(f"function boot() {{ {linked}; return m_worker }}")

    def close(self) -> None:
        """Ends it, or the run would not."""
        self.racer.close()

    def call(self, name: str, *given) -> None:
        """Calls a method of the simulator that answers nothing."""
        self.racer.eval(f"simulator.{name}({', '.join(map(json.dumps, given))}), 0")

    def go(self, answer: str | None = None) -> dict:
        """What the worker comes to: an `outcome`, a `cut`, or something `asked` of the line."""
        given = "" if answer is None else json.dumps(answer)
        return json.loads(self.racer.eval(f"simulator.go({given})").get(timeout=20))

    def disk(self) -> str:
        """All that the phone's browser keeps, as one text."""
        return self.racer.eval("simulator.kept()")

    @property
    def clock(self) -> int:
        """The phone's wall clock, ms."""
        return int(self.racer.eval("lianfang.clock"))

    @clock.setter
    def clock(self, ms: int) -> None:
        self.racer.eval(f"lianfang.clock = {ms}")
