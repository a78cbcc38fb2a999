"""The field's templates become functions of a device. That their documents are Jinja's is for tests/parity to say."""

import json

import pytest
from jinja2 import DictLoader, Environment
from py_mini_racer import MiniRacer

from views import device, device_compiler, device_modules
from views.assets import STATIC

BOTH = 'import "./render.js"\nimport "./templates_further.js"\n'
FACTS = 'var lianfang = {facts: {addresses: [], timezone: "UTC"}}, self = this'


@pytest.fixture(scope="module")
def render():
    """`render({name: source}, name, values)` → the text that a device makes of it."""
    engine = MiniRacer()

    def render(sources: dict[str, str], name: str, values: dict) -> str:
        half = set(sorted(sources)[::2])
        early, late = device_compiler.modules(sources, half)
        generated = {**device.generated(), "templates.js": early, "templates_further.js": late, "both.js": BOTH}
        script = device_modules.link(STATIC / "device", "both.js", generated)
        call = f'm_render.render({json.dumps(name)}, {json.dumps(values)}, {{lang: "en", now: 0}})'
        return engine.eval(f"(() => {{ {FACTS}\n{script}\nreturn {call} }})()")

    yield render
    engine.close()


CASES = {
    "a value is escaped": "{{ a }}",
    "nothing is nothing": "{{ gone }}{{ page.gone }}",
    "a choice": "{% if n == 2 %}two{% elif n > 2 %}many{% else %}few{% endif %}",
    "one that is not": "{% if not gone and n %}yes{% endif %}{{ 'x' if gone else 'y' }}{{ 'x' if gone }}",
    "a list": "{% for one in list %}{{ one }},{% else %}none{% endfor %}",
    "an empty list": "{% for one in empty %}x{% else %}none{% endfor %}",
    "a name that is set": "{% set b = a %}{{ b ~ '-' ~ n }}",
    "signs of the script": "`${1}` \\ {{ '`${1}`' }}",
    "filters": "{{ list|length }} {{ list|join(' + ') }}",
    "a macro": "{% import 'm.html' as m with context %}{{ m.twice(a, class=n) }}{{ m.twice('x') }}",
    "a macro's markup within another's": "{% import 'm.html' as m with context %}{{ m.twice(m.twice(a)) }}",
    "another file, with what is known here": "{% for one in list %}{% include 'i.html' %}{% endfor %}",
    "blocks": "{% extends 'whole.html' %}{% block inner %}[{{ a }}]{% endblock %}",
}  # fmt: skip
OTHERS = {
    "m.html": "{% macro twice(a, class='c') %}<b class=\"{{ class }}\">{{ a }}{{ a }}</b>{% endmacro %}",
    "i.html": "<i>{{ one }}{{ a }}</i>",
    "whole.html": "{% block head %}head{% endblock %}<{% block body %}{% block inner %}{% endblock %}{% endblock %}>",
}  # fmt: skip
VALUES = {"a": "<\"Cai\" & 'Lin'>", "n": 2, "list": ["x", "y<"], "empty": [], "page": {}}


@pytest.mark.parametrize("what", CASES)
def test_a_device_says_what_jinja_says(render, what):
    sources = {**OTHERS, "page.html": CASES[what]}
    jinja = Environment(loader=DictLoader(sources), autoescape=True)
    assert render(sources, "page.html", VALUES) == jinja.get_template("page.html").render(VALUES)


@pytest.mark.parametrize("strange", [
    "{% filter upper %}x{% endfilter %}", "{{ a|upper }}", "{{ a.items() }}", "{{ a is defined }}", "{{ 1 < a < 3 }}",
    "{% import 'm.html' as m with context %}{{ m.twice(a, b=1) }}", "{% macro x() %}{{ page }}{% endmacro %}",
    "{% extends 'whole.html' %}text beside its blocks", "{% macro x() %}{% include 'i.html' %}{% endmacro %}",
])
def test_what_is_not_understood_is_refused(strange):
    with pytest.raises(ValueError, match=r"page\.html"):
        device_compiler.modules({**OTHERS, "page.html": strange}, ())
