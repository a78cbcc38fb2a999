"""A sheet of paper is an offline device: it was printed, somebody wrote on it, and it comes back. Its rows become ops
of a node of its own, which had heard nothing since it was printed, and happened when the paper says.
"""

import json

from models import database as db
from models.messages import Message
from models.paper import PaperSheet
from models.papers import BY_NAME, Paper
from sync import clock, intake, nodes
from sync.times import day_span

SHOWN = 60


def begin(who, paper: Paper, head: dict, day: str) -> PaperSheet:
    """Keep that a sheet is printed for a day (`2020-02-08`); return it."""
    lines = _lines(who.site, paper) if paper.of else []
    return PaperSheet.create(id=nodes.new_id(), site=who.site, person=who.person, name=paper.name,
                             head=json.dumps(head, ensure_ascii=False), lines=json.dumps(lines), day=day,
                             total=len(lines) or paper.rows, at=clock.now())


def _lines(site, paper):
    """The ids of those whom the rows name: the people of the homes that are held, home by home."""
    kind, home, (state, words) = paper.held
    question = ('SELECT told.id FROM "resident" AS told JOIN "household" AS home ON home.site = told.site AND home.id '
                "= told.household WHERE told.site = ? AND told.void IS NULL AND told.same_as IS NULL AND EXISTS "
                f'(SELECT 1 FROM "{kind}" AS held WHERE held.site = told.site AND held."{home}" = home.id AND '
                f'held.void IS NULL AND {db.one_of(f"held.{state}", len(words))}) ORDER BY home.unit, told.name, '
                "told.id")
    return [id for id, in db.rows(question, site, *words)]


def of(site: int, id: str) -> PaperSheet | None:
    """The sheet of that id at a site."""
    found = PaperSheet.get_or_none(PaperSheet.site == site, PaperSheet.id == id)
    return found if found is not None and found.name in BY_NAME else None


def last(site: int) -> list[tuple[PaperSheet, int]]:
    """The sheets that were printed lately, the newest first, each with how many of its rows are typed in."""
    found = list(PaperSheet.select().where(PaperSheet.site == site).order_by(PaperSheet.at.desc()).limit(SHOWN))
    count = dict(db.rows(f"SELECT paper, COUNT(*) FROM paper_row WHERE site = ? AND "
                         f"{db.one_of('paper', len(found))} GROUP BY paper", site, *(one.id for one in found))
                 ) if found else {}
    return [(one, count.get(one.id, 0)) for one in found if one.name in BY_NAME]


def typed(sheet: PaperSheet) -> dict[int, str]:
    """Number of a row → id of the record that it became, of those that are typed in."""
    return dict(db.rows("SELECT nr, record FROM paper_row WHERE site = ? AND paper = ?", sheet.site, sheet.id))


def write(who, sheet: PaperSheet, rows: dict[int, intake.Draft], once: str | None) -> None:
    """Write rows of a sheet, by number, each once. Raises intake.Invalid, whose `drafts` follow the numbers."""
    order = sorted(rows)

    def there():
        known = typed(sheet)
        return {at: {"": [Message("typed")]} for at, nr in enumerate(order) if nr in known}

    def note(dots):
        db.insert("paper_row", ("site", "paper", "nr", "dot", "record"), [
            (sheet.site, sheet.id, nr, dot, rows[nr].id or dot) for nr, dot in zip(order, dots, strict=True)])

    intake.write_away(who, [rows[nr] for nr in order], once, intake.Away(sheet.id, _begun(sheet), there, note))


def _begun(sheet):
    """Since when the paper was away: since it was printed, or since the day began that it was printed for."""
    return min(sheet.at, day_span(sheet.day)[0])
