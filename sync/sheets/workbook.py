"""Bytes of an XLSX file → its visible sheets as rows of texts, as people see them: days as days, and noughts that a
format puts before a number. A cell that is merged over several lines counts in each of them.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import openpyxl
from openpyxl.utils.cell import range_boundaries

from sync.sheets.limits import LONGEST, MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED, Unreadable

MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]+[0-9]+:[A-Z]+[0-9]+)\"")
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
NOUGHTS = re.compile(r"0{2,15}")
PIECE, OVERLAP = 1 << 20, 200
# So many empty lines end a sheet: programs format a million of them.
GAP = 5_000


class Page(NamedTuple):
    """One sheet of a workbook: what its tab says, and its rows."""

    name: str
    rows: list[list[str]]


def pages(data: bytes) -> tuple[list[Page], list[str]]:
    """The visible sheets of a workbook, and the names of those that are hidden. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(one.file_size for one in parts.infolist()) > MOST_UNPACKED:
                raise Unreadable("too_large")
        values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Unreadable:
        raise
    except Exception as failure:  # noqa: BLE001 – whatever is wrong inside, it is no workbook
        raise Unreadable("broken") from failure
    shown = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    hidden = [sheet.title for sheet in values.worksheets if sheet.sheet_state != "visible"]
    try:
        return [Page(sheet.title, _rows(data, values, sheet)) for sheet in shown], hidden
    except Unreadable:
        raise
    except Exception as failure:  # noqa: BLE001
        raise Unreadable("broken") from failure


def _rows(data, book, sheet):
    merged, computed = _looked_through(book, sheet)
    found = [[_text(cell) for cell in row] for row in _cells(sheet)]
    if computed:
        _mark_formulas(data, sheet.title, found)
    _fill(found, merged)
    return found


def _cells(sheet) -> Iterator[list]:
    """The rows of a sheet as far as anything is in them."""
    sheet.reset_dimensions()
    waiting = 0
    for n, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS)):
        if all(cell.value is None for cell in row):
            waiting += 1
            if waiting > GAP:
                return
            continue
        if n >= MOST_ROWS:
            raise Unreadable("too_many", most=MOST_ROWS)
        yield from ([] for _ in range(waiting))
        waiting = 0
        yield list(row)


def _looked_through(book, sheet):
    """`(merged ranges, whether there are formulas)`: what a read-only sheet does not tell, from the file itself."""
    merged: list[tuple[int, int, int, int]] = []
    computed, rest = False, b""
    with book._archive.open(sheet._worksheet_path) as part:
        while piece := part.read(PIECE):
            text = rest + piece
            computed = computed or bool(FORMULA.search(text))
            found = list(MERGED.finditer(text))
            merged += [range_boundaries(one[1].decode()) for one in found]
            rest = text[max(found[-1].end() if found else 0, len(text) - OVERLAP):]
    return merged, computed


def _mark_formulas(data, title, found):
    """Put the formula itself where nobody has worked out what it comes to: an empty cell would say nothing."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    for row, cells in zip(found, _cells(book[title]), strict=False):
        for at, cell in enumerate(cells):
            if at < len(row) and not row[at] and getattr(cell, "data_type", "") == "f":
                row[at] = str(cell.value)


def _fill(found, merged):
    for left, top, _, bottom in merged:
        value = found[top - 1][left - 1] if top <= len(found) and left <= len(found[top - 1]) else ""
        for row in found[top:bottom] if value else ():
            row.extend([""] * (left - len(row)))
            row[left - 1] = row[left - 1] or value


def _text(cell):
    """A cell as text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, getattr(cell, "number_format", "") or "")
    # A text is one, also where it begins as a formula would.
    return ("'" if isinstance(value, str) and value.startswith("=") else "") + _plain(value)[:LONGEST].strip()


def _number(value, format):
    if value != value // 1 or abs(value) >= 1e15:
        return repr(value)
    return str(int(value)).zfill(len(format)) if NOUGHTS.fullmatch(format) and value >= 0 else str(int(value))


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
