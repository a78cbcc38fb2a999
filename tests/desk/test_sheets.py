"""Rows as files: right when another program opens them, in memory that does not grow."""

import io
import tracemalloc
from datetime import date, datetime

import openpyxl
import pytest

from views.desk.exports import sheets

HEAD = ["a", "b", "c"]


def batches(count):
    return ([["x", n, None]] * 1_000 for n in range(count))


def opened(file):
    """The workbook as another library reads it."""
    return openpyxl.load_workbook(io.BytesIO(file))


def book(rows, name="Gate"):
    return opened(b"".join(sheets.as_xlsx(HEAD, [rows], name)))


def test_a_hundred_thousand_rows_leave_piece_by_piece():
    sizes = [len(piece) for piece in sheets.as_csv(HEAD, batches(100))]
    assert len(sizes) >= 101
    assert max(sizes) < 100_000


def test_a_workbook_takes_no_more_memory_for_more_rows(tmp_path):
    def peak(count):
        tracemalloc.start()
        with (tmp_path / "x").open("wb") as file:
            sheets.write_xlsx(file, HEAD, batches(count), "x", str(tmp_path))
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    assert peak(8) < 1.5 * peak(1)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", " =1", "\t1", "\r1", "＝1"])
def test_what_a_spreadsheet_would_reckon_with_is_harmless(text):
    assert sheets.harmless(text) == "'" + text


@pytest.mark.parametrize("value", ["1=1", "a-b", "", None, -3, 36.5, "林"])
def test_everything_else_stays_as_it_is(value):
    assert sheets.harmless(value) == value


def test_a_workbook_keeps_texts_numbers_dates_and_moments_apart():
    row = ["=1+1", 36.5, datetime(2020, 2, 8, 8, 0, 7)], ["007", -3, date(2020, 2, 8)], ["http://x", 0, None]
    sheet = book(row).active
    assert [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)] == [
        ["=1+1", 36.5, datetime(2020, 2, 8, 8, 0, 7)], ["007", -3, datetime(2020, 2, 8)], ["http://x", 0, None]]
    assert [[cell.data_type for cell in line][:2] for line in sheet.iter_rows(min_row=2)] == [["s", "n"]] * 3
    assert sheet["C2"].number_format == "yyyy-mm-dd hh:mm:ss"
    assert sheet["C3"].number_format == "yyyy-mm-dd"


def test_the_head_stays_in_sight():
    sheet = book([["x"]]).active
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == HEAD


def test_what_is_too_much_for_a_sheet_goes_on_the_next(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    found = book([[n] for n in range(5)], "出入记录")
    assert found.sheetnames == ["出入记录", "出入记录 2", "出入记录 3"]
    assert [[row[0].value for row in sheet.iter_rows()] for sheet in found] == [["a", 0, 1], ["a", 2, 3], ["a", 4]]


def test_no_row_is_a_sheet_with_a_head():
    assert [cell.value for cell in book([]).active[1]] == HEAD


def test_a_workbook_takes_any_text():
    name = "a/b[c]*?:\\'" + "d" * 40
    found = book([["\x00\x0b\ud800<&\uffff" + "长" * 40_000], [float("nan"), date(1850, 1, 1)]], name)
    assert found.active["A2"].value.endswith("长" * 32_000)
    assert found.active["A3"].value == "nan"
    assert found.active["B3"].value == "1850-01-01"


@pytest.mark.parametrize("before", ["", " ", "\u200b", "\ufeff", "\u2060", "\u00ad", "\u202e", "\u3164", "\u2800",
                                    "\x01", "\ufe0f", "\u200b \u200d", "\U000e0001"])
@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "\r=1", "﹢1", "−1"])
def test_no_formula_hides_behind_signs_that_nobody_sees(before, formula):
    assert sheets.harmless(before + formula) == f"'{before}{formula}"


@pytest.mark.parametrize("text", ["林小美", "3-1502", "\u200b林", "a=b", "", "\u200b"])
def test_what_is_no_formula_stays_as_it_is(text):
    assert sheets.harmless(text) == text
