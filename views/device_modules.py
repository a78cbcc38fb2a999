"""The device's modules as one classic script: a service worker has no `import()`, and there is no build step.

All of them share one scope, in the order in which they need one another; so every name becomes one that nobody else
has, and a short one. What is understood is written at the head of `static/device/README.md`.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from views import device_names as names
from views import device_tokens as tokens

IMPORT = re.compile(r'^import (?:(\{[^}]*\}|\* as \w+) from )?"(\.{1,2}/[\w./-]+\.js)"$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
SHORTER = {"const": "let", "true": "!0", "false": "!1"}
# Characters: a longer text that is used often is better said once.
MOST_INLINE = 14
LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@dataclass
class Module:
    """`imported`: name here → (module, name there); `spaces`: name here → module of which it stands for everything.

    `local`: unit and name of what it declares anywhere; `own`: the names that it declares outside of everything;
    `values`: name → what stands for it in the script, of those that are a number or a short text.
    """

    name: str
    exports: list[str]
    tokens: list[tokens.Token]
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)
    spaces: dict[str, str] = field(default_factory=dict)
    local: set[tuple[int, str]] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    values: dict[str, str] = field(default_factory=dict)

    def key(self, name, unit):
        """What a name of this module stands for, None where it is the browser's."""
        if name in self.imported:
            return self.imported[name]
        if name in self.spaces:
            return self.spaces[name], "*"
        if name in self.own:
            return self.name, name
        return (self.name, unit, name) if (unit, name) in self.local else None


def link(folder, entry, generated=None, shown=(), texts=None):
    """The script of the module `entry` in `folder` and of all that it imports.

    `generated`: file name → source of modules that are no files. What `entry` and the modules `shown` export is in
    reach as `m_` and their name. `texts`: string as it is written → what is to stand for it. Raises ValueError for what
    is not understood.
    """
    modules = {one.name: one for one in ordered(folder, entry, generated)}
    for module in modules.values():
        _join(module, modules)
    for module in modules.values():
        _inline(module, texts or {})
    short, whole = _shortened(modules.values()), {name for module in modules.values() for name in _whole(module)}
    parts = [part for module in modules.values() for part in (
        _renamed(module, short, texts or {}),
        f"let {short[module.name, '*']}={_members(module, short)}" if module.name in whole else "")]
    seen = [modules[name] for name in (entry, *shown) if modules[name].exports]
    members = {variable(one.name): _members(one, short) for one in seen}
    return _wrapped("\n".join(part for part in parts if part), members)


def _wrapped(script, shown):
    if not shown:
        return f"(() => {{\n{script}\n}})()\n"
    members = ", ".join(f"{name}: {members}" for name, members in shown.items())
    return f"const {{ {', '.join(shown)} }} = (() => {{\n{script}\nreturn {{ {members} }}\n}})()\n"


def _members(module, short):
    return f"{{{','.join(f'{name}:{short[module.name, name]}' for name in module.exports)}}}"


def ordered(folder, entry, generated=None):
    """The module `entry` and all that it imports, each after those that it needs."""
    sources, order = dict(generated or {}), []
    _visit(Path(folder), entry, sources, order, ())
    return [_module(name, sources[name]) for name in order]


def variable(name):
    """The name under which the exports of a module are in reach."""
    return "m_" + re.sub(r"\W", "_", name.removesuffix(".js"))


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


def _module(name, source):
    body = EXPORT.sub("", IMPORT.sub("", source))
    if wrong := LEFT_OVER.search(body):
        raise ValueError(f"{name}: not understood: {wrong[0]}")
    try:
        module = Module(name, EXPORT.findall(source), tokens.read(body))
    except (ValueError, TypeError, IndexError) as reason:
        raise ValueError(f"{name}: {reason}") from reason
    module.local, module.own = names.bound(module.tokens)
    for what, path in IMPORT.findall(source):
        _import(module, what, _resolved(name, path))
    return module


def _import(module, what, there):
    if what.startswith("*"):
        module.spaces[what.split()[-1]] = there
    for one in re.findall(r"[\w$]+(?: as [\w$]+)?", what) if what.startswith("{") else []:
        name, _, here = one.partition(" as ")
        module.imported[here or name] = there, name


def _join(module, modules):
    """Take `page.go` for one name, where `page` stands for a module and nothing else has that name."""
    found, local = module.tokens, {name for _, name in module.local}
    for at, token in enumerate(found[:-2]):
        there = modules.get(module.spaces.get(token.text)) if token.text not in local else None
        dot, member = found[at + 1:at + 3]
        if there and not names.is_key(found, at) and dot.text == "." and member.text in there.exports:
            token.text = f"{token.text}.{member.text}"
            module.imported[token.text] = there.name, member.text
            dot.text = member.text = ""
            member.kind = "sign"


def _inline(module, texts):
    """Take out what is declared as a number or a short text: that stands for itself wherever the name is used."""
    found, declared = module.tokens, Counter(name for _, name in module.local)
    for at, (begin, name, sign, value) in enumerate(zip(found, found[1:], found[2:], found[3:], strict=False)):
        if (begin.text, sign.text, begin.inside) != ("const", "=", -1) or declared[name.text] > 1:
            continue
        alone = at + 4 == len(found) or names.begins(found, at + 4)
        if alone and value.kind in ("number", "string") and len(value.text) <= MOST_INLINE:
            module.values[name.text] = texts.get(value.text, value.text)
            for one in (begin, name, sign, value):
                one.text = ""


def _whole(module):
    """The modules that a module hands on as a whole."""
    return {module.spaces[name] for _, at in names.used(module.tokens)
            if (name := module.tokens[at].text) in module.spaces}


def _shortened(modules):
    """What a name stands for → how it is called in the script."""
    found = [(module, unit, module.tokens[at].text) for module in modules for unit, at in names.used(module.tokens)]
    taken = {name for module, unit, name in found if module.key(name, unit) is None}
    outer, inner = names.outer(taken), {}
    short = {(module.name, name): value for module in modules for name, value in module.values.items()}
    for module, unit, name in found:
        key = module.key(name, unit)
        if key is None or key in short:
            continue
        if len(key) == 2:
            short[key] = next(outer)
        else:
            own = inner.setdefault((module.name, unit), names.inner(taken))
            short[key] = name if name in taken else next(own)
    return short


def _renamed(module, short, texts):
    """The script of a module."""
    found = module.tokens
    for token in found:
        if token.kind == "string":
            token.text = texts.get(token.text, token.text)
        elif token.kind == "name":
            token.text = SHORTER.get(token.text, token.text)
    for unit, at in list(names.used(found)):
        token = found[at]
        called = short.get(module.key(token.text, unit), token.text)
        token.text = f"{token.text}:{called}" if names.is_short(found, at) and called != token.text else called
    return tokens.written([token for token in found if token.text])
