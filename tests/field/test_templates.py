"""What the templates of the field may use: Jinja and the device must render them alike, under a strict policy."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PLACES = ("templates/field/**/*.html", "templates/parts/*.html", "templates/base.html")
TEMPLATES = sorted(path for place in PLACES for path in ROOT.glob(place))
FILTERS = {"length", "join", "upper", "tojson", "datetime", "clock", "iso", "number", "yuan"}
PLAIN = {"stand", "preferences.keep", "prefer", "dismiss", "act", "pin", "lock"}

FORBIDDEN = {
    "an inline style": r"\sstyle\s*=|<style",
    "an inline script": r"<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|javascript:",
    "what htmx would have to evaluate": r"hx-on|hx-vals|hx-vars|hx-trigger=\"[^\"]*\[|js:",
    "a method of Python": r"\.(items|keys|values|get|strftime|format|split|join|upper|lower|strip)\(",
    "a statement that the device lacks": r"{%-?\s*(with|trans|do|break|continue|filter)\b|namespace\(|loop\.cycle",
    "a test that the device lacks": r"\bis (not )?(none|defined|mapping|sequence|in)\b",
    "a way around escaping": r"\|\s*safe\b",
    "a list as a yes or no: to a device every list is a yes": r"{% if [\w.]*(rows|items|plates|movements|gates)\s*%}",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_uses(what):
    found = {path.name: re.search(FORBIDDEN[what], path.read_text()) for path in TEMPLATES}
    assert {name: match[0] for name, match in found.items() if match} == {}


def test_every_form_that_writes_carries_its_once_id():
    for path in TEMPLATES:
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(), re.S):
            target = re.search(r"url_for\('(?:field\.)?([\w.]+)'", form)
            assert "form.hidden(" in form or target[1] in PLAIN, form


def test_every_filter_is_one_that_the_device_registers_too():
    for path in TEMPLATES:
        plain = re.sub(r"{#.*?#}", "", path.read_text(), flags=re.S)
        used = re.findall(r"\|\s*(\w+)", " ".join(re.findall(r"{[{%].*?[%}]}", plain, re.S)))
        assert set(used) <= FILTERS, path.name


def test_every_text_of_the_field_has_a_chinese_original():
    parts = [read_po(path.open("rb")) for path in (ROOT / "translations" / "parts").glob("*.po")]
    known = {message.id for part in parts for message in part if message.string}
    said = set()
    for folder, method in (("templates/field", "jinja2"), ("templates/parts", "jinja2"), ("views/field", "python")):
        found = extract_from_dir(ROOT / folder, [("**", method)], keywords={"_": None})
        said |= {text for _, _, text, *_ in found}
    assert said - known == set()
