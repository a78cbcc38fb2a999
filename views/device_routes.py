"""Which function of the phone's pages answers which address: the one that is called as the view of the centre, in the
module that is called as its module. So a page has one name on both sides, and none is forgotten."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache

from flask import Flask

from views.field import blueprint

# Where the pages of the centre have their twins.
FOLDERS = {"views.field": "./", "views.pages": "./generic/"}
# The gate needs some at once, which `pages/routes.js` names.
AT_ONCE = re.compile(r'"(field\.\w+)":')


@cache
def module(at_once: str) -> str:
    """The module `pages/others.js`. `at_once`: the source of `pages/routes.js`, which has the others."""
    early, imports, routes = AT_ONCE.findall(at_once), set(), []
    for endpoint, view in pages():
        if endpoint not in early:
            package, _dot, name = view.__module__.rpartition(".")
            imports.add(f'import * as {name}_page from "{FOLDERS[package]}{name}.js"')
            routes.append(f"  {json.dumps(endpoint)}: {_function(name, view)},")
    return "\n".join([*sorted(imports), "export const routes = {", *routes, "}\n"])


def pages() -> Iterator[tuple[str, Callable]]:
    """Endpoint and view of each page of the field. What is no page asks nobody who they are."""
    app = Flask(__name__)
    app.register_blueprint(blueprint)
    return ((name, view) for name, view in app.view_functions.items() if hasattr(view, "__wrapped__"))


def _function(module, view):
    first, *rest = view.__name__.split("_")
    name = f"{module}_page.{first}{''.join(word.title() for word in rest)}"
    if not hasattr(view, "given"):
        return name
    return f"(turn, params) => {name}(turn, {{ ...params, ...{json.dumps(view.given, ensure_ascii=False)} }})"
