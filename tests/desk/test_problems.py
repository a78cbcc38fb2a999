"""What went wrong, as a page in the reader's language."""

import pytest

from models.database import Busy
from sync.problems import CATALOGUE, Problem
from views.desk import day, problems


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
    monkeypatch.setattr(day.figures, "hours", lambda *_: (_ for _ in ()).throw(failure("secret")))
    desk.get("/desk/")
    assert desk.status == status
    assert says in desk.words
    assert "secret" not in desk.text
    assert "Traceback" not in desk.text


def test_a_piece_of_a_page_gets_a_piece(desk):
    desk.page = desk.client.get("/desk/record/none", headers={"HX-Request-Type": "partial"})
    assert "<html" not in desk.text
    assert "There is nothing here." in desk.words
