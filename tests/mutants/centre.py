"""What `mutmut run` has found of the centre's pure modules, beside what `tests/survivors.md` lists."""

import sys
from collections import Counter

from mutmut.__main__ import collect_source_file_mutation_data
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code

from tests.mutants.listed import is_listed, told

# A mutant that never ends, or that takes all the memory, has been caught.
KILLED = ("killed", "timeout", "segfault")
FOUND = ("survived", "no tests")


def main() -> None:
    """Exit 1 where a mutant survives that is not listed, or has not been tried."""
    mutants, _ = collect_source_file_mutation_data(mutant_names=())
    killed, alive, new, untried = Counter(), 0, 0, 0
    for file, name, code in mutants:
        status = status_by_exit_code[code]
        if status in KILLED:
            killed[str(file.path)] += 1
        elif status in FOUND:
            line = f"`{file.path}` {changed(name, file.path)}"
            alive, new = alive + 1, new + (not is_listed(line))
            print(f"{'listed' if is_listed(line) else status.upper()} {line}")
        else:
            untried += 1
    print(told(sum(killed.values()), alive, new) + f"; {untried} not tried" * bool(untried))
    sys.exit(bool(new or untried))


def changed(name: str, path) -> str:
    """The line that a mutant changes, and what it becomes."""
    lines = [line for line in get_diff_for_mutant(name, path=path).split("\n") if line[:3] not in ("---", "+++")]
    before, after = ([line[1:].strip() for line in lines if line.startswith(sign)] for sign in "-+")
    return f"`{' '.join(before)}` → `{' '.join(after)}`"


if __name__ == "__main__":
    main()
