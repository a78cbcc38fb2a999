"""The phone's pure modules in an embedded engine: no page, no store and no centre, so it starts in a moment."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from py_mini_racer import MiniRacer

from models import forms
from sync import doubles
from tests.parity.engine import SPOKEN
from views import device, device_facts, device_modules, device_words

ROOT = Path(__file__).parents[2]
DEVICE = ROOT / "static" / "device"
PURE = ("amounts.js", "backoff.js", "basket.js", "batches.js", "chain.js", "clock.js", "doubles.js", "effort.js",
        "forms.js", "idcards.js", "ids.js", "keys.js", "likeness.js", "lines.js", "moments.js", "numbers.js",
        "overlay.js", "pages/counts.js", "pieces.js", "rooms.js", "shapes.js", "standing.js", "sums.js", "text.js",
        "valid.js", "words.js")
# File name → source of what is not to be as it stands in its file: `tests.mutants` puts a wrong sign into one.
CHANGED: dict[str, str] = {}
BROWSER = """var self = this, navigator = {languages: ["en"]}
const crypto = {getRandomValues: bytes => bytes.map(() => Math.random() * 256),
  subtle: {digest: async (name, bytes) => name === "SHA-256" ? sha256(bytes).buffer : null}}"""


class Modules:
    """What the modules export is in reach as `m_` and their name. To be closed, or the run would not end."""

    def __init__(self, zone: str = "Asia/Shanghai"):
        self.racer = ThreadPoolExecutor(1).submit(MiniRacer).result()
        generated = {"registry.js": device.generated()["registry.js"], "shell.js": SPOKEN, **CHANGED}
        generated["all.js"] = "".join(f'import "./{name}"\n' for name in PURE)
        facts = {"even": forms.EVEN, "doubles": device_facts.doubles(), "most_doubles": doubles.MOST,
                 "timezone": zone}
        self.racer.eval((ROOT / "tests" / "simulator" / "sha256.js").read_text() + BROWSER)
        spoken = {lang: device_words.listed(["Back"], lang, "") for lang in device_words.LANGUAGES}
        self.racer.eval(f"var lianfang = {json.dumps({'facts': facts, 'words': spoken})}")
        self.racer.eval(device_modules.link(DEVICE, "all.js", generated))

    def close(self) -> None:
        self.racer.close()

    def value(self, script: str):
        """What an expression gives; JSON-shaped."""
        return json.loads(self.racer.eval(f"JSON.stringify({script})"))

    def awaited(self, script: str):
        """What the promise of an expression comes to; JSON-shaped."""
        return json.loads(self.racer.eval(f"(async () => JSON.stringify(await ({script})))()").get(timeout=10))

    def call(self, function: str, *given):
        """What a function makes of JSON-shaped values; None stands for nothing, as null and undefined do."""
        return self.value(f"{function}({', '.join(map(json.dumps, given))}) ?? null")
