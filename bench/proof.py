"""After the burst: do the caches equal the fold, and does making them again change nothing?"""

import os
import subprocess
import sys

from bench.databases import Databases
from bench.server import ROOT


def proved(databases: Databases, name: str) -> list[list[str]]:
    """Rows for a table: what `check` and `rebuild` did to the database of that name."""
    clean = command(databases.url(name), "check")
    before = databases.digests(name)
    rebuilt = command(databases.url(name), "rebuild")
    after = databases.digests(name)
    changed = sorted(table for table in before | after if before.get(table) != after.get(table))
    return [
        ["Afterwards", "found", "wanted"],
        ["flask check", clean, "clean"],
        ["flask rebuild", rebuilt, "clean"],
        ["tables that rebuild changed", ", ".join(changed) or "none", "none"],
    ]


def command(url: str, name: str) -> str:
    """How a command of the collector's command line ended: clean, or its last line."""
    asked = [sys.executable, "-m", "flask", "--app", "bench.centre", name]
    ended = subprocess.run(asked, cwd=ROOT, env=os.environ | {"DATABASE_URL": url}, capture_output=True, text=True)
    return "clean" if ended.returncode == 0 else (ended.stdout + ended.stderr).strip().rpartition("\n")[2]
