"""Rows as files, made in memory that does not grow with the rows: CSV leaves while it is made, XLSX when it is whole.

A row is a list of texts, numbers, dates, moments and None; rows come in batches.
"""

import csv
import io
import re
import unicodedata
from datetime import date, datetime
from itertools import chain
from math import isfinite
from tempfile import TemporaryDirectory, TemporaryFile

from xlsxwriter import Workbook

BOM = "\ufeff"
# What a spreadsheet would read as a formula, also behind the spaces that it drops and signs that nobody sees.
FORMULA = re.compile(r"[=+\-@＝＋－＠﹢﹣﹦﹫−]")
UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me", "Co", "Cn", "Cs")
BLANK = "\u115f\u1160\u3164\uffa0\u2800"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_CELL, LONGEST_NAME = 32_767, 25
MOST_ROWS = 1_048_575
FIRST_YEAR = 1900
PIECE = 1 << 16
WIDE = 19


def as_csv(head, batches, told=()):
    """The bytes of a CSV file, piece by piece: UTF-8 with a mark by which Excel knows it. `told`: what is to be said of
    the file, in lines of their own behind an empty one."""
    buffer = io.StringIO()
    write = csv.writer(buffer).writerows
    buffer.write(BOM)
    write([[harmless(text) for text in head]])
    yield _taken(buffer)
    for rows in batches:
        write([map(harmless, row) for row in rows])
        yield _taken(buffer)
    if told:
        write([[], *([harmless(text)] for text in told)])
        yield _taken(buffer)


def harmless(value):
    """A cell that no spreadsheet takes for a formula; numbers are none."""
    if not isinstance(value, str) or not value:
        return value
    seen = next((at for at, sign in enumerate(value) if not is_unseen(sign)), 0)
    return f"'{value}" if value[0] in "\t\r" or FORMULA.match(value, seen) else value


def is_unseen(sign):
    """Whether a character shows nothing of its own."""
    return sign in BLANK or unicodedata.category(sign) in UNSEEN


def _taken(buffer):
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "replace")


def as_xlsx(head, batches, name="Sheet", told=()):
    """The bytes of an XLSX file, piece by piece, once it is whole; until then it is on the disk."""
    with TemporaryFile() as file, TemporaryDirectory() as folder:
        write_xlsx(file, head, batches, name, folder, told)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def write_xlsx(file, head, batches, name, folder, told=()):
    """Write a workbook to a binary file; `folder`: where its parts lie meanwhile. What is too much for a sheet goes on
    the next, and what is `told` of the file on the last. Texts are stored as texts: none is ever a formula, a number or
    a link.
    """
    with Workbook(file, {"constant_memory": True, "tmpdir": folder, "use_zip64": True}) as book:
        formats = {datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
                   date: book.add_format({"num_format": "yyyy-mm-dd"})}
        rows, bold, sheets = chain.from_iterable(batches), book.add_format({"bold": True}), 0
        row = next(rows, None)
        while row is not None or not sheets:
            sheets += 1
            sheet = book.add_worksheet(_sheet_name(name, sheets))
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, 0, WIDE)
            for at, text in enumerate(head):
                sheet.write_string(0, at, text, bold)
            row = _fill(sheet, row, rows, formats)
        about = book.add_worksheet(f"{_sheet_name(name, 1)[:LONGEST_NAME]} (i)") if told else None
        for line, text in enumerate(told):
            about.write_string(line, 0, NOT_XML.sub("\ufffd", text))


def _fill(sheet, row, rows, formats):
    """Put as many rows on a sheet as it takes; returns the first that is left over, or None."""
    for line in range(1, MOST_ROWS + 1):
        if row is None:
            return None
        for at, value in enumerate(row):
            _cell(sheet, line, at, value, formats)
        row = next(rows, None)
    return row


def _cell(sheet, line, at, value, formats):
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(line, at, NOT_XML.sub("\ufffd", value[:LONGEST_CELL]))
    elif isinstance(value, date) and value.year >= FIRST_YEAR:
        sheet.write_datetime(line, at, value, formats[type(value)])
    elif isinstance(value, int | float) and isfinite(value):
        sheet.write_number(line, at, value)
    else:
        sheet.write_string(line, at, str(value))


def _sheet_name(name, number):
    bare = NOT_IN_NAMES.sub(" ", NOT_XML.sub(" ", name))[:LONGEST_NAME].strip() or "Sheet"
    return bare if number == 1 else f"{bare} {number}"
