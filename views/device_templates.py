"""What the device needs to answer a field page by itself: templates, addresses, words, settings."""

import json
import re
from functools import cache
from pathlib import Path

from models import registry
from views import device_compiler, device_facts, device_modules, device_tokens, device_words

ROOT = Path(__file__).parents[1]
MODULES = ROOT / "static" / "device"
FOLDER, FIRST, SHARED = ROOT / "templates", "field", ("field", "pages")
# The entries of the two scripts: the worker with what the gate needs at its first page, and all the rest.
WORKER, FURTHER = "service-worker.js", "second.js"
NAMED = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+\"([^\"]+)\"")


def script(names=None):
    """JavaScript that makes the global `lianfang`: `{facts: {…}}`. `names`: `names()`, where scripts have the numbers.

    To be called within a request or an application's context.
    """
    facts = device_facts.all_of_them() | device_words.numbered(device_facts.said_at_once(), _numbers())
    facts["addresses"] = [[(names or {}).get(name, name), *rest] for name, *rest in facts["addresses"]]
    return f"var lianfang = {{facts: {_json(facts)}}};\n"


def further():
    """JavaScript that adds to what `script` makes what the second script needs: the rest of the texts."""
    return f"Object.assign(lianfang.facts, {_json(device_words.numbered(device_facts.texts(kinds()), _numbers()))});\n"


@cache
def modules():
    """File name → source of the modules that are made of the templates."""
    first, further = device_compiler.modules(sources(), _first())
    return {"templates.js": first, "templates_further.js": further}


def _first():
    """The names of the templates that the worker itself names, and of what they need."""
    generated = {"registry.js": "", "templates.js": "", "templates_further.js": ""}
    ours = device_modules.ordered(MODULES, WORKER, generated)
    named = {text.strip('"') for one in ours for text in device_tokens.strings(one.source)}
    return _with_all([name for name in _listed() if name in named])


def sources():
    """name → text of every template of the field, and of what they extend, include and import."""
    return _with_all(_listed())


def _listed():
    return [path.relative_to(FOLDER).as_posix() for name in SHARED for path in (FOLDER / name).rglob("*.html")]


def _with_all(wanted):
    found = {}
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = _text(name)
            wanted += NAMED.findall(found[name])
    return dict(sorted(found.items()))


def _text(name):
    """Jinja drops the line end at the end of a file; so must the device."""
    return (FOLDER / name).read_text(encoding="utf-8").removesuffix("\n")


@cache
def texts():
    """The texts that a phone can be asked for, in the order of their numbers."""
    return [*texts_at_once(), *texts_further()]


@cache
def texts_at_once():
    """Those of them that the gate needs at its first page, as the worker that has it."""
    first = {text for source in _sources_at_once() for text in device_tokens.strings(source)}
    told = device_words.within(device_facts.said_at_once())
    return device_words.known(lambda text: text in told or _json(text) in first)


@cache
def texts_further():
    """The rest, as the second script has it."""
    told, first = device_words.within(device_facts.texts(kinds())), {*texts_at_once()}
    return device_words.known(lambda text: text not in first and (text in told or _json(text) in _strings()))


def _sources_at_once():
    generated = {"registry.js": "", **modules()}
    return [one.source for one in device_modules.ordered(MODULES, WORKER, generated)]


@cache
def kinds():
    """The kinds of record that the phone's modules name."""
    return [kind for kind in registry.SHAPES if _json(kind) in _strings()]


@cache
def _strings():
    """The strings in the phone's modules as they are written."""
    sources = [*modules().values(), *(path.read_text(encoding="utf-8") for path in MODULES.rglob("*.js"))]
    return {text for source in sources for text in device_tokens.strings(source)}


def names():
    """Name of a template or of a field's page → its number in the worker, where names only take up room."""
    pages = dict.fromkeys(name for name, *_ in device_facts.addresses() if name.startswith(f"{FIRST}."))
    return {name: number for found in (pages, sources()) for number, name in enumerate(found)}


def literals(names=None):
    """A text, or one of `names`, as it is written in scripts → its number there."""
    return {_json(text): str(number) for text, number in (_numbers() | (names or {})).items()}


def _numbers():
    return {text: number for number, text in enumerate(texts(), 1)}


def _json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
