"""Sheets as they come: thirty ugly ones, and what each of them comes to."""

from datetime import date, datetime

import pytest

from models.imported import CHANGED, LEFT, NEW, SAME, WRONG
from tests.desk import sheets
from tests.desk.sheets import as_csv, as_xlsx, bring, computed, do, looked, outcomes, written, wrong

LIN = {"name": "林小美", "household": "3-1502", "phone": "13800138000"}
CHEN = {"name": "陈大", "household": "5-0302", "phone": "13900139000"}
ROWS = (("林小美", "3-1502", "13800138000"), ("陈大", "5-0302", "13900139000"))
TEXT = as_csv(*ROWS).decode()


def merged(book, sheet):
    sheet.merge_cells("A2:A4")


def titled(book, sheet):
    sheet.insert_rows(1)
    sheet["A1"] = "新华小区居民登记表"
    sheet.merge_cells("A1:C1")


def with_hidden(book, sheet):
    other = book.create_sheet("旧名单", 0)
    other.append(["姓名", "房号", "电话"])
    other.append(["不该有", "9-901", "13700137000"])
    other.sheet_state = "hidden"


def with_cover(book, sheet):
    book.create_sheet("说明", 0).append(["填表说明：请不要改动表头"])


def formatted(book, sheet):
    for n in range(4, 400):
        sheet.cell(row=n, column=1).number_format = "@"


# What it is called → the file, and the people who live at the compound afterwards.
RIGHT = {
    "UTF-8": (TEXT.encode(), [LIN, CHEN]),
    "UTF-8 with a mark": (TEXT.encode("utf-8-sig"), [LIN, CHEN]),
    "GB18030": (TEXT.encode("gb18030"), [LIN, CHEN]),
    "UTF-16 with a mark": (TEXT.encode("utf-16"), [LIN, CHEN]),
    "UTF-16 without one": (TEXT.encode("utf-16-le"), [LIN, CHEN]),
    "semicolons": (as_csv(*ROWS, between=";"), [LIN, CHEN]),
    "tabs": (as_csv(*ROWS, between="\t"), [LIN, CHEN]),
    "Excel says what is between": (b"sep=;\r\n" + as_csv(*ROWS, between=";"), [LIN, CHEN]),
    "old line ends": (TEXT.replace("\r\n", "\r").encode(), [LIN, CHEN]),
    "a workbook": (as_xlsx(*ROWS), [LIN, CHEN]),
    "a title over it": (as_xlsx(*ROWS, make=titled), [LIN, CHEN]),
    "two lines of headings": (
        as_csv(("姓名", "住址", "", "", "联系方式"), ("", "栋", "单元", "室", "手机"),
               ("林小美", "3", "2", "1502", "13800138000"), head=None), [LIN | {"household": "3-2-1502"}]),
    "cells merged over a home": (
        as_xlsx(("3-1502", "林小美"), (None, "林父"), (None, "林母"), ("5-302", "陈大"),
                head=("房号", "姓名"), make=merged),
        [{"name": "林小美", "household": "3-1502"}, {"name": "林母", "household": "3-1502"},
         {"name": "林父", "household": "3-1502"}, {"name": "陈大", "household": "5-302"}]),
    "what was merged, as text": (as_csv(("3-1502", "林小美"), ("", "林父"), ("5-302", "陈大"), head=("房号", "姓名")),
                                 [{"name": "林小美", "household": "3-1502"}, {"name": "林父", "household": "3-1502"},
                                  {"name": "陈大", "household": "5-302"}]),
    "noughts of a format": (as_xlsx(("陈大", 302, 13900139000), head=("姓名", "室", "电话"), B2="0000"),
                            [CHEN | {"household": "0302"}]),
    "noughts kept as text": (as_csv(("陈大", '="0302"', '="13900139000"')), [CHEN | {"household": "0302"}]),
    "numbers with a point": (as_xlsx(("林小美", "3-1502", 13800138000.0)), [LIN]),
    "full width": (as_csv(("林小美", "３－１５０２", "１３８ ００１３ ８０００")), [LIN]),
    "rooms in words": (as_csv(("甲", "3栋2单元1502", ""), ("乙", "B座1201", ""), ("丙", "3-1502", ""),
                              ("丁", "泉秀路88号新华小区5号楼302室", "")),
                       [{"name": "丙", "household": "3-1502"}, {"name": "甲", "household": "3-2-1502"},
                        {"name": "丁", "household": "5-302"}, {"name": "乙", "household": "B-1201"}]),
    "phones in words": (as_csv(("甲", "1-101", "+86 138-0013-8000"), ("乙", "1-102", "(0595) 22345678"),
                               ("丙", "1-103", "13800138000/13900139000")),
                        [{"name": "甲", "household": "1-101", "phone": "13800138000"},
                         {"name": "乙", "household": "1-102", "phone": "0595-22345678"},
                         {"name": "丙", "household": "1-103", "phone": "13800138000 / 13900139000"}]),
    "days in many ways": (
        as_xlsx(("甲", "1-101", date(2020, 2, 8)), ("乙", "1-102", "2020.2.8"), ("丙", "1-103", 43869),
                ("丁", "1-104", "2020年2月8日"), ("戊", "1-105", datetime(2020, 2, 8)), ("己", "1-106", "20200208"),
                head=("姓名", "房号", "搬走日期")),
        [{"name": name, "household": f"1-10{n}", "moved_out": "2020-02-08"}
         for n, name in enumerate("甲乙丙丁戊己", 1)]),
    "a column twice": (as_csv(("林小美", "3-1502", "13800138000", "13700137000"),
                              head=("姓名", "房号", "电话", "手机")), [LIN]),
    "columns nobody knows": (as_csv(("7", "林小美", "女", "3-1502", "AB型", "13800138000"),
                                    head=("序号", "姓名", "性别", "房号", "血型", "联系电话（必填）")), [LIN]),
    "English headings": (as_csv(("Lin Xiaomei", "3-1502", "138 0013 8000"),
                                head=("Full name", "Flat No.", "Mobile phone")),
                         [LIN | {"name": "Lin Xiaomei"}]),
    "a hidden sheet": (as_xlsx(*ROWS, make=with_hidden), [LIN, CHEN]),
    "a cover before it": (as_xlsx(*ROWS, make=with_cover), [LIN, CHEN]),
    "lines that are only formatted": (as_xlsx(*ROWS, make=formatted), [LIN, CHEN]),
    "formulas that were worked out": (
        computed(("林小美", "", "13800138000"), '="3-"&"1502"', 1, "3-1502"), [LIN]),
    "an empty home": (as_csv(("", "3-1502", "")), []),
}


@pytest.mark.parametrize("name", RIGHT)
def test_it_comes_to_what_is_meant(name, desk, collector):
    data, people = RIGHT[name]

    assert written(desk, collector, data) == sorted(people, key=lambda one: (one["household"], one["name"]))


# What it is called → the file, and what its rows come to.
ROUGH = {
    "empty lines": (as_csv(ROWS[0], ("", "", ""), ("", "", ""), ROWS[1]), [NEW, NEW]),
    "a line of totals": (as_csv(*ROWS, ("合计", "2", "")), [NEW, NEW, LEFT]),
    "headings on each page": (as_csv(ROWS[0], ("姓名", "房号", "电话"), ROWS[1]), [NEW, LEFT, NEW]),
    "a row twice": (as_csv(ROWS[0], ROWS[0], ROWS[1]), [NEW, LEFT, NEW]),
    "rows that contradict": (as_csv(ROWS[0], ("林小美", "3栋1502", "13700137000")), [NEW, WRONG]),
    "a formula in a text file": (as_csv(("=1+1", "3-1502", "")), [WRONG]),
    "a formula nobody worked out": (as_xlsx(("=A1", "3-1502", "")), [WRONG]),
    "a reference that is gone": (as_xlsx(("林小美", "#REF!", "")), [WRONG]),
    "a number that was cut": (as_csv(("林小美", "3-1502", "1.38001E+10")), [WRONG]),
    "an ID-card number": (as_csv(("林小美", "3-1502", "11010519491231002X"), ROWS[1]), [WRONG, NEW]),
    "a day that is none": (as_csv(("林小美", "3-1502", "2月30日"), head=("姓名", "房号", "搬走日期")), [WRONG]),
    "a name too long": (as_csv(("林" * 200, "3-1502", "")), [WRONG]),
    "a word nobody knows": (as_csv(("林小美", "3-1502", "借住"), head=("姓名", "房号", "居住情况")), [WRONG]),
    "an example left in it": (as_csv(("例：林小美", "3-1502", ""), ROWS[1]), [LEFT, NEW]),
    "nothing that counts": (as_csv(("", "", ""), ("x", "", ""), head=("血型", "姓名", "房号")), [LEFT]),
}


@pytest.mark.parametrize("name", ROUGH)
def test_each_row_comes_to_its_own(name, desk, collector):
    data, expected = ROUGH[name]

    assert outcomes(looked(desk, data)) == expected


# What it is called → the file, what it is called, and what is said.
REFUSED = {
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xls", "old Excel file (XLS)"),
    "a text that is called so": (b"a,b\n1,2", "a.xls", "old Excel file (XLS)"),
    "nothing in it": (b"", "a.csv", "no rows in this file"),
    "headings and nothing else": (as_csv(), "a.csv", "no rows in this file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "a.csv", "can't be read as text"),
    "a broken workbook": (as_xlsx(*ROWS)[:900], "a.xlsx", "can't be opened"),
    "something else in a zip": (b"PK\x03\x04" + b"x" * 200, "a.xlsx", "can't be opened"),
    "no workbook at all": (b"hello", "a.xlsx", "can't be opened"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_sheet_is_refused_in_a_sentence(name, desk):
    data, called, says = REFUSED[name]

    assert says in bring(desk, data, called).words
    assert desk.status == 422


def test_numbers_of_id_cards_are_kept_nowhere(desk, collector):
    data = as_csv(("林小美", "3-1502", "11010519491231002X", "x 11010519491231002X"), ("陈大", "5-302", "123456", ""),
                  head=("姓名", "房号", "证件号码", "备注"))
    found = looked(desk, data)

    assert outcomes(found) == [WRONG, NEW]
    assert wrong(found[0]) == {"household.note": ["id_card"]}
    assert not [row for row in found if "11010519491231002X" in row.cells or "123456" in row.cells]
    assert "1101051949" not in desk.words


def test_a_mistyped_number_of_an_id_card_is_kept_nowhere_either(desk, collector):
    data = as_csv(("110105199003071231", "3-1502", ""), ("陈大", "5-302", "110105199003071232"),
                  ("王五", "5-303", "139 0000 0001"), head=("姓名", "房号", "电话"))
    found = looked(desk, data)

    assert outcomes(found) == [WRONG, WRONG, NEW]
    assert "1101051990" not in desk.words


def test_a_title_says_nothing_of_who_lives_there(desk, collector):
    """Headings that nobody knows can be told by hand."""
    data = as_csv(("林小美", "3-1502"), head=("甲", "乙"))
    do(bring(desk, data), "check")
    assert "Say of at least one column what it is." in desk.words
    do(desk, "check", **{"column.0": "name", "column.1": "name"})
    assert "Two columns can't both be “Name”" in desk.words
    do(desk, "check", **{"column.0": "name", "column.1": "household.unit"})
    do(desk, "write")
    assert sheets.people(collector) == [{"name": "林小美", "household": "3-1502"}]


def test_a_sheet_without_headings_is_told_by_hand(desk, collector):
    data = as_csv(("林小美", "3-1502", "13800138000"), head=None)

    told = {"column.0": "name", "column.1": "household.unit", "column.2": "phone"}

    assert written(desk, collector, data, **told) == [LIN]


def test_what_is_brought_in_twice_changes_nothing(desk, collector):
    written(desk, collector, as_csv(*ROWS))

    assert outcomes(looked(desk, as_csv(("林小美", "3栋1502室", "138 0013 8000"), ROWS[1]))) == [SAME, SAME]
    assert outcomes(looked(desk, as_csv(("林小美", "3-1502", "13700137000")))) == [CHANGED]
    assert "Phone: 13800138000 → 13700137000" in desk.words
