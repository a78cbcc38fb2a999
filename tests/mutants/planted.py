"""Plants one wrong line after the other in what carries entries, and tells which test, law or simulator catches each.

Twenty-five of them: in the intake, the fold, the feed, the phone's outbox, replies and overlay, the hub, and what
heals. They are planted in a copy of the project. `python -m tests.mutants.planted [NUMBER …]`; exit 1 where one is not
caught.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "data", "*.db", "__pycache__", ".pytest_cache", ".ruff_cache")
# Seconds; a loop that no longer ends has been caught.
PATIENCE = 900
SYNC, PHONE, OVERLAY = "tests/sync/test_", ("tests/simulator", "tests/modules"), ("tests/modules/test_overlay.py",)


class Planted(NamedTuple):
    """A line of a file and what becomes of it; the tests that hold that part, those that are quickest first."""

    area: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]


def sync(*names: str) -> tuple[str, ...]:
    """These tests of the protocol, each a file, or a file and a test in it."""
    return tuple(f"{SYNC}{file}.py{f'::test_{test}' * bool(test)}" for file, _, test in
                 (name.partition(" ") for name in names))


PLANTED = (
    Planted("intake", "sync/intake.py", "if header.claimed < last:", "if header.claimed < last - 1:",
            sync("framing claimed_below_the_last_op_is_malformed")),
    Planted("intake", "sync/intake.py", "if lines and before > node.have:", "if lines and before > node.have + 1:",
            sync("problems a_gap_names_have_and_hash_and_verdicts", "framing")),
    Planted("intake", "sync/intake.py", "shared = min(last, node.have)", "shared = min(last, node.have) - 1",
            sync("problems a_stored_op_that_differs_is_a_fork_that_names_it", "problems")),
    Planted("intake", "sync/intake.py", "    node.claimed = max(node.claimed, header.claimed)\n    node.heard",
            "    node.claimed = header.claimed\n    node.heard",
            sync("framing what_a_node_has_once_claimed_stays_claimed", "framing")),
    Planted("intake", "sync/batch.py", "self.entries = [entry for entry in self.entries if entry[0] > have]",
            "self.entries = [entry for entry in self.entries if entry[0] >= have]",
            sync("ahead the_same_ops_in_between_are_stored_once", "faults", "laws")),
    Planted("fold", "sync/fold.py", "return dots if op.creating and not self.natural else (*dots, *self.creating)",
            "return dots", sync("fold_cases")),
    Planted("fold", "sync/fold.py", "rivals.update({void: None, edit: None})", "rivals.update({void: None})",
            sync("fold_cases", "void", "fold_laws")),
    Planted("fold", "sync/fold.py", "if len(_distinct(values)) > 1 else []", "if len(_distinct(values)) > 2 else []",
            sync("fold_cases")),
    Planted("fold", "sync/fold.py", "return True if any(arrived + WAIT", "return True if all(arrived + WAIT",
            sync("fold_cases", "heads", "fold_laws")),
    Planted("feed", "sync/feed.py", "for one in stand if one.pos <= reached]", "for one in stand if one.pos < reached]",
            sync("feed pages_hold_at_most_limit_records_and_together_all", "feed", "above")),
    Planted("feed", "sync/feed.py", "return found, gone + ended, cursor", "return found, ended, cursor",
            sync("scope what_leaves_the_scope_is_gone_with_the_next_reply", "scope", "forgetting")),
    Planted("feed", "sync/feed.py", "None if cursor.whole or _clock_off(site, node) else node",
            "None if cursor.whole else node", sync("own_time")),
    Planted("outbox", "static/device/outbox.js", "meta.settled = Math.min(meta.settled, have)",
            "meta.settled = Math.max(meta.settled, have)", PHONE),
    Planted("outbox", "static/device/outbox.js", "const KEPT_HOURS = 7 * 24", "const KEPT_HOURS = 24",
            ("tests/simulator/test_hub.py",)),
    Planted("outbox", "static/device/outbox.js", "meta.floor = { n, hash: last.hash }", 'meta.floor = { n, hash: "" }',
            PHONE),
    Planted("replies", "static/device/replies.js", "if (n <= holds) return", "if (n < holds) return", PHONE),
    Planted("replies", "static/device/replies.js", "if (meta.walk.whole) await dropUnseen",
            "if (!meta.walk.whole) await dropUnseen", ("tests/simulator/test_hub.py",)),
    Planted("replies", "static/device/replies.js", "meta.passed = reply.passed ?? null", "meta.passed = null",
            ("tests/simulator/test_hub.py",)),
    Planted("overlay", "static/device/overlay.js", "(shown.heads[name] ?? []).length > 1)",
            "(shown.heads[name] ?? []).length > 0)", OVERLAY),
    Planted("overlay", "static/device/overlay.js", ".filter(head => head !== record.id).sort()", ".sort()", OVERLAY),
    Planted("hub", "sync/hub.py", "if dot[1] <= have.get(dot[0], 0)", "if dot[1] < have.get(dot[0], 0)",
            sync("hub what_the_centre_withdrew_is_withdrawn_at_the_hub_and_its_verdict_wins", "hub")),
    Planted("hub", "sync/hub.py", "self.told[\"contacts\"][one.node] = one.reached",
            "self.told[\"contacts\"][one.node] = 0", sync("hub nothing_new_is_one_small_request", "hub")),
    Planted("hub", "sync/copies.py", "kept[\"begun\"] = {code: counter.pos", "kept[\"begun\"] = {code: 0 * counter.pos",
            sync("chain a_centre_that_was_put_back_is_read_from_the_start", "chain")),
    Planted("healing", "sync/restore.py", "nodes.leave_desks(now)", "pass",
            ("tests/desk/test_restored.py", "tests/test_starts.py")),
    Planted("healing", "static/device/replies.js", "reply.healed ? await dropStrange", "false ? await dropStrange",
            ("tests/simulator/test_drift.py",)),
)


def main() -> None:
    """Plant those that are named, or all; print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("numbers", nargs="*", type=int)
    asked = parser.parse_args().numbers or range(1, len(PLANTED) + 1)
    print("| no. | where | line | becomes | caught by |\n|---|---|---|---|---|", flush=True)
    missed = 0
    with tempfile.TemporaryDirectory(prefix="planted-") as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        for number in asked:
            one = PLANTED[number - 1]
            by = caught(copy, one)
            missed += not by
            told = (f"`{' '.join(text.split())}`" for text in (one.before, one.after))
            print(f"| {number} | {one.area} | {' | '.join(told)} | {by or '**nothing**'} |", flush=True)
    print(f"{len(asked) - missed} of {len(asked)} caught")
    sys.exit(bool(missed))


def caught(copy: Path, one: Planted) -> str:
    """The first test that finds a wrong line; empty where none does. Raises ValueError where the line is no more."""
    path = copy / one.file
    sound = path.read_text()
    if sound.count(one.before) != 1:
        raise ValueError(f"{one.file} has {sound.count(one.before)} times {one.before!r}")
    path.write_text(sound.replace(one.before, one.after))
    try:
        for test in one.tests:
            if (found := _failed(copy, test)):
                return found
        return ""
    finally:
        path.write_text(sound)


def _failed(copy, test):
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "--tb=no", "-p", "no:cacheprovider", "-rfE",
             "-k", "not postgres", test]
    try:
        ran = subprocess.run(words, cwd=copy, capture_output=True, text=True, timeout=PATIENCE,
                             env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})
    except subprocess.TimeoutExpired:
        return f"{test} (without an end)"
    found = re.search(r"^(?:FAILED|ERROR) (\S+)", ran.stdout, re.M)
    if not found and ran.returncode not in (0, 5):
        return f"{test} (does not run)"
    return found[1] if found else ""


if __name__ == "__main__":
    main()
