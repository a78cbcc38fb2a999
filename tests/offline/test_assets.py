"""Static files as they go out."""

import gzip

import pytest

ZIPPED = {"Accept-Encoding": "gzip"}


@pytest.fixture
def browser(laptop):
    """Anybody's browser."""
    return laptop.app.test_client()


def test_it_works(browser):
    zipped, plain = (browser.get("/static/style.css", headers=headers) for headers in (ZIPPED, {}))
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.data) == plain.data
    assert plain.mimetype == "text/css"


def test_what_has_not_changed_is_not_sent_again(browser):
    for headers in (ZIPPED, {}):
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
