"""Every kind of the district, in each of its variants, without naming one: written down, found, changed, stepped on,
taken back, put back, at the desk, exported."""

import re

import pytest
from flask_babel import force_locale

from models.registry import KINDS
from tests.collector import Collector
from tests.field.tab import Tab
from views.auth import FIELD_ROLES
from views.desk.exports import export_rows
from views.pages import book, shown

# Kinds whose pages in the field are their own.
OWN = ("gate_entry", "errand")
TYPED = {"date": "2020-02-08", "moment": "2020-02-08T18:30", "area": "大米\n鸡蛋", "yesno": "1"}


def cases() -> list[tuple[str, str, str]]:
    """Kind, who writes it, and the word of its variant, if it has some."""
    found = []
    for name, model in KINDS.items():
        about, roles = model.about, [role for role in ("lead", *FIELD_ROLES) if role in model.about.writers]
        if not about.upkeep and name not in OWN:
            found += [(name, roles[0], word) for word in (about.variants.asks if about.variants else ("",))]
    return found


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_no_two_columns_of_a_table_have_one_name(collector, lang):
    """In lists at the desk and in files: what every record has beside its own fields."""
    with collector.app.test_request_context(), force_locale(lang):
        for kind, model in KINDS.items():
            heads = export_rows._head(model.declared())
            assert sorted(heads) == sorted(set(heads)), kind


@pytest.fixture
def collector(sqlite_url, clock) -> Collector:
    """The centre."""
    return Collector(sqlite_url, clock)


def made(cai, kind: str) -> str:
    """A record of a kind with nothing in it but what it needs; its id."""
    model = KINDS[kind]
    needed = [name for name, f in model.declared().items() if f.required or name in model.about.key]
    return cai.write(kind, {name: _least(cai, model.declared()[name]) for name in needed})


def _least(cai, f):
    if f.limits.get("of"):
        return made(cai, f.limits["of"])
    return next(iter(f.words), None) or (1 if f.type in ("number",
                                                         "integer") else "2020-02-08"[:f.limits["max_length"]])


def typed(kind: dict, asked: list[str], cai) -> dict:
    """Something fitting for each field that a form asks."""
    found = {}
    for name in asked:
        f = kind["fields"][name]
        if f["widget"] in ("buttons", "select"):
            found[name] = f["choices"][-1]
        elif f["widget"] == "checks":
            found |= {f"{name}.{word}": "1" for word in f["choices"][:2]}
        elif f["widget"] == "pick" and f["of"]:
            found[name] = made(cai, f["of"])
        elif f["widget"] == "text":
            found[name] = "2020-02-08"[:f["max_length"]]
        elif f["widget"] == "number":
            found[name] = str(min(36, int(f["max"])))
        elif f["widget"] in TYPED:
            found[name] = TYPED[f["widget"]]
    return found


@pytest.mark.parametrize(("name", "role", "word"), cases())
def test_it_is_written_down_changed_taken_back_and_exported(collector, name, role, word):
    kind, tab, cai = book.of(role, "en")[name], Tab(collector, role, f"{name} {word}"), collector.enrol("coordinator",
                                                                                                        "Cai")
    query = f"?{kind['variants']['by']}={word}" if word else ""
    page = tab.get(f"/field/k/{name}/new{query}")
    assert page.page.status_code == 200
    said = typed(kind, kind["variants"]["asks"][word] if word else shown.asks(kind, None), cai)
    assert cai.sync()
    before = collector.records(kind=name)
    page.submit(f"/field/k/{name}/new", **said)
    assert "/field/r/" in tab.page.request.path, wrong(tab)
    id = tab.page.request.path.rpartition("/")[2]
    assert id in collector.records(kind=name)
    assert len(collector.records(kind=name)) in (len(before), len(before) + 1)
    for way in (f"/field/k/{name}", f"/field/k/{name}?q=2020", f"/field/r/{id}/edit"):
        assert tab.get(way).page.status_code == 200, way

    tab.get(f"/field/r/{id}").submit("/take-back", reason="Did not happen")
    assert collector.records(kind=name)[id]["fields"]["void"] == "Did not happen"
    tab.get(f"/field/r/{id}").submit("/put-back")
    assert "void" not in collector.records(kind=name)[id]["fields"]
    assert f'"{id}"' in collector.export(kind=name)
    assert collector.sound()


def wrong(tab) -> list[str]:
    """What the page says is wrong."""
    return re.findall(r'class="error" id="([^"]+)">([^<]+)|role="alert">([^<]+)', tab.text)
