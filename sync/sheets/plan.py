"""What the rows of a sheet come to: what is new, what changes and from what, what is wrong and why. Nothing is written.

A row is about a record of the sheet's kind, and maybe about one that it brings along: people and their home. What two
rows say of one home counts once, as it was said first.
"""

from dataclasses import dataclass, field
from typing import Any

from models import forms, headings, registry, rooms
from models.imported import CHANGED, NEW, SAME, WRONG
from models.messages import Message
from sync import clock, judge, times
from sync.intake import Draft
from sync.sheets import before, cells, heads
from sync.sheets.standing import Standing, person

VOID = "void"


@dataclass
class Told:
    """What a row says of one record. `fields`: field → value, of the cells that hold one; `blank`: the fields whose
    cells are empty; `wrong`: field → Messages; `room`: that of a home that is named and not here yet."""

    fields: dict[str, Any] = field(default_factory=dict)
    blank: list[str] = field(default_factory=list)
    wrong: dict[str, list[Message]] = field(default_factory=dict)


@dataclass
class Part:
    """What becomes of one record: an outcome of `models.imported`, the Draft that is to be written, if any, the `id` of
    the record, "" of a new one, and what is told of it: `changes`, field → (old, new)."""

    outcome: str
    draft: Draft | None = None
    id: str = ""
    changes: dict[str, tuple] = field(default_factory=dict)
    errors: dict[str, list[Message]] = field(default_factory=dict)
    notes: list = field(default_factory=list)


def stated(fields: dict[str, Any]) -> dict[str, Any]:
    """Without what names a record that is not here yet."""
    return {name: value for name, value in fields.items() if not str(value).startswith("?")}


class Planner:
    """Goes through rows for `who`, who has `site`, `site_code`, `person` and `roles`.

    `columns`: for each column the name of its Target, "" for nothing. `pos`: what was written at the site after this
    place nobody has seen, but what is `ours`, ids of records. `down`: an empty cell of a room is that above.
    """

    def __init__(self, who, kind: str, columns: list[str], pos: int | None = None, ours=frozenset(), down=True):
        self.who, self.kind, self.columns, self.pos, self.ours, self.down = who, kind, columns, pos, ours, down
        self.targets = heads.targets(kind)
        self.standing = Standing(who.site, who.site_code, kind)
        self.ref = headings.BRINGS.get(kind, "")
        self.homes = Standing(who.site, who.site_code, self.of(self.ref)) if self.ref else None
        self.refs: dict[str, Standing] = {}
        self.above: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The kind that a field names."""
        return registry.SHAPES[self.kind].fields[name].limits["of"]

    def texts(self, row: list[str]) -> tuple[dict[str, str], list[str]]:
        """Target → text of a row, and the Targets that were filled in from the row above."""
        said = {name: text for name, text in zip(self.columns, row, strict=False) if name}
        filled = []
        places = [name for name in said if name.rpartition(".")[2] in ("building", "unit", headings.STAIRS)]
        if self.down and places and not any(said[name] for name in places if name.endswith("unit")):
            for name in places:
                if not said[name] and self.above.get(name) and any(said.values()):
                    said[name] = self.above[name]
                    filled.append(name)
        self.above = self.above | {name: said[name] for name in places if said[name]}
        if places and any(said[name] for name in places if name not in filled):
            self.above = {name: said[name] for name in places}
        return said, filled

    def read(self, said: dict[str, str], start: str = "") -> Told:
        """What the texts of a row say of its record, or with `start` ("household.") of what it brings along."""
        told, kind = Told(), self.of(self.ref) if start else self.kind
        mine = {name.removeprefix(start): text for name, text in said.items()
                if (name.startswith(start) if start else "." not in name) and self.targets[name].field is not None}
        if "unit" in registry.SHAPES[kind].fields and ("building" in mine or "unit" in mine):
            mine = self._room(mine, said.get(headings.STAIRS, ""), told)
        known = {} if start else before.named(said.get(headings.HEADS, ""))
        for name, text in mine.items():
            try:
                value = known[name][0] if name in known and forms.even(text) == forms.even(
                    known[name][1]) else self._value(registry.SHAPES[kind].fields[name], text)
            except cells.Wrong as wrong:
                told.wrong[name] = [wrong.message]
                continue
            if value is None:
                told.blank.append(name)
            else:
                told.fields[name] = value
        return told

    def _room(self, mine, stairs, told):
        """The room and its building even, told in up to three columns; one that is here as it stands there."""
        try:
            given = {name: cells.bare(mine.get(name, "")) for name in ("building", "unit")}
            if cells.CUT.fullmatch(given["unit"]):
                raise cells.Wrong("cut")
        except cells.Wrong as wrong:
            told.wrong["unit"] = [wrong.message]
            return {name: text for name, text in mine.items() if name not in ("building", "unit")}
        unit, building = rooms.written(given["unit"], given["building"], stairs)
        found = {"unit": unit or ""} if "unit" in mine else {}
        return mine | found | ({"building": building or ""} if building or "building" in mine else {})

    def _value(self, f, text):
        if f.type == "record":
            return self._named(f, cells.bare(text))
        if f.type == "person":
            return person(self.who.site, cells.bare(text)) if text.strip() else None
        return cells.value(f, text)

    def _named(self, f, text):
        """The id of the record that a cell names. Of what may be brought along it is one that is yet to come."""
        of = f.limits.get("of")
        if not text or of not in registry.SHAPES:
            return None
        there = self.refs.setdefault(of, Standing(self.who.site, self.who.site_code, of))
        found = there.meant(text)
        if found is None and f.name != self.ref:
            raise cells.Wrong("nobody")
        return found or f"?{rooms.written(text)[0]}"

    # -- one record

    def part(self, told: Told, kind: str, found: dict | None, seen: dict | None, id: str = "") -> Part:
        """What becomes of the record `found`, or of a new one, by what is told of it. `seen`: the heads that stand on
        the sheet, None where it has none."""
        if told.wrong:
            return Part(WRONG, id=id, errors=told.wrong)
        if found is None:
            return self._new(told, kind)
        if VOID in found["fields"]:
            return Part(WRONG, id=found["id"], errors={"": [Message("withdrawn")]})
        return self._change(told, registry.SHAPES[kind], found, seen)

    def _new(self, told, kind):
        shape, standing = registry.SHAPES[kind], self.standing if kind == self.kind else self.homes
        fields = self._begun(shape) | told.fields
        fields |= self._copied(shape, fields)
        lacking = {name: [Message("missing")] for name in dict.fromkeys((*shape.required, *shape.key))
                   if fields.get(name) is None}
        errors = judge.wrong(stated(fields), shape) | lacking
        if errors:
            return Part(WRONG, errors=errors)
        return Part(NEW, Draft(kind, fields, standing.natural_id(fields)))

    def _begun(self, shape):
        """What a new record begins with, of what no column says."""
        now = times.local(clock.now()).isoformat(timespec="seconds")
        meant = {"@now": now, "@today": now[:10], "@me": self.who.person, "@here": None}
        found = {name: meant.get(f.starts, f.starts) if isinstance(f.starts, str) else f.starts
                 for name, f in shape.fields.items() if f.starts is not None}
        return {name: value for name, value in found.items() if value is not None}

    def _copied(self, shape, fields):
        """What the records that are named fill in."""
        found = {}
        for name, f in shape.fields.items():
            for one in f.copies.split() if f.copies and fields.get(name) is None else ():
                ref, dot, far = one.partition(".")
                value = fields.get(ref)
                if value and dot and not str(value).startswith("?"):
                    of = shape.fields[ref].limits["of"]
                    there = self.refs.setdefault(of, Standing(self.who.site, self.who.site_code, of))
                    value = there.records([value]).get(value, {"fields": {}})["fields"].get(far)
                if value:
                    found[name] = value
                    break
        return found

    def _change(self, told, shape, found, seen):
        stands, was = found["fields"], found["fields"]
        moved = seen is not None and any(
            sorted(before.head_of(found, seen, part)) != sorted(before.head_of(found, found["heads"], part))
            for part in {shape.part_of[name] for name in (*told.fields, *told.blank)})
        if moved:
            was = before.fields(self.who.site, found["id"], seen)
        said = dict(told.fields) | (dict.fromkeys(told.blank) if seen is not None else {})
        if seen is None:
            said = {name: _united(shape, name, value, stands) for name, value in said.items()}
        news = {name: value for name, value in said.items()
                if not _same(shape, name, value, was) and not _same(shape, name, value, stands)}
        errors = judge.wrong(news, shape)
        if fixed := [name for name in news if name in shape.key]:
            errors |= {name: [Message("natural_key", fields=", ".join(shape.key))] for name in fixed}
        if errors or not news:
            return Part(WRONG if errors else SAME, id=found["id"], errors=errors)
        draft = Draft(shape.kind, _whole(shape, news, was), found["id"], self._base(shape, news, found, seen))
        notes = [["moved", {}]] if moved and any(
            not _same(shape, name, stands.get(name), was) for name in news) else []
        return Part(CHANGED, draft, found["id"], {name: (stands.get(name), value) for name, value in news.items()},
                    notes=notes)

    def _base(self, shape, news, found, seen):
        """The heads that whoever wrote this had seen. What came after the rows were gone through nobody has."""
        parts = {shape.part_of[name] for name in news}
        if seen is None and self.pos is not None and found["pos"] > self.pos and found["id"] not in self.ours:
            return dict.fromkeys(parts, [])
        heads_of = found["heads"] if seen is None else seen
        based = {part: before.head_of(found, heads_of, part) for part in parts}
        return based | ({VOID: heads_of[VOID]} if VOID in heads_of else {})


def _united(shape, name, value, stands):
    """A sheet that never saw what stands there adds to lists, and takes nothing out of them."""
    if shape.parts[shape.part_of[name]].policy == "united" and isinstance(value, list):
        return sorted({*value, *(stands.get(name) or ())})
    return value


def _same(shape, name, value, fields):
    f = shape.fields[name]
    return cells.alike(f, value) == cells.alike(f, fields.get(name))


def _whole(shape, news, was):
    """The fields to be set: a group is written whole, as it stood on the sheet."""
    whole = dict(news)
    for part in (shape.parts[name] for name in {shape.part_of[name] for name in news}):
        if part.group:
            whole = {name: was.get(name) for name in part.fields} | whole
    return whole
