"""The sentences of PROTOCOL.md, and which tests hold the collector and the phone to each of them.

`promises.toml` beside this file says it, section by section: sentence → the tests that fail when it is broken, or why
there are none: `meaning` (it says what a word means, or what others have to do), `unbuilt` (hubs, files, erasure).
"""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parent / "sync" / "PROTOCOL.md"
REASONS = ("meaning", "unbuilt")
END = re.compile(r"(?<=[.!?)])\s+(?=[A-Z*`“\"(])")


def sentences(text: str) -> dict[str, list[str]]:
    """Number of a section → its sentences. A row of a table is one, an item of a list one or several."""
    found = {}
    for number, body in re.findall(r"^## (\d+)\. [^\n]*\n(.*?)(?=^## |\Z)", re.sub(r"```.*?```", "", text, flags=re.S),
                                   re.M | re.S):
        found[number] = [sentence for piece in _pieces(body) for sentence in _told(piece)]
    return found


def _pieces(body: str) -> list[str]:
    """Paragraphs, items and rows, each in one line."""
    pieces, open_ = [], False
    for line in map(str.strip, body.split("\n")):
        if not line or line.startswith("|"):
            open_ = False
        if line.startswith(("|", "- ")) or (line and not open_):
            pieces.append(line)
            open_ = not line.startswith("|")
        elif line:
            pieces[-1] += " " + line
    return pieces


def _told(piece: str) -> list[str]:
    if piece.startswith("|"):
        return [] if re.fullmatch(r"[|\- ]+", piece) else [piece.strip("| ")]
    return END.split(piece.removeprefix("- "))


def table() -> dict[str, dict[str, str | list[str]]]:
    """The table: number of a section → sentence → tests or a reason."""
    return tomllib.loads((HERE / "promises.toml").read_text())


@cache
def names(path: str) -> frozenset[str]:
    """The names of the tests in a file, of those in classes too."""
    tree = ast.parse((HERE.parent / path).read_text())
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
