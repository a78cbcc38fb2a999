"""What the device needs to answer a field page by itself, as one script: templates, addresses, words, settings.

The device renders the same templates as Jinja does here. They are precompiled by Nunjucks inside Python, so that nobody
needs Node; under a strict policy the device could not compile them itself.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from flask import current_app
from py_mini_racer import MiniRacer

from views import device_facts, device_words

ROOT = Path(__file__).parents[1]
COMPILER = ROOT / "static" / "vendor" / "nunjucks.min.js"
MODULES = ROOT / "static" / "device"
FOLDER, FIRST = ROOT / "templates", "field"
NAMED = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+\"([^\"]+)\"")
PLACES = re.compile(r"\(lineno = \d+, colno = \d+, ")
PRECOMPILE = """var bare = ([one]) => one.template
var precompile = (text, name) => nunjucks.precompileString(text, {name, wrapper: bare})"""


def script():
    """JavaScript that makes the global `lianfang`: `{templates: {name: code}, facts: {…}}`. Made once in a process.

    To be called within a request or an application's context.
    """
    kept = current_app.extensions
    if "device_templates" not in kept:
        kept["device_templates"] = _script()
    return kept["device_templates"]


def digest():
    """A name of the script's content, for its address."""
    return hashlib.sha256(script().encode()).hexdigest()[:16]


def sources():
    """name → text of every template of the field, and of what they extend, include and import."""
    found, wanted = {}, [path.relative_to(FOLDER).as_posix() for path in (FOLDER / FIRST).rglob("*.html")]
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = _text(name)
            wanted += NAMED.findall(found[name])
    return dict(sorted(found.items()))


@cache
def precompiled():
    """name → JavaScript of a template. Raises py_mini_racer.JSEvalException where Nunjucks can't read one."""
    with MiniRacer() as engine:
        engine.eval(COMPILER.read_text(encoding="utf-8"))
        engine.eval(PRECOMPILE)
        return {name: _without_places(engine.call("precompile", text, name)) for name, text in sources().items()}


def _text(name):
    """Jinja drops the line end at the end of a file; so must the device."""
    return (FOLDER / name).read_text(encoding="utf-8").removesuffix("\n")


def _without_places(code):
    """Line numbers within templates are a tenth of the script, and of no use on a phone."""
    return PLACES.sub("(", code)


def _script():
    templates = ",\n".join(f"{_json(name)}: (() => {{{code}}})()" for name, code in precompiled().items())
    facts = device_facts.all_of_them()
    said = templates + _json(facts) + "".join(path.read_text(encoding="utf-8") for path in MODULES.rglob("*.js"))
    facts |= {"formats": device_words.formats(), "catalogues": device_words.catalogues(said)}
    return f"var lianfang = {{templates: {{{templates}}},\nfacts: {_json(facts)}}}\n"


def _json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
