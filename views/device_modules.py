"""The device's modules as one classic script: a service worker has no `import()`, and there is no build step.

Each module becomes a function that gives its exports, in the order in which they need one another. What is understood
is written at the head of `static/device/README.md`.
"""

import re
from pathlib import Path

IMPORT = re.compile(r'^import (?:(\{[^}]*\}|\* as \w+) from )?"(\.{1,2}/[\w./-]+\.js)"$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
# Of the worker's bytes a tenth would be comments; they are for readers of the files.
COMMENTS = re.compile(r"^ *//[^\n]*\n|^/\*\*.*?\*/\n|^\n", re.MULTILINE | re.DOTALL)


def link(folder, entry, generated=None):
    """The script of the module `entry` in `folder` and of all that it imports.

    `generated`: file name → source of modules that are no files. Raises ValueError for what is not understood.
    """
    sources, order = dict(generated or {}), []
    _visit(Path(folder), entry, sources, order, ())
    return "\n".join(COMMENTS.sub("", _wrapped(name, sources[name])) for name in order)


def _visit(folder, name, sources, order, above):
    if name in above:
        raise ValueError(f"{name} imports itself through {' → '.join(above)}")
    if name in order:
        return
    if name not in sources:
        sources[name] = (folder / name).read_text()
    for _, path in IMPORT.findall(sources[name]):
        _visit(folder, _resolved(name, path), sources, order, (*above, name))
    order.append(name)


def _resolved(name, path):
    parts = list(Path(name).parent.parts)
    for part in path.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _wrapped(name, source):
    exports = EXPORT.findall(source)
    body = IMPORT.sub(lambda found: _bound(found[1], _variable(_resolved(name, found[2]))), source)
    body = EXPORT.sub("", body)
    if wrong := LEFT_OVER.search(body):
        raise ValueError(f"{name}: not understood: {wrong[0]}")
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {', '.join(exports)} }}\n}})()"


def _bound(names, variable):
    if not names:
        return ""
    if names.startswith("*"):
        return f"const {names.split()[-1]} = {variable}"
    return f"const {re.sub(r' as ', ': ', names)} = {variable}"


def _variable(name):
    return "m_" + re.sub(r"\W", "_", name.removesuffix(".js"))
