"""A phone: a Chromium with its service worker, on a line that is counted and a processor that can be slowed down."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
from playwright.sync_api import Browser, BrowserContext, Page, Worker, sync_playwright

from bench.line import Line
from bench.phone import node_id
from bench.slow import slowed

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
VIEWPORT = {"width": 360, "height": 740}
SLOW_3G = {"offline": False, "latency": 2_000, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
MINUTES = 5 * 60_000
READY = """async ms => {
  const end = Date.now() + ms
  while (!(await lianfang.store.meta()).ready) {
    if (Date.now() > end) throw new Error("The phone does not become ready.")
    await new Promise(done => setTimeout(done, 200))
  }
  await lianfang.search.warm()
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine. Raises RuntimeError where there is none."""
    if not (path := shutil.which("chromium")):
        raise RuntimeError("There is no chromium on this machine.")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


class Handset:
    """A new phone in an empty browser profile, enrolled with an invitation; it stands at a gate."""

    def __init__(self, browser: Browser, line: Line, code: str):
        self.line = line
        self.context: BrowserContext = browser.new_context(base_url=line.address, viewport=VIEWPORT, locale="zh-CN")
        self.context.set_default_timeout(MINUTES)
        wish = {"code": code, "node": node_id(code), "name": "Lin"}
        answer = self.context.request.post("/enrol", data=wish, headers={"Origin": line.address})
        if answer.status != 201:
            raise RuntimeError(answer.text())
        self.context.add_cookies([{"name": "gate", "value": "east", "url": line.address}])
        self.page: Page = self.context.new_page()

    @property
    def worker(self) -> Worker:
        """The service worker, once there is one."""
        return self.context.service_workers[-1] if self.context.service_workers \
            else self.context.wait_for_event("serviceworker")

    def ready(self) -> "Handset":
        """Wait until the phone has everything, and its worker answers for the centre."""
        self.worker.evaluate(READY, MINUTES)
        self.page.wait_for_function("navigator.serviceWorker.controller !== null")
        return self

    def sync(self) -> None:
        """Send and read now."""
        self.worker.evaluate("() => lianfang.sync.now('person')")

    def throttle(self) -> None:
        """Slow 3G as DevTools has it and a quarter of the processor, for the page alone."""
        tools = self.context.new_cdp_session(self.page)
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", SLOW_3G)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})

    def close(self) -> None:
        """Throw the profile away."""
        self.context.close()


@contextmanager
def slower(times: float) -> Iterator[None]:
    """Every Chromium of this bench runs so many times more slowly."""
    family = psutil.Process(os.getpid()).children(recursive=True)
    with slowed([one for one in family if one.name().startswith("chrom")], times):
        yield
