"""Puts one wrong sign after the other into the phone's pure modules and runs the tests that look at them.

Each mutant has a process of its own. Those that no test has caught are told, and compared with `tests/survivors.md`:
exit 1 where one survives that is not listed there.
"""

import argparse
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from py_mini_racer import JSParseException

from tests import conftest  # noqa: F401 – read once here, and not by each of the processes
from tests.modules import engine
from tests.mutants.listed import is_listed, told
from tests.mutants.signs import mutants
from views import device

ROOT = Path(__file__).parents[2]
ARGS = ["-x", "-q", "-n", "0", "-p", "no:faker", "-p", "no:warnings", "--tb=no", "--hypothesis-seed=1"]
ALSO = {"doubles.js": ["tests/parity/test_doubles.py"], "pages/counts.js": ["tests/parity/test_doubles.py"],
        "forms.js": ["tests/parity/test_typed.py"], "keys.js": ["tests/parity/test_typed.py"],
        "backoff.js": ["tests/offline/test_backoff.py"]}
# Seconds; and so many times what the tests take with nothing wrong. A loop that no longer ends is stopped then.
PATIENCE, TIMES = 3, 4
KILLED, SURVIVED, WRONG = "killed", "survived", "no script"
NO_SCRIPT = 99


def main() -> None:
    """Exit 1 where a mutant survives that is not listed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", help="file names in static/device; all that have tests of their own")
    asked = parser.parse_args().modules or [name for name in engine.PURE if tests_of(name)]
    settings.register_profile("mutants", settings.get_profile("laws"), database=None, report_multiple_bugs=False,
                              phases=[Phase.explicit, Phase.generate])
    settings.load_profile("mutants")
    scores = []
    for name in asked:
        begin(name)
        begun = time.monotonic()
        if run(name, None, 600) != SURVIVED:
            sys.exit(f"{name}: its tests fail as it is")
        scores.append(counted(name, PATIENCE + TIMES * (time.monotonic() - begun)))
    print(told(*map(sum, zip(*scores, strict=True))))
    sys.exit(any(new for _, _, new in scores))


def counted(name: str, longest: float) -> tuple[int, int, int]:
    """How many mutants of a module were killed, how many are alive, how many of these are not listed."""
    begun, killed, alive, new = time.monotonic(), 0, 0, 0
    for mutant in mutants((engine.DEVICE / name).read_text()):
        outcome = run(name, mutant.source, longest)
        killed += outcome == KILLED
        if outcome == SURVIVED:
            line = f"`{name}` {mutant}"
            alive, new = alive + 1, new + (not is_listed(line))
            print(f"{'listed' if is_listed(line) else 'SURVIVED'} {line}", flush=True)
    print(f"{name}: {killed} killed, {alive} alive, in {time.monotonic() - begun:.0f} s", flush=True)
    return killed, alive, new


def begin(name: str) -> None:
    """Reads once what the processes for a module have in common."""
    device.generated()
    with open(os.devnull, "w") as quiet, contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        pytest.main([*ARGS, "--collect-only", *tests_of(name)])


class CasesFirst:
    """The cases are quick and say most; laws come after them."""

    def pytest_collection_modifyitems(self, items):
        items.sort(key=lambda item: hasattr(item.obj, "hypothesis"))


def tests_of(name: str) -> list[str]:
    """The tests that hold a module, by their files."""
    own = f"tests/modules/test_{Path(name).stem}.py"
    return [*([own] if (ROOT / own).exists() else []), *ALSO.get(name, [])]


def run(name: str, source: str | None, longest: float) -> str:
    """Whether the module's tests find something wrong with it once it has this source, in a process of its own.

    `longest`: seconds after which it has.
    """
    child = os.fork()
    if not child:
        os.setsid()
        os._exit(_tested(name, source))
    ends = time.monotonic() + longest
    while time.monotonic() < ends:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return {0: SURVIVED, NO_SCRIPT: WRONG}.get(os.waitstatus_to_exitcode(status), KILLED)
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return KILLED


def checked(begin: Callable) -> Callable:
    """The beginning of the modules; where they are no script, the process ends."""

    def beginning(*given):
        try:
            begin(*given)
        except (JSParseException, ValueError):
            os._exit(NO_SCRIPT)

    return beginning


def _tested(name, source):
    quiet = os.open(os.devnull, os.O_WRONLY)
    if source is not None:
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        engine.CHANGED[name] = source
        engine.Modules.__init__ = checked(engine.Modules.__init__)
    with contextlib.suppress(BaseException):
        return int(pytest.main([*ARGS, *tests_of(name)], [CasesFirst()]))
    return 1


if __name__ == "__main__":
    main()
