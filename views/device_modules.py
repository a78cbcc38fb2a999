"""The device's modules as classic scripts: a service worker has no `import()`, and there is no build step.

Each module becomes a function that gives what it exports, in the order in which they need one another. What is
understood is written at the head of `static/device/README.md`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import rjsmin

from views import device_tokens as tokens

IMPORT = re.compile(r'^import (?:(\{[^}]*\}|\* as \w+) from )?"(\.{1,2}/[\w./-]+\.js)"$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
# Of templates within templates rjsmin knows nothing: their pieces stand aside as strings, which it leaves alone.
PLACES = {"``": '"~{}"', "`{": '"~{}<"+(', "}{": ')+">~{}<"+(', "}`": ')+">~{}"'}
ASIDE = re.compile(r'(?:\)\+">|")~(\d+)(?:<"\+\(|")')
LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@dataclass(frozen=True)
class Module:
    """A file of modules: its source, and the modules that it imports, by what it takes of them (empty for nothing)."""

    name: str
    source: str
    imports: list[tuple[str, str]]


def link(folder: Path, entry: str, generated: dict | None = None, texts: dict | None = None,
         without: Iterable[str] = ()) -> str:
    """The script of the module `entry` in `folder` and of all that it imports.

    `generated`: file name → source of modules that are no files. What a module exports is in reach as `variable(name)`.
    `texts`: string as it is written → what is to stand for it. `without`: the names of modules that an earlier script
    has. Raises ValueError for what is not understood.
    """
    wanted = [one for one in ordered(folder, entry, generated) if one.name not in set(without)]
    return "".join(_small(_written(one), texts or {}, one.name) for one in wanted)


def ordered(folder: Path, entry: str, generated: dict | None = None) -> list[Module]:
    """The module `entry` and all that it imports, each after those that it needs."""
    sources, found = dict(generated or {}), {}
    _visit(Path(folder), entry, sources, found, ())
    return list(found.values())


def variable(name: str) -> str:
    """The name under which the exports of a module are in reach."""
    return "m_" + re.sub(r"\W", "_", name.removesuffix(".js"))


def _visit(folder, name, sources, found, above):
    if name in above:
        raise ValueError(f"{name} imports itself through {' → '.join(above)}")
    if name in found:
        return
    source = sources[name] if name in sources else (folder / name).read_text(encoding="utf-8")
    imports = [(what, _resolved(name, path)) for what, path in IMPORT.findall(source)]
    for _what, there in imports:
        _visit(folder, there, sources, found, (*above, name))
    found[name] = Module(name, source, imports)


def _resolved(name, path):
    parts = list(Path(name).parent.parts)
    for part in path.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _written(module):
    """A module as a constant: its exports, as they are when all of it has run."""
    body = EXPORT.sub("", IMPORT.sub("", module.source))
    if wrong := LEFT_OVER.search(body):
        raise ValueError(f"{module.name}: not understood: {wrong[0]}")
    taken = [f"const {_taken(what)} = {variable(there)}\n" for what, there in module.imports if what]
    exports = ", ".join(EXPORT.findall(module.source))
    return f"const {variable(module.name)} = (() => {{\n{''.join(taken)}{body}\nreturn {{ {exports} }}\n}})()"


def _small(source, texts, name):
    pieces, told = [], []
    try:
        for kind, text in tokens.parts(source):
            told.append(PLACES[text[0] + text[-1]].format(len(pieces)) if kind == "piece" else texts.get(text, text))
            pieces += [text] if kind == "piece" else []
    except ValueError as reason:
        raise ValueError(f"{name}: {reason}") from reason
    return ASIDE.sub(lambda found: pieces[int(found[1])], rjsmin.jsmin("".join(told))) + "\n"


def _taken(what):
    return what.removeprefix("* as ") if what.startswith("*") else what.replace(" as ", ": ")
