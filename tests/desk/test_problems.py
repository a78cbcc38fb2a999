"""What went wrong, as a page in the reader's language."""

import brotli
import pytest

from models.database import Busy
from sync.problems import CATALOGUE, Problem
from tests.field.tab import Tab
from views.desk import problems
from views.desk.reports import day


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_problem_is_a_page(collector, code, language):
    with collector.app.test_request_context(headers={"Accept-Language": language}):
        page = problems.show(Problem(code)).get_data(as_text=True)
    assert ("联防" in page) == (language == "zh-CN")
    assert 'href="/"' in page


def test_it_works(desk):
    desk.get("/desk/nowhere")
    assert desk.status == 404
    assert "There is nothing here." in desk.words


@pytest.mark.parametrize(("failure", "status", "says"), [
    (Busy, 503, "Nothing was lost."), (ZeroDivisionError, 500, "Nothing that was confirmed is lost."),
])
def test_nobody_sees_a_traceback(desk, monkeypatch, failure, status, says):
    monkeypatch.setattr(day.day_counts, "now", lambda *_: (_ for _ in ()).throw(failure("secret")))
    desk.get("/desk/")
    assert desk.status == status
    assert says in desk.words
    assert "secret" not in desk.text
    assert "Traceback" not in desk.text


def test_a_piece_of_a_page_gets_a_piece(desk):
    desk.page = desk.client.get("/desk/record/none", headers={"HX-Request-Type": "partial"})
    assert "<html" not in desk.text
    assert "There is nothing here." in desk.words


def test_on_a_phone_it_keeps_the_band_and_offers_no_password(collector):
    tab = Tab(collector, "gate", "Auntie Lin")
    for path, status in (("/desk/", 403), ("/field/nowhere", 404), ("/nowhere", 404)):
        tab.get(path, Accept="text/html")
        assert tab.page.status_code == status
        assert "/signin" not in tab.text
        assert 'id="band"' in tab.text
        assert "Auntie Lin" in tab.text


def test_at_the_desk_it_has_the_sizes_of_the_field(collector):
    page = collector.app.test_client().get("/nowhere", headers={"Accept": "text/html"}).text
    assert 'class="desk-page door"' in page
    assert "/signin" in page


def test_a_page_goes_out_in_few_bytes_and_says_what_it_is(collector):
    client = collector.app.test_client()
    plain, packed = (client.get("/signin", headers={"Accept-Encoding": way, "Accept-Language": "en"})
                     for way in ("", "br"))
    assert brotli.decompress(packed.data) == plain.data
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert '<meta name="description" content="Gate log' in plain.text


def test_there_is_a_sign_for_whoever_asks_without_having_read_a_page(collector):
    assert collector.app.test_client().get("/favicon.ico").mimetype == "image/png"
