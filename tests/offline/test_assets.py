"""Static files as they go out."""

import gzip
import re
from pathlib import Path

import brotli
import pytest

from views import assets

TEMPLATES = Path(__file__).parents[2] / "templates"
RULES, CLASS = re.compile(r"{[^}]*}"), re.compile(r"\.([a-z][\w-]*)")
NAMED, WORD = re.compile(r'class="([^"]*)"'), re.compile(r"[a-z][\w-]*")
ZIPPED, BROTLI = {"Accept-Encoding": "gzip"}, {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture
def browser(laptop):
    """Anybody's browser."""
    return laptop.app.test_client()


def test_it_works(browser):
    zipped, plain = (browser.get("/static/style.css", headers=headers) for headers in (ZIPPED, {}))
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.data) == plain.data
    assert plain.mimetype == "text/css"


def test_brotli_where_it_is_taken(browser):
    both, plain = (browser.get("/static/page.js", headers=headers) for headers in (BROTLI, {}))
    assert both.headers["Content-Encoding"] == "br"
    assert brotli.decompress(both.data) == plain.data
    assert browser.get("/static/page.js", headers=ZIPPED).headers["ETag"] != both.headers["ETag"]


def test_what_has_not_changed_is_not_sent_again(browser):
    for headers in (BROTLI, ZIPPED, {}):
        etag = browser.get("/static/style.css", headers=headers).headers["ETag"]
        assert browser.get("/static/style.css", headers={**headers, "If-None-Match": etag}).status_code == 304


def test_the_script_of_the_page_is_one_piece(browser):
    script = browser.get("/static/page.js").text
    assert "import " not in script
    assert "serviceWorker" in script
    assert "data-key" in script


def test_pictures_go_out_as_they_are(browser):
    assert browser.get("/static/icon-192.png", headers=ZIPPED).data.startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["none.css", "../app.js", "..%2fapp.py", "page", "page/none.js"])
def test_nothing_else_is_given_away(browser, name):
    assert browser.get(f"/static/{name}").status_code == 404


def test_the_sheet_of_the_field_is_the_first_part_of_the_one_sheet(browser):
    sheet = browser.get("/static/field.css").text
    assert ".answer" in sheet
    assert "prefers-reduced-motion" in sheet
    assert "desk" not in sheet


def test_no_class_of_the_field_has_its_looks_among_those_of_the_desk():
    field, desk = (set(CLASS.findall(RULES.sub("", part))) for part in
                   (TEMPLATES.parents[0] / "static" / "style.css").read_text().split(assets.DESK))
    pieces = [*(TEMPLATES / "field").rglob("*.html"), *(TEMPLATES / "parts").glob("*.html")]
    used = {name for path in pieces for names in NAMED.findall(path.read_text()) for name in WORD.findall(names)}
    assert used & (desk - field) == set()
