"""A department's form as a workbook: what is blank is marked, so that whoever sends it sees what to ask for."""

import io

from flask_babel import gettext as _
from xlsxwriter import Workbook

BLANK = "※"
WIDE = 16


def workbook(title: list[str], head: list[str], rows: list[list], blanks: int) -> bytes:
    """The bytes of an XLSX file. `title`: lines above the head; `blanks`: how many cells are marked."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True, "border": 1, "text_wrap": True})
        plain = book.add_format({"border": 1})
        marked = book.add_format({"border": 1, "bg_color": "#FFE699", "align": "center"})
        sheet.set_column(0, len(head) - 1, WIDE)
        for line, text in enumerate(title):
            sheet.write_string(line, 0, text, book.add_format({"bold": not line}))
        for at, text in enumerate(head):
            sheet.write_string(len(title), at, text, bold)
        for line, row in enumerate(rows, len(title) + 1):
            for at, value in enumerate(row):
                _cell(sheet, line, at, value, plain, marked)
        if blanks:
            sheet.write_string(len(title) + len(rows) + 2, 0,
                               _("%(mark)s Blank: %(n)s. To be filled in by hand.", mark=BLANK, n=blanks))
        sheet.fit_to_pages(1, 0)
        sheet.set_landscape()
    return file.getvalue()


def _cell(sheet, line, at, value, plain, marked):
    if value in (None, ""):
        sheet.write_string(line, at, BLANK, marked)
    elif isinstance(value, int | float):
        sheet.write_number(line, at, value, plain)
    else:
        sheet.write_string(line, at, value, plain)
