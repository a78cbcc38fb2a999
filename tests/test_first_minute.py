"""`make run`: it ends with where to go and who gets in, and says nothing else."""

import os
import signal
import subprocess
from contextlib import contextmanager
from threading import Timer
from urllib.request import urlopen

from tests.server import ROOT, free_port


@contextmanager
def running(folder, **settings):
    """`make run` on a database of its own, with nothing to install any more."""
    settings = {"DATABASE_URL": f"sqlite:///{folder}/lianfang.db", "PORT": str(free_port()), "DEMO": "0"} | settings
    process = subprocess.Popen(["make", "-s", "-o", "install", "run"], cwd=ROOT, env=os.environ | settings, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    end = Timer(60, os.killpg, (process.pid, signal.SIGTERM))
    end.start()
    try:
        yield process.stdout, int(settings["PORT"])
    finally:
        end.cancel()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)


def said(lines, last: str) -> list[str]:
    """What it says up to the line that begins so."""
    found = []
    for line in lines:
        found += [line.strip()] if line.strip() else []
        if line.startswith(last):
            break
    return found


def test_it_ends_with_an_address_that_answers_and_the_first_way_in(tmp_path):
    with running(tmp_path, HOST="0.0.0.0") as (lines, port):
        found = said(lines, "  http://")
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=20) as answer:
            assert answer.status == 200

    assert found[0] == "The database is ready."
    assert found[1].startswith("Lianfang 联防 is at http://")
    assert found[1].endswith(f":{port}")
    assert found[2].startswith("Begin here: ")
    assert f":{port}/account?code=" in found[3]
    assert "0.0.0.0" not in "".join(found)
    assert len(found) == 4
