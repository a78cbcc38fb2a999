"""What stands at a site, as rows of a sheet are held against: found by id, by key, by what makes two one, by name."""

from functools import cached_property
from typing import Any

from models import database as db
from models import forms, headings, registry, rooms
from sync import feed, natural
from sync.judge import NATURAL
from sync.sheets import cells


class Standing:
    """The records of a kind at a site. Asked anew for each step: what came meanwhile is seen."""

    def __init__(self, site: int, code: str, kind: str):
        self.site, self.code, self.kind, self.shape = site, code, kind, registry.SHAPES[kind]

    def records(self, ids) -> dict[str, dict]:
        """id → the record as in a reply, with its `pos`."""
        names = ", ".join(f'"{name}"' for name in ("pos", *feed.READ, *self.shape.own))
        return {row[1]: feed.record(self.shape, self.code, row[1:]) | {"pos": row[0]}
                for some in db.batches(ids) for row in db.rows(
                    f'SELECT {names} FROM "{self.kind}" WHERE site = ? AND {db.one_of("id", len(some))}',
                    self.site, *some)}

    def natural_id(self, fields: dict[str, Any]) -> str | None:
        """The id that follows from the key; None where the kind has none, or not all of it is there."""
        values = [fields.get(name) for name in self.shape.key]
        if not values or not all(isinstance(value, str) and value for value in values):
            return None
        return natural.natural_id(self.code, self.kind, values)

    def same(self, told: list[dict[str, Any]]) -> dict[tuple, str]:
        """Identity → id of the records that are the same as one of these, by `headings.SAME`."""
        names = headings.SAME.get(self.kind, ())
        if not names:
            return {}
        if names == ("unit",):
            return {(room,): id for room, id in self.rooms.items()}
        last = names[-1] if names[-1] == "name" else names[0]
        wanted = {one[last] for one in told if one.get(last)}
        stands = "COALESCE(same_as, id)" if self.shape.about.mergeable else "id"
        asked = ", ".join(f'"{name}"' for name in names)
        found: dict[tuple, str] = {}
        for some in db.batches(wanted):
            for row in db.rows(f'SELECT {stands}, {asked} FROM "{self.kind}" WHERE site = ? AND void IS NULL AND '
                               f'{db.one_of(db.quoted(last), len(some))} ORDER BY at, id', self.site, *some):
                found.setdefault(self.identity(dict(zip(names, row[1:], strict=True))), row[0])
        return found

    def identity(self, fields: dict[str, Any]) -> tuple:
        """By what a record is the same as another; empty where nothing says."""
        names = headings.SAME.get(self.kind, ())
        values = tuple(cells.alike(self.shape.fields[name], fields.get(name)) for name in names)
        return values if names and any(value is not None for value in values) else ()

    @cached_property
    def rooms(self) -> dict[str, str]:
        """Room → id of the home, of those that are one of the one that stands for them."""
        found: dict[str, str] = {}
        for id, unit in db.rows(f'SELECT COALESCE(same_as, id), unit FROM "{self.kind}" WHERE site = ? AND void IS '
                                "NULL AND unit IS NOT NULL ORDER BY at, id", self.site):
            found.setdefault(rooms.key(unit), id)
        return found

    @cached_property
    def called(self) -> dict[str, set[str]]:
        """Name → ids: by all of the title, by each part of it, and by the room."""
        names = [name for name in self.shape.about.title if self.shape.fields[name].type == "text"] or ["id"]
        asked = ", ".join(f'"{name}"' for name in names)
        stands = "COALESCE(same_as, id)" if self.shape.about.mergeable else "id"
        found: dict[str, set[str]] = {}
        for id, *said in db.rows(f'SELECT {stands}, {asked} FROM "{self.kind}" WHERE site = ? AND void IS NULL',
                                 self.site):
            words = [forms.even(one) for one in said if one]
            for word in {" ".join(words), *words, *map(rooms.key, words)}:
                found.setdefault(word.lower(), set()).add(id)
        return found

    def meant(self, text: str) -> str | None:
        """The id of the record that a cell names, by its id or its name; None where none is called so. Raises Wrong."""
        even = forms.even(text)
        if even.startswith(f"{self.kind}:") and NATURAL.fullmatch(even):
            return even
        if even in self.records([even]):
            return even
        ids = self.called.get(even.lower()) or self.called.get(rooms.key(even)) or set()
        if len(ids) > 1:
            raise cells.Wrong("several")
        return next(iter(ids), None)


def person(site: int, text: str) -> str:
    """The id of the person of a site that a cell names. Raises Wrong."""
    found = [id for id, in db.rows("SELECT id FROM person WHERE site = ? AND (id = ? OR name = ?)", site,
                                   text.strip(), forms.even(text))]
    if len(found) != 1:
        raise cells.Wrong("several" if found else "nobody")
    return found[0]
