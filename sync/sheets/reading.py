"""A file → its headings and its rows. What is no row of it (empty lines, headings once more, totals) is left out, and
numbers that are not to be written down are black before anything is kept."""

from typing import NamedTuple

from models import headings
from sync import idcards
from sync.sheets import delimited, heads, workbook
from sync.sheets.limits import MOST_BYTES, Unreadable

ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Row(NamedTuple):
    """`line`: its line in the file; `left`: why nothing of it counts, "" where it does."""

    line: int
    cells: list[str]
    left: str = ""


class Table(NamedTuple):
    """What was read. `page`: the sheet of a workbook that it is, `others`: those that it is not; `secret`: headings of
    the columns of which nothing is kept."""

    heads: list[str]
    rows: list[Row]
    page: str = ""
    others: tuple = ()
    secret: tuple = ()


def read(kind: str, name: str, data: bytes) -> Table:
    """What a file holds for a sheet of `kind`. `name`: what it is called. Raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large")
    if data.startswith(OLD) or name.lower().endswith(".xls"):
        raise Unreadable("old_excel")
    if not data.strip(b"\0\t\r\n ") or data in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("empty")
    if data.startswith(ZIP):
        return _of_workbook(kind, data)
    if name.lower().endswith((".xlsx", ".xlsm", ".ods", ".pdf", ".doc", ".docx", ".numbers", ".et")):
        raise Unreadable("broken")
    return _table(kind, delimited.rows(data))


def _of_workbook(kind, data):
    pages, hidden = workbook.pages(data)
    full = [page for page in pages if any(map(any, page.rows))]
    if not full:
        raise Unreadable("empty")
    chosen = max(full, key=lambda page: heads.find(kind, page.rows).score)
    others = tuple(page.name for page in full if page is not chosen) + tuple(hidden)
    return _table(kind, chosen.rows)._replace(page=chosen.name if len(pages) + len(hidden) > 1 else "", others=others)


def _table(kind, rows):
    found = heads.find(kind, rows)
    full = [found.heads, *rows[found.first:]]
    width = max((at + 1 for row in full for at, cell in enumerate(row) if cell), default=0)
    if not width or found.first >= len(rows):
        raise Unreadable("empty")
    named = [" ".join(head.split())[:80] for head in _wide(found.heads, width)]
    secret = [at for at, head in enumerate(named) if heads.is_secret(head)]
    taken = [_row(kind, line, _wide(row, width), named, secret)
             for line, row in enumerate(rows[found.first:], found.first + 1) if any(row)]
    if not any(not row.left for row in taken):
        raise Unreadable("empty")
    return Table(named, taken, secret=tuple(named[at] for at in secret))


def _wide(row, width):
    return [*row[:width], *([""] * (width - len(row)))]


def _row(kind, line, cells, named, secret):
    left = _left(cells, named)
    for at in secret:
        cells[at] = ""
    return Row(line, [idcards.blacken_likely(cell) for cell in cells], left)


def _left(cells, named):
    first = next(cell for cell in cells if cell)
    if heads.compact(first) in headings.TOTALS:
        return "totals"
    if heads.compact(first).startswith(headings.EXAMPLE):
        return "example"
    return "heads" if [*filter(None, map(str.strip, cells))] == [*filter(None, named)] else ""
