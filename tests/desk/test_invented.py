"""Kinds that the system has never heard of work and read well, as `tests/invented/cases.py` says."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_inbox_reads_well_for_kinds_that_it_does_not_know():
    ran = subprocess.run([sys.executable, "-m", "pytest", "-p", "tests.invented.kinds", "-p", "no:xdist", "-p",
                          "no:cacheprovider", "tests/invented/cases.py"], cwd=ROOT, capture_output=True, text=True)

    assert ran.returncode == 0, ran.stdout[-8000:] + ran.stderr[-2000:]
    assert "100%" in ran.stdout
