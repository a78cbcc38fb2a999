"""The house is as the README draws it: imports run one way, and the map names what is there."""

import ast
import re
import textwrap
from pathlib import Path

import pytest

from models import checklists, declarations, figures, kinds

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
MAP = README.partition("## The map")[2].partition("\n## ")[0]
FLOORS = ("models", "sync", "views", "app")
# What `models/` may ask of the floors above it, and `sync/` of `views/`: nothing.
FILES = sorted(path for floor in FLOORS[:-1] for path in (ROOT / floor).rglob("*.py"))


def read(path):
    """The floors whose modules a file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else \
            [one.name for one in node.names] if isinstance(node, ast.Import) else []
        yield from (name.partition(".")[0] for name in names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path):
    own = FLOORS.index(path.relative_to(ROOT).parts[0])

    assert not {floor for floor in read(path) if floor in FLOORS and FLOORS.index(floor) > own}


def named():
    """What the map names in backticks, without what follows a dot of a call."""
    return {word.rstrip("()") for word in re.findall(r"`([^`]+)`", MAP)}


# What every page is given for the frame around it: a template that calls something of its own so takes it away there.
FRAME = ("who", "page", "waiting", "audits", "managers", "warnings")


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_no_template_calls_something_of_its_own_like_what_the_frame_is_made_of(path):
    assert not re.findall(rf"{{%-? set ({'|'.join(FRAME)}) ", path.read_text())


@pytest.mark.parametrize("folder", ["views/desk", "views", "models"])
def test_the_map_names_the_folders_that_are_there(folder):
    there = {path.name for path in (ROOT / folder).iterdir() if path.is_dir() and path.name[0] not in "_."}

    assert not {name for name in there if not any(word.rstrip("/").endswith(name) for word in named())
                } - {"migrations"}


def test_the_map_names_every_module_of_sync():
    there = {path.stem for path in (ROOT / "sync").glob("[a-z]*.py")}

    assert not there - named()


def test_no_page_of_the_desk_gives_a_name_of_the_frame_something_else():
    """The menu would say how much of something else waits."""
    assert not [f"{path.relative_to(ROOT)}: {one.arg}" for path in (ROOT / "views" / "desk").rglob("*.py")
                for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "show" for one in node.keywords if one.arg in FRAME]


def test_what_the_map_names_is_there():
    files = {path.name for floor in (*FLOORS[:-1], "commands", "tests", "static", "templates", ".") for path in
             (ROOT / floor).glob("**/*" if floor != "." else "*")}
    wanted = {word for word in named() if re.fullmatch(r"[a-z_]+\.(py|toml|md|html)", word)}

    assert not wanted - files


RECIPE = README.partition("## How to add a kind")[2].partition("\n## ")[0]


def test_the_recipe_works():
    """The class of the README and the lines of data beside it are well declared."""
    said = {}
    exec(textwrap.dedent(RECIPE.partition("`:\n\n")[2].partition("`key=")[0]), said)
    words = {**vars(checklists), **vars(figures), "_": str}
    figure, checklist = (eval(line, words) for line in re.findall(r"`((?:Figure|Checklist)\([^`]*\))`", RECIPE))

    known = [*(getattr(kinds, name) for name in kinds.__all__ if name != "Watch"), said["Watch"]]
    assert list(declarations.wrong(known)) == []
    assert list(declarations.wrong_data(known, [checklist], [figure])) == []
