"""What is on the screen as a file: right in a spreadsheet, harmless, whole, and kept who took it."""

import csv
import io
from datetime import datetime
from urllib.parse import unquote

import openpyxl
import pytest

from tests.clocks import HOUR
from tests.desk.conftest import BOTH_ENGINES
from views.desk.exports import export_rows

pytestmark = BOTH_ENGINES
LIST = "/desk/exports"
NASTY = ['=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(1)", "\t=1", '林 "小美", <b>&', "two\nlines"]


@pytest.fixture
def entries(lin, clock):
    """A gate entry for each nasty name."""
    for name in NASTY:
        clock.tick(1000)
        lin.write("gate_entry", {"direction": "in", "person": name, "temperature": 36.5, "mask": True})
    lin.sync()


def take(tab, what="gate_entry", form="csv", purpose="for the street office", **asked):
    """Asks for the page, says what it is for, and gets the file."""
    tab.get(f"{LIST}/{what}?" + "&".join(f"{name}={value}" for name, value in asked.items()))
    assert tab.status == 200, tab.words
    return tab.submit(f"{LIST}/{what}", purpose=purpose, file=form).page


def rows(page):
    """The rows of a file, without what it says of itself behind an empty one."""
    found = list(csv.reader(io.StringIO(page.get_data().decode("utf-8-sig"))))
    return found[:found.index([])]


def cells(page):
    """The rows of the one sheet of a workbook."""
    sheet = openpyxl.load_workbook(io.BytesIO(page.get_data())).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_it_works(entries, desk):
    page = take(desk)
    assert page.get_data().startswith(b"\xef\xbb\xbf")
    head, first, *others = rows(page)
    assert head[:4] == ["Happened", "Gate", "Direction", "Who"]
    assert first[head.index("Direction")] == "In"
    assert first[head.index("Temperature")] == "36.5"
    assert first[head.index("Mask worn")] == "yes"
    assert first[0] == "2020-02-08 08:00:07"
    assert len(others) == len(NASTY) - 1


def test_no_cell_is_a_formula(entries, desk):
    head, *found = rows(take(desk))
    names = [row[head.index("Name")] for row in reversed(found)]
    assert names == ["'" + name for name in NASTY[:5]] + NASTY[5:]


def test_a_workbook_holds_the_same_and_no_formula(entries, desk):
    page = take(desk, form="xlsx")
    head, *found = cells(page)
    assert [row[head.index("Name")] for row in reversed(found)] == NASTY
    assert found[0][head.index("Temperature")] == 36.5
    assert found[0][0] == datetime(2020, 2, 8, 8, 0, 7)


def test_the_file_has_a_name_in_either_language(entries, desk):
    desk.client.set_cookie("lang", "zh_CN")
    said = take(desk).headers["Content-Disposition"]
    assert 'filename="gate_entry-2020-02-08.csv"' in said
    assert unquote(said).endswith("UTF-8''出入记录-2020-02-08.csv") or "-2020-02-08.csv" in unquote(said)


def test_it_holds_what_the_filter_shows_and_says_how_many_first(entries, lin, clock, desk):
    lin.write("gate_entry", {"direction": "out", "person": "x"})
    lin.sync()
    assert "Rows in the file: 1." in desk.get(f"{LIST}/gate_entry?direction=out").words
    assert len(rows(take(desk, direction="out"))) == 2
    assert "Rows in the file: 8." in desk.get(f"{LIST}/gate_entry").words
    assert "Rows in the file: at most 8." in desk.get(f"{LIST}/gate_entry?text=小美").words
    assert len(rows(take(desk, text="小美"))) == 2


def test_batches_join_without_a_gap(entries, desk, monkeypatch):
    monkeypatch.setattr(export_rows, "BATCH", 2)
    for order in ("newest", "oldest", "changed", "person"):
        ids = [row[-1] for row in rows(take(desk, order=order))[1:]]
        assert len(ids) == len(set(ids)) == len(NASTY)


def test_without_a_purpose_nothing_goes_out(entries, desk):
    page = take(desk, purpose=" ")
    assert page.status_code == 422
    assert "Say what it is for." in desk.words
    assert "Nothing has been taken out yet." in desk.get(LIST).words


def test_every_export_is_kept(entries, desk):
    take(desk, direction="in")
    take(desk, form="xlsx", purpose="the police")
    words = desk.get(LIST).words
    assert "today 08:00 Cai-Desk Gate entry CSV (in) for the street office 7" in words
    assert "Cai-Desk Gate entry XLSX the police 7" in words


def test_what_broke_off_says_so(entries, desk, monkeypatch):
    def broken(*asked):
        yield [["x"]]
        raise OSError("gone")

    monkeypatch.setattr(export_rows, "_batches", broken)
    with pytest.raises(OSError, match="gone"):
        take(desk).get_data()
    assert "broken off" in desk.get(LIST).words


def test_who_only_looks_takes_nothing_out(entries, observer):
    assert "Export" not in observer.get("/desk/records/gate_entry").words
    for path in (LIST, f"{LIST}/gate_entry"):
        assert observer.get(path).status == 403
    assert observer.post(f"{LIST}/gate_entry", purpose="x", file="csv").status == 403


def test_another_compound_takes_out_its_own(entries, other_desk):
    assert len(rows(take(other_desk))) == 1
    assert other_desk.get(f"{LIST}/board?site=xh").status == 404
    assert "street office" not in other_desk.get(LIST).words.replace("for the street office 0", "")


def test_the_board_is_taken_out(lin, desk, clock):
    lin.sync()
    head, row = rows(take(desk, "board"))
    assert (row[head.index("Device")], row[head.index("State")]) == (f"Auntie Lin ({lin.node[:4]})", "All is here")


def test_there_is_no_such_list(desk):
    assert desk.get(f"{LIST}/nothing").status == 404
    assert desk.post(f"{LIST}/gate_entry", purpose="x", file="pdf").status == 400


def test_an_hour_is_told_as_it_was_at_the_site(lin, clock, desk):
    clock.tick(-8 * HOUR)
    desk.sign_in()
    lin.write("gate_entry", {"direction": "in"})
    lin.sync()
    desk.sign_in()
    assert rows(take(desk))[1][0].startswith("2020-02-08 0")


def test_a_file_says_who_has_it_what_for_and_until_when(entries, desk):
    said = take(desk, purpose="=the street").get_data().decode("utf-8-sig").splitlines()[-3:]
    assert "Cai-Desk" in said[0]
    assert "2020-02-08 08:0" in said[0]
    assert "For: =the street" in said[1]
    assert "2020-03-09" in said[2]

    book = openpyxl.load_workbook(io.BytesIO(take(desk, form="xlsx").get_data()))
    assert len(book.worksheets) == 2
    assert [row[0].value for row in book.worksheets[1].iter_rows()][0] == said[0].strip('"')
