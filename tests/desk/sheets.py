"""Sheets as people make them, and what comes of them at the desk."""

import csv
import io
import json

import openpyxl
from xlsxwriter import Workbook

from models.imported import ImportedRow
from tests.desk.tab import DeskTab
from tests.field.tab import ORIGIN

HEAD = ("姓名", "房号", "电话")


def as_csv(*rows, head=HEAD, between=",") -> bytes:
    """Rows as a CSV file in UTF-8."""
    text = io.StringIO()
    csv.writer(text, delimiter=between).writerows([*([head] if head else []), *rows])
    return text.getvalue().encode()


def as_xlsx(*rows, head=HEAD, make=None, **formats) -> bytes:
    """Rows as a workbook; `make(book, sheet)` does what else was done to it; `formats`: cell → number format."""
    book = openpyxl.Workbook()
    for row in [*([head] if head else []), *rows]:
        book.active.append(row)
    for cell, format in formats.items():
        book.active[cell].number_format = format
    if make:
        make(book, book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def computed(row: tuple, formula: str, at: int, value: str) -> bytes:
    """A workbook with one row, of which a program has worked out what the formula at one place comes to."""
    file = io.BytesIO()
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, row)
        sheet.write_formula(1, at, formula, None, value)
    return file.getvalue()


def bring(desk: DeskTab, data: bytes, name: str = "", kind: str = "resident") -> DeskTab:
    """Chooses a file and comes to its columns, or to what is wrong with it."""
    name = name or ("a.xlsx" if data.startswith(b"PK") else "a.csv")
    form = desk.get(f"/desk/import?kind={kind}").forms("/desk/import")[0]
    desk.page = desk.client.post("/desk/import", data=form.fields | {"kind": kind, "file": (io.BytesIO(data), name)},
                                 headers=ORIGIN, follow_redirects=True, content_type="multipart/form-data")
    return desk


def do(desk: DeskTab, what: str, **fields) -> DeskTab:
    """Presses a button of the sheet's page, and goes on until it is through."""
    desk.submit(desk.page.request.path, do=what, **fields)
    for _ in range(100):
        if desk.status != 200 or "Keep this page open" not in desk.text:
            return desk
        desk.submit(desk.page.request.path, do="step")
    raise TimeoutError


def looked(desk: DeskTab, data: bytes, name: str = "", kind: str = "resident", **columns) -> list:
    """What the rows of a file come to, as SheetRows. `columns`: what is chosen otherwise than it was guessed."""
    do(bring(desk, data, name, kind), "check", **columns)
    assert desk.status == 200, desk.words
    return rows(desk)


def rows(desk: DeskTab) -> list:
    """The rows of the sheet whose page is open."""
    id = desk.page.request.path.rpartition("/")[2]
    return list(ImportedRow.select().where(ImportedRow.sheet == id).order_by(ImportedRow.nr))


def outcomes(found: list) -> list[str]:
    """What each row comes to."""
    return [row.outcome for row in found]


def wrong(row) -> dict[str, list[str]]:
    """Field → the codes of what is wrong with it in a row."""
    return {name: [one["code"] for one in messages] for name, messages in json.loads(row.told)["errors"].items()}


def written(desk: DeskTab, collector, data: bytes, name: str = "", kind: str = "resident", **columns) -> list[dict]:
    """The fields of the people and homes at the compound after a file was written, sorted."""
    looked(desk, data, name, kind, **columns)
    do(desk, "write")
    return people(collector)


def people(collector) -> list[dict]:
    """The people as they stand, with the room in which they live."""
    homes = collector.records(kind="household")
    return sorted(({**one["fields"], **({"household": homes[one["fields"]["household"]]["fields"].get("unit")}
                                        if "household" in one["fields"] else {})}
                   for one in collector.records(kind="resident").values() if "void" not in one["fields"]),
                  key=lambda one: (one.get("household", ""), one.get("name", "")))

