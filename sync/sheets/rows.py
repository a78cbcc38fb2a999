"""The rows of a step together: each about a record of the sheet's kind, and maybe about one that it brings along."""

import json
from dataclasses import dataclass, field
from typing import Any

from models import headings, rooms
from models.imported import ALIKE, CHANGED, LEFT, NEW, SAME, WRONG
from models.messages import Message
from sync.intake import Draft
from sync.sheets import before, cells, likely
from sync.sheets.plan import Part, Planner, Told, stated

# What of the two parts of a row says what it comes to.
ORDER = (WRONG, ALIKE, NEW, CHANGED, SAME, LEFT)


@dataclass
class Row:
    """A row that was gone through. `key`, `home`: by what its record, and the home that it names, are known within the
    sheet; `told`: what is to be told of it, as JSON has it."""

    nr: int
    line: int
    said: dict[str, str]
    main: Told = field(default_factory=Told)
    beside: Told = field(default_factory=Told)
    key: str = ""
    home: str = ""
    outcome: str = ""
    parts: tuple[Part | None, Part | None] = (None, None)
    told: dict[str, Any] = field(default_factory=dict)


class Said:
    """What earlier rows of the sheet have said: `homes`: key → {field: (value, line)}; `made`: the keys of the homes
    that it makes; `rows`: key of a record → (line, fields)."""

    def __init__(self):
        self.homes: dict[str, dict[str, tuple]] = {}
        self.made: set[str] = set()
        self.rows: dict[str, tuple[int, dict]] = {}


def read(planner: Planner, nr: int, line: int, texts: list[str], filled: dict[str, str] | None = None) -> Row:
    """A row as far as it can be read alone. `filled`: what was taken from the rows above when it was first read."""
    said, from_above = planner.texts(texts)
    if filled is not None:
        said, from_above = said | filled, list(filled)
    row = Row(nr, line, said, planner.read(said), planner.read(said, f"{planner.ref}.") if planner.ref else Told())
    row.told = {"notes": [["above", {}]] if from_above else [], "filled": {name: said[name] for name in from_above}}
    named = row.main.fields.get(planner.ref, "") if planner.ref else ""
    if named.startswith("?") and "unit" not in row.beside.fields:
        unit, building = rooms.written(named[1:])
        row.beside.fields |= {"unit": unit, **({"building": building} if building else {})}
    row.home = rooms.key(row.beside.fields.get("unit"))
    return row


def plan(planner: Planner, found: list[Row], said: Said) -> list[Row]:
    """The rows with what becomes of them. `said`: what earlier ones have said, and these do from now on."""
    there = planner.homes.rooms if planner.ref else {}
    for row in (row for row in found if row.home):
        row.main.fields[planner.ref] = there.get(row.home) or f"?{row.home}"
    homes = planner.homes.records({there[row.home] for row in found if row.home in there}) if planner.ref else {}
    records, wanted = _records(planner, found)
    for row in found:
        before_it = said.homes.get(row.home), row.home in said.made
        home = _beside(planner, row, homes.get(there.get(row.home, "")), said)
        row.parts = (_main(planner, row, records, wanted.get(row.nr), said), home)
        _judge(row, planner)
        if row.outcome == WRONG and row.home:
            # Nothing of it is written: the next row that names the home is the first.
            said.homes[row.home] = before_it[0] or {}
            said.made -= set() if before_it[1] else {row.home}
    return found


def look_for_alike(planner: Planner, found: list[Row]) -> None:
    """Mark the rows whose new records may be ones that are here."""
    for place, kind in enumerate((planner.kind, *([planner.homes.kind] if planner.homes else ()))):
        new = [row for row in found if row.outcome in (NEW, ALIKE) and row.parts[place]
               and row.parts[place].outcome == NEW]
        told = [stated(row.parts[place].draft.fields) for row in new]
        for row, alike in zip(new, likely.similar(planner.who.site, kind, told), strict=True):
            if alike:
                row.outcome = ALIKE
                row.told["alike"] = row.told.get("alike", []) + alike


def _beside(planner, row, record, said):
    """The part of a row that is about what it brings along; None where it says nothing of such."""
    if row.home:
        return _home(planner, row, record, said)
    return Part(WRONG, errors=row.beside.wrong) if row.beside.wrong else None


def _home(planner, row, record, said):
    """What becomes of the home: what an earlier row has said of it is neither said again nor gainsaid."""
    earlier = said.homes.setdefault(row.home, {})
    shape, fields = planner.homes.shape, dict(row.beside.fields)
    for name in [name for name in fields if name in earlier]:
        value, line = earlier[name]
        if shape.fields[name].policy == "joined":
            # Of texts that are joined none is lost: what several rows say of one home stands there line by line.
            text = fields.pop(name)
            if text not in value.splitlines():
                fields[name] = f"{value}\n{text}"
                del earlier[name]
        elif cells.alike(shape.fields[name], value) != cells.alike(shape.fields[name], fields.pop(name)):
            row.told["notes"].append(["other", {"field": f"{planner.ref}.{name}", "line": line}])
    if record is None and row.home in said.made:
        news, errors = dict(fields), row.beside.wrong
        draft = Draft(shape.kind, news, f"?{row.home}", {shape.part_of[name]: [] for name in news}) if news else None
        part = Part(WRONG if errors else CHANGED if news else SAME, draft, errors=errors)
    else:
        # Where it lies says which home it is, and is no news of one that is here.
        known = {name: value for name, value in fields.items() if record is None or name != "unit"}
        part = planner.part(Told(known, [], row.beside.wrong), shape.kind, record, None)
    if part.outcome != WRONG:
        said.homes[row.home] = {**{name: (value, row.line) for name, value in fields.items()}, **earlier}
        row.told["says"] = fields
        if record is None and row.home not in said.made:
            said.made.add(row.home)
            row.told["made"] = True
    return part


def _records(planner, found):
    """`(id → record, nr → id)`: the records that rows are about, by their id, their key, or what makes two one."""
    same, wanted = planner.standing.same([row.main.fields for row in found]), {}
    for row in found:
        id = row.said.get(headings.RECORD, "").strip()
        wanted[row.nr] = id or planner.standing.natural_id(row.main.fields) or same.get(
            planner.standing.identity(row.main.fields))
    return planner.standing.records({id for id in wanted.values() if id}), wanted


def keys(planner: Planner, found: list[Row]) -> set[str]:
    """By what rows are known within the sheet; two of one key are about one record."""
    for row in found:
        row.key = _key(planner, row)
    return {row.key for row in found}


def _key(planner, row):
    id = row.said.get(headings.RECORD, "").strip() or planner.standing.natural_id(row.main.fields)
    if id:
        return id
    identity = planner.standing.identity(row.main.fields)
    if identity and planner.ref:
        identity = (row.home or row.main.fields.get(planner.ref), *identity[1:])
    return json.dumps(identity or [row.main.fields, row.beside.fields], ensure_ascii=False, sort_keys=True, default=str)


def _main(planner, row, records, id, said):
    """The part that is about the sheet's own kind; None where the row says nothing of it."""
    told, given = row.main, row.said.get(headings.RECORD, "").strip()
    if not given and not told.wrong and not any(name != planner.ref for name in told.fields):
        return None
    if given and given not in records:
        return Part(WRONG, errors={headings.RECORD: [Message("no_record")]})
    if row.key in said.rows:
        return _twice(planner, told, *said.rows[row.key])
    seen = before.heads(row.said.get(headings.HEADS, "")) if given else None
    part = planner.part(told, planner.kind, records.get(id), seen, id or "")
    if part.outcome != WRONG:
        said.rows[row.key] = (row.line, dict(told.fields))
        row.told["own"] = {name: value for name, value in told.fields.items() if name != planner.ref}
    return part


def _twice(planner, told, line, fields):
    shape = planner.standing.shape
    other = [name for name in told.fields if name != planner.ref and cells.alike(
        shape.fields[name], told.fields[name]) != cells.alike(shape.fields[name], fields.get(name))]
    if other or told.wrong:
        return Part(WRONG, errors=told.wrong | {name: [Message("contradicts", line=line)] for name in other})
    return Part(LEFT, notes=[["twice", {"line": line}]])


def _judge(row, planner):
    """What the row comes to, and what is told of it."""
    main, home = row.parts
    parts = [part for part in row.parts if part is not None]
    if not parts:
        row.outcome, row.told["notes"] = LEFT, [["nothing", {}]]
        return
    if main is not None and main.outcome == LEFT and home is not None and home.outcome not in (SAME, LEFT):
        parts = [home]
    row.outcome = min((part.outcome for part in parts), key=ORDER.index) if WRONG in [
        part.outcome for part in parts] or main is None else main.outcome
    if main is not None and main.outcome in (SAME, LEFT) and home is not None and row.outcome != WRONG:
        row.outcome = home.outcome if home.outcome != SAME else main.outcome
    for part, start in ((main, ""), (home, f"{planner.ref}.")):
        if part is not None:
            row.told["notes"] += part.notes
            _tell(row.told, part, start)


def _tell(told, part, start):
    told.setdefault("errors", {}).update({start + name: messages for name, messages in part.errors.items()})
    told.setdefault("changes", []).extend([start + name, *change] for name, change in part.changes.items())
    if start:
        told["home"] = part.outcome
