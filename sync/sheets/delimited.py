"""Bytes of a text file → rows of texts, whatever program wrote it: by which code, and with what between its cells."""

import codecs
import csv
import io

from sync.sheets.limits import MOST_COLUMNS, MOST_ROWS, Unreadable

# A mark at the start says the code; UTF-32 begins as UTF-16 does.
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
BETWEEN = (",", "\t", ";", "|", "，")
LOOKED_AT = 30


def rows(data: bytes) -> list[list[str]]:
    """The rows of a text file. Raises Unreadable."""
    text = decoded(data)
    said, between = _said(text)
    if len(between) > 1 or "\0" in said:
        raise Unreadable("no_text")
    try:
        found = list(_parsed(said, between))
    except csv.Error as failure:
        raise Unreadable("no_text") from failure
    return [[cell.strip() for cell in row[:MOST_COLUMNS]] for row in found]


def decoded(data: bytes) -> str:
    """The text of a file: by its mark, else as UTF-16 or UTF-8 where it can be that, else as GB18030."""
    marked = next((code for mark, code in MARKS if data.startswith(mark)), None)
    for code in [marked] if marked else [*_wide(data), "utf-8", "gb18030"]:
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    raise Unreadable("no_text")


def _wide(data):
    """UTF-16 without a mark, where every other byte of many is nought: no other text has such."""
    start = data[:2000]
    if len(start) > 3 and not len(data) % 2:
        for code, half in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
            if half.count(0) > len(half) // 4:
                yield code


def _said(text):
    """The text and what stands between its cells. Excel's first line may say that."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return rest, first.strip()[4]
    if first.strip().lower() == "sep=":
        return rest, "\t"
    return text, max(BETWEEN, key=lambda sign: _even(text, sign))


def _even(text, sign):
    """How well a sign parts the first lines: how many of them have as many cells as most have, if that is several."""
    start = "\n".join(text.splitlines()[:LOOKED_AT])
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(start), delimiter=sign) if any(row)]
    except csv.Error:
        return 0, 0
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    return (widths.count(usual), usual) if usual > 1 else (0, 0)


def _parsed(text, between):
    for n, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=between)):
        if n >= MOST_ROWS:
            raise Unreadable("too_many", most=MOST_ROWS)
        yield row
