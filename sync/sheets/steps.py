"""A sheet step by step: each goes through some rows, in a request of its own, and can be asked for again and again.
Whoever breaks off goes on where they were; nothing is written twice."""

import json

from models import access, registry
from models import database as db
from models.imported import ALIKE, CHANGED, CHECKING, LEFT, NEW, UNDOING, WRITING, WRONG, Imported
from sync import intake, nodes
from sync.sheets import rows, store, undoing
from sync.sheets.plan import Planner

STEP = 400
TOLD = ("outcome", "told", "key", "home")


def kinds(role: str, *roles: str) -> list[str]:
    """The kinds of which somebody may bring in sheets: they write them, and read all of them."""
    return [kind for kind, model in registry.KINDS.items() if not model.about.upkeep and access.may_write(kind, role)
            and access.sees_all(kind, *roles)]


def step(who, sheet: Imported, reason: str) -> Imported:
    """Go through the next rows of a sheet, if it is at something; return it as it is then. Raises database.Busy.

    `reason`: for which what it made is taken back, if that is what it is at.
    """
    if sheet.state == CHECKING:
        _check(who, sheet, STEP)
    elif sheet.state == WRITING:
        _write(who, sheet, STEP)
    elif sheet.state == UNDOING:
        undoing.undo(who, sheet, reason, STEP)
    return store.of(sheet.site, sheet.id)


def check(who, sheet: Imported, columns: list[str], **options) -> bool:
    """Begin to look what the rows of a sheet come to, with these columns. Whether it was still as it was read."""
    told = json.loads(sheet.options) | options | {"above": {}}
    return store.begin(sheet, CHECKING, columns=columns, options=told, pos=_pos(who.site))


def write(sheet: Imported, alike: str = "write") -> bool:
    """Begin to write the rows that were gone through. `alike`: "leave" leaves out those that may be here already."""
    return store.begin(sheet, WRITING, options=json.loads(sheet.options) | {"alike": alike})


def undo(sheet: Imported) -> bool:
    """Begin to undo what a sheet has written."""
    return store.begin(sheet, UNDOING)


def _pos(site):
    return db.row("SELECT pos FROM counter WHERE site = ?", site)[0]


def _check(who, sheet, most):
    options, found = json.loads(sheet.options), store.rows(sheet, most)
    planner = Planner(who, sheet.kind, json.loads(sheet.columns), down=options["down"])
    planner.above = options["above"]
    read = [rows.read(planner, row.nr, row.line, json.loads(row.cells)) for row in found
            if not _is_left(row) and row.cells]
    planned = rows.plan(planner, read, _said(sheet, planner, read))
    rows.look_for_alike(planner, planned)
    with db.writing():
        store.note(sheet, TOLD, [(row.outcome, _json(row.told), row.key, row.home or None, row.nr) for row in planned])
        if found:
            store.reached(sheet, found[-1].nr, options | {"above": planner.above})


def _is_left(row):
    return row.outcome == LEFT and row.told is not None and "read" in json.loads(row.told)


def _said(sheet, planner, read):
    """What earlier rows have said of the homes and records that these rows name."""
    said = rows.Said()
    homes = {row.home for row in read if row.home}
    for line, home, told in _rows_of(sheet, "home", homes):
        told = json.loads(told)
        earlier = said.homes.setdefault(home, {})
        said.homes[home] = {**{name: (value, line) for name, value in told.get("says", {}).items()}, **earlier}
        if told.get("made"):
            said.made.add(home)
    for line, key, told in _rows_of(sheet, "key", rows.keys(planner, read)):
        if "own" in (told := json.loads(told)):
            said.rows.setdefault(key, (line, told["own"]))
    return said


def _rows_of(sheet, column, values):
    """`(line, value, told)` of the rows that the state of a sheet is through with and that count, by a column."""
    return [row for some in db.batches(values) for row in db.rows(
        f'SELECT line, "{column}", told FROM imported_row WHERE site = ? AND sheet = ? AND nr <= ? AND told IS NOT '
        f"NULL AND outcome <> ? AND {db.one_of(db.quoted(column), len(some))} ORDER BY nr",
        sheet.site, sheet.id, sheet.done, WRONG, *some)]


def _write(who, sheet, most):
    options, found = json.loads(sheet.options), store.rows(sheet, most)
    wanted = [NEW, CHANGED, *([ALIKE] if options["alike"] == "write" else [])]
    going = [row for row in found if row.outcome in wanted and row.cells]
    if going:
        once = f"sheet:{sheet.id}:{going[0].nr}"
        dots = nodes.written_once(sheet.site, once)
        if not dots:
            _take(who, sheet, going, once, options)
        else:
            _note_dots(sheet, [(row.nr, row.drafts or 0) for row in going], dots)
    if found:
        with db.writing():
            store.reached(sheet, found[-1].nr)


def _take(who, sheet, going, once, options):
    """Write what rows come to by now. One that is refused after all is wrong, and the others count."""
    while going:
        planned = _planned(who, sheet, going)
        drafts, of = assembled(planned)
        with db.writing():
            store.note(sheet, (*TOLD[:2], "drafts"), [
                (row.outcome, _json(row.told), of.count(row.nr), row.nr) for row in planned])
        if not drafts:
            return
        try:
            dots = intake.write_all(undoing.Quiet(who), drafts, once)
        except intake.Invalid as invalid:
            going = _refuse(sheet, going, {of[at]: errors for at, errors in invalid.drafts.items()})
            continue
        _note_dots(sheet, [(row.nr, of.count(row.nr)) for row in planned], dots)
        return


def _planned(who, sheet, going):
    planner = Planner(who, sheet.kind, json.loads(sheet.columns), sheet.pos, ours=_Ours(sheet), down=False)
    read = [rows.read(planner, row.nr, row.line, json.loads(row.cells), json.loads(row.told).get("filled", {}))
            for row in going]
    return rows.plan(planner, read, _said(sheet, planner, read))


class _Ours:
    """The records that a sheet itself has written by now."""

    def __init__(self, sheet):
        self.sheet = sheet

    def __contains__(self, id):
        return db.row("SELECT 1 FROM imported_row WHERE site = ? AND sheet = ? AND (record = ? OR beside = ?) AND "
                      "dots IS NOT NULL LIMIT 1", self.sheet.site, self.sheet.id, id, id) is not None


def assembled(planned: list) -> tuple[list[intake.Draft], list[int]]:
    """The drafts of rows, and the row of each. A home that one makes is named by the others as the draft that it is."""
    drafts, of, made = [], [], {}
    for row in planned:
        if row.outcome == WRONG:
            continue
        for part, home in ((row.parts[1], True), (row.parts[0], False)):
            if part is None or part.draft is None or part.outcome in (WRONG, LEFT):
                continue
            draft = part.draft
            fields = {name: _resolved(value, made) for name, value in draft.fields.items()}
            if home and draft.id is None:
                made[f"?{row.home}"] = f"+{len(drafts)}"
            drafts.append(draft._replace(fields=fields, id=_resolved(draft.id, made)))
            of.append(row.nr)
    return drafts, of


def _resolved(value, made):
    return made.get(value, value) if isinstance(value, str) and value.startswith("?") else value


def _refuse(sheet, going, errors):
    """Mark rows as wrong; return the others."""
    with db.writing():
        store.note(sheet, ("outcome", "told", "drafts"), [
            (WRONG, _json(json.loads(row.told) | {"errors": errors[row.nr]}), None, row.nr)
            for row in going if row.nr in errors])
    return [row for row in going if row.nr not in errors]


def _note_dots(sheet, counts, dots):
    """Keep which row wrote which ops, in their order, and on which records."""
    values, at, about = [], 0, undoing.abouts(sheet.site, dots)
    for nr, count in counts:
        if count:
            mine = dots[at:at + count]
            own = {about[dot][0] == sheet.kind: about[dot][1] for dot in mine}
            values.append((_json(mine), own.get(True), own.get(False), nr))
            at += count
    with db.writing():
        store.note(sheet, ("dots", "record", "beside"), values)


def _json(value):
    return json.dumps(value, ensure_ascii=False, default=str)
