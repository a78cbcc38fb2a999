"""The sheets of a site as they are kept: read in, looked at, gone through step by step, and forgotten."""

import json
import secrets

from models import database as db
from models.imported import CHECKED, CHECKING, LEFT, READ, UNDOING, UNDONE, WRITING, WRITTEN, Imported, ImportedRow
from sync import clock
from sync.sheets import heads
from sync.sheets.reading import Table

HOUR = 3_600_000
# So long the texts of a sheet are kept, and what it has written can be undone with every reason beside it.
KEPT = 48 * HOUR
ROW = ("site", "sheet", "nr", "line", "cells", "outcome", "told")
THEN = {CHECKING: CHECKED, WRITING: WRITTEN, UNDOING: UNDONE}


def keep(who, kind: str, name: str, table: Table) -> Imported:
    """Keep what was read of a file for somebody; return the Imported."""
    forget(who.site)
    id = secrets.token_hex(12)
    read = {"page": table.page, "others": table.others, "secret": table.secret}
    columns = heads.guess(kind, table.heads)
    with db.writing():
        Imported.create(id=id, site=who.site, person=who.person, kind=kind, name=name[:200], state=READ,
                     heads=_json(table.heads), columns=_json(columns), read=_json(read), total=len(table.rows),
                     options=_json({"down": True, "alike": "write"}), at=clock.now())
        db.insert("imported_row", ROW, [
            (who.site, id, nr, row.line, _json(row.cells), LEFT if row.left else None,
             _json({"notes": [[row.left, {}]], "read": True}) if row.left else None)
            for nr, row in enumerate(table.rows, 1)])
    return of(who.site, id)


def of(site: int, id: str) -> Imported | None:
    """The Imported of that id at a site."""
    return Imported.get_or_none(Imported.site == site, Imported.id == id)


def last(site: int, most: int = 30) -> list[Imported]:
    """The sheets that were brought in lately, the newest first."""
    return list(Imported.select().where(Imported.site == site).order_by(Imported.at.desc()).limit(most))


def begin(sheet: Imported, state: str, **changes) -> bool:
    """Let the rows be gone through anew, to one of `THEN`. Whether it was still as it was read."""
    changes = {name: _json(value) if name in ("columns", "options") else value for name, value in changes.items()}
    with db.writing():
        done = Imported.update(state=state, done=0, **changes).where(
            Imported.site == sheet.site, Imported.id == sheet.id, Imported.state == sheet.state).execute()
        if done and state == CHECKING:
            db.execute("UPDATE imported_row SET outcome = NULL, told = NULL, key = NULL, home = NULL WHERE site = ? "
                       "AND sheet = ? AND (told IS NULL OR told NOT LIKE '%\"read\"%')", sheet.site, sheet.id)
    return bool(done)


def rows(sheet: Imported, most: int) -> list[ImportedRow]:
    """The next rows that its state is not through with."""
    return list(ImportedRow.select().where(ImportedRow.site == sheet.site, ImportedRow.sheet == sheet.id,
                                        ImportedRow.nr > sheet.done).order_by(ImportedRow.nr).limit(most))


def reached(sheet: Imported, nr: int, options: dict | None = None) -> None:
    """Keep that the state of a sheet is through with the rows up to `nr`."""
    ended = nr >= sheet.total
    said = {"options": _json(options)} if options is not None else {}
    Imported.update(done=nr, state=THEN[sheet.state] if ended else sheet.state, **said).where(
        Imported.site == sheet.site, Imported.id == sheet.id, Imported.state == sheet.state,
        Imported.done < nr).execute()


def note(sheet: Imported, names: tuple[str, ...], values: list[tuple]) -> None:
    """Write columns of rows; `values`: of each the columns and then its `nr`."""
    sets = ", ".join(f"{name} = ?" for name in names)
    db.many(f"UPDATE imported_row SET {sets} WHERE site = ? AND sheet = ? AND nr = ?",
            [(*value[:-1], sheet.site, sheet.id, value[-1]) for value in values])


def counts(sheet: Imported) -> dict[str, int]:
    """Outcome → how many rows."""
    return dict(db.rows("SELECT outcome, COUNT(*) FROM imported_row WHERE site = ? AND sheet = ? AND outcome IS NOT "
                        "NULL GROUP BY outcome", sheet.site, sheet.id))


def has_written(sheet: Imported) -> bool:
    """Whether any row of a sheet has written something."""
    return db.row("SELECT 1 FROM imported_row WHERE site = ? AND sheet = ? AND dots IS NOT NULL LIMIT 1", sheet.site,
                  sheet.id) is not None


def page(sheet: Imported, outcome: str, after: int, most: int) -> list[ImportedRow]:
    """Rows with an outcome, of all where that is empty, after the row `after`."""
    asked = [ImportedRow.site == sheet.site, ImportedRow.sheet == sheet.id, ImportedRow.nr > after]
    asked += [ImportedRow.outcome == outcome] if outcome else []
    return list(ImportedRow.select().where(*asked).order_by(ImportedRow.nr).limit(most))


def drop(sheet: Imported) -> None:
    """Forget a sheet that has written nothing, at once; of one that has, the texts."""
    with db.writing():
        _wipe(sheet)
        if sheet.state in (READ, CHECKING, CHECKED):
            ImportedRow.delete().where(ImportedRow.site == sheet.site, ImportedRow.sheet == sheet.id).execute()
            Imported.delete().where(Imported.site == sheet.site, Imported.id == sheet.id).execute()


def forget(site: int, every: bool = False) -> None:
    """Forget the texts of the sheets whose time is over, or of `every` one; what they have written the log knows."""
    now, found = clock.now(), Imported.select().where(Imported.site == site, Imported.wiped.is_null())
    for sheet in found if every else found.where((Imported.at < now - KEPT) | (Imported.at > now + clock.UNCERTAIN)):
        drop(sheet)


def _wipe(sheet):
    db.execute("UPDATE imported_row SET cells = NULL, told = NULL, key = NULL, home = NULL WHERE site = ? AND sheet = "
               "?", sheet.site, sheet.id)
    Imported.update(wiped=clock.now()).where(Imported.site == sheet.site, Imported.id == sheet.id).execute()


def _json(value):
    return json.dumps(value, ensure_ascii=False)
