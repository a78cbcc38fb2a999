"""Rows as files that leave while they are made: CSV and XLSX, in memory that does not grow with the rows. Pure.

A row is a list of texts, numbers and None; rows come in batches.
"""

import csv
import io
import re
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

BOM = "\ufeff"
# What a spreadsheet would read as a formula, also behind the spaces that it drops.
FORMULA = re.compile(r"[\s\u0000]*[=+\-@＝＋－＠\t\r]")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OOXML = "http://schemas.openxmlformats.org"
MIME = "application/vnd.openxmlformats"
TYPES = (f'{XML}<Types xmlns="{OOXML}/package/2006/content-types">'
         f'<Default Extension="rels" ContentType="{MIME}-package.relationships+xml"/>'
         f'<Override PartName="/xl/workbook.xml" ContentType="{MIME}-officedocument.spreadsheetml.sheet.main+xml"/>'
         '<Override PartName="/xl/worksheets/sheet1.xml" '
         f'ContentType="{MIME}-officedocument.spreadsheetml.worksheet+xml"/></Types>')
RELATION = (f'{XML}<Relationships xmlns="{OOXML}/package/2006/relationships"><Relationship Id="rId1" Type="'
            f'{OOXML}/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>')
BOOK = (f'{XML}<workbook xmlns="{OOXML}/spreadsheetml/2006/main" xmlns:r="{OOXML}/officeDocument/2006/relationships">'
        '<sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>')
SHEET = (f'{XML}<worksheet xmlns="{OOXML}/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane '
         'ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>')


def as_csv(head, batches):
    """The bytes of a CSV file, piece by piece: UTF-8 with a mark by which Excel knows it."""
    buffer = io.StringIO()
    write = csv.writer(buffer).writerows
    buffer.write(BOM)
    write([[harmless(text) for text in head]])
    yield _taken(buffer)
    for rows in batches:
        write([map(harmless, row) for row in rows])
        yield _taken(buffer)


def harmless(value):
    """A cell that no spreadsheet takes for a formula; numbers are none."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def _taken(buffer):
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "replace")


def as_xlsx(head, batches, name="Sheet"):
    """The bytes of an XLSX file, piece by piece. Texts are stored as texts: none is ever a formula."""
    pipe = Pipe()
    with ZipFile(pipe, "w", ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", TYPES)
        book.writestr("_rels/.rels", RELATION % ("officeDocument", "xl/workbook.xml"))
        book.writestr("xl/workbook.xml", BOOK % escape(re.sub(r"[\[\]:*?/\\]", " ", name)[:31], {'"': "&quot;"}))
        book.writestr("xl/_rels/workbook.xml.rels", RELATION % ("worksheet", "worksheets/sheet1.xml"))
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((SHEET + _row(head)).encode())
            yield pipe.taken()
            for rows in batches:
                sheet.write("".join(map(_row, rows)).encode())
                yield pipe.taken()
            sheet.write(b"</sheetData></worksheet>")
    yield pipe.taken()


def _row(cells):
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(value):
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    text = escape(NOT_XML.sub("\ufffd", value[:LONGEST_CELL]))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


class Pipe(io.RawIOBase):
    """A file that only goes forward: what was written can be taken away."""

    def __init__(self):
        self.pieces = []

    def writable(self):
        return True

    def write(self, data):
        self.pieces.append(bytes(data))
        return len(data)

    def taken(self):
        """What was written since the last time."""
        data, self.pieces = b"".join(self.pieces), []
        return data
