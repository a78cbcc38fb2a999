"""The district of the newspaper article from an empty database: its report prints the article's own numbers."""

import re
from html import unescape

import pytest

from demo import article
from demo.article.told import TOLD
from models import database, figures
from sync import upkeep
from tests.collector import Collector
from tests.desk.tab import PASSWORD, DeskTab

SPAN = ("2020-01-20", article.LAST)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> str:
    """The URL of a database with the district in it, and an officer who may look at all of it."""
    collector = Collector(f"sqlite:///{tmp_path_factory.mktemp('article') / 'lianfang.db'}")
    with collector.app.app_context():
        upkeep.prepare()
        article.build()
        article.officer("fengze", PASSWORD)
    return collector.url


@pytest.fixture
def collector(built) -> Collector:
    """The centre, bound anew: other tests bind other databases."""
    return Collector(built)


def printed(page: str, label: str) -> list[str]:
    """The cells of the line of a figure."""
    named = rf'(?:<span[^<]*</span> )?(?:<a[^>]*>)?{re.escape(label)}(?: now)?(?:</a>)?'
    head = rf'<th scope="row"[^>]*>{named}</th>(.*?)</tr>'
    found = re.search(head, unescape(page), re.DOTALL)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", found[1])] if found \
        else []


def test_the_report_prints_what_the_article_says(collector):
    officer, pages, wrong = DeskTab(collector, "fengze").sign_in(), {}, []
    for told in TOLD:
        since, until = (told.day, told.day) if told.day else SPAN
        address = f"/desk/report?site={told.site}&from={since}&to={until}"
        page = pages.setdefault(address, officer.get(address).text)
        cells = printed(page, figures.named(told.figure).label)
        if told.printed not in cells[:2]:
            wrong.append((told, cells))
    assert not wrong


def test_nothing_of_it_was_refused_and_nothing_is_in_doubt(collector):
    assert collector.sound()
    with collector.app.app_context():
        assert database.rows("SELECT record, verdict, detail FROM verdict") == []
