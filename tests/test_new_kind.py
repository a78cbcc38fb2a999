"""A kind is declared once: one class, and every part of the system works for it, also for what came before it."""

import json
import subprocess
import sys
from pathlib import Path

from tests.sync.raw import Raw

ROOT = Path(__file__).parent.parent

NEWER = """
import sys

from models import kinds
from models.fields import Choice, Integer, Text
from models.record import About, Record


class Stroll(Record):
    about = About(label="Stroll", title=("route",))

    route = Text("Route", required=True, max_length=40)
    findings = Integer("Findings", min=0, max=99, review="hard")
    state = Choice("State", {"begun": "Begun", "done": "Done"}, policy="furthest")

    class Meta:
        table_name = "stroll"


kinds.Stroll = Stroll
kinds.__all__.append("Stroll")

from app import create_app
from models.site import Site
from sync import enrol

app = create_app({"DATABASE_URL": sys.argv[1], "LOG_LEVEL": "error"})
run = app.test_cli_runner().invoke
assert run(args=["init"]).exit_code == 0
print(run(args=["export", "--site", "xh", "--kind", "stroll"]).output)
assert run(args=["check"]).exit_code == 0
enrol.add_coordinator(Site.get(Site.code == "xh").id, "Cai", "cai", "correct horse battery")
browser = app.test_client()
browser.post("/signin", data={"login": "cai", "password": "correct horse battery"})
page = browser.get("/desk/records/stroll")
assert page.status_code == 200 and "north wall" in page.text, page.text
assert browser.get("/registry").json["kinds"]["stroll"]["fields"]["findings"]["max"] == 99
"""


def test_ops_of_a_kind_that_was_not_known_yet_count_after_the_upgrade(laptop, clock):
    phone = Raw(laptop)
    first = {"t": clock(), "kind": "stroll", "set": {"route": "north wall", "findings": 2}}
    wrong = {"t": clock(), "kind": "stroll", "set": {"route": "south wall", "findings": 100}}
    reply = phone.say(first, {"t": clock(), "kind": "stroll", "id": phone.dot(1), "set": {"state": "done"}}, wrong)
    assert [verdict["verdict"] for verdict in reply["verdicts"]] == ["newer"] * 3
    assert laptop.export() == ""

    upgraded = subprocess.run([sys.executable, "-c", NEWER, laptop.url], cwd=ROOT, capture_output=True, text=True)

    assert upgraded.returncode == 0, upgraded.stderr
    [record] = [json.loads(line) for line in upgraded.stdout.splitlines() if line]
    assert record["fields"] == {"route": "north wall", "findings": 2, "state": "done"}
    assert record["heads"] == {"state": [phone.dot(2)]}
