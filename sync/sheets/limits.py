"""How much a sheet may hold, and that one can't be read."""

MOST_BYTES = 16 << 20
# Of a workbook when it is unpacked: few bytes may stand for many.
MOST_UNPACKED = 400 << 20
MOST_ROWS, MOST_COLUMNS = 60_000, 100
LONGEST = 10_000


class Unreadable(Exception):
    """A file that is no sheet for us. `code`: of `views.desk.imports.words`, with the numbers of its sentence."""

    def __init__(self, code: str, **values):
        self.code, self.values = code, values
        super().__init__(code)
