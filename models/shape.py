"""What the fold, the hot path and the explanations need of a kind, derived once from its declaration."""

from dataclasses import dataclass
from typing import Annotated, Any

import marshmallow as ma
import msgspec

from models.fields import CONTROLS, Declared, Text, refusal

NODE = "[0-9abcdefghjkmnpqrstvwxyz]{13}"
DOT = f"^{NODE}\\.[1-9][0-9]{{0,15}}$"
TIME = Annotated[int, msgspec.Meta(ge=-8_640_000_000_000_000, le=8_640_000_000_000_000)]
Base = dict[str, list[Annotated[str, msgspec.Meta(pattern=DOT)]]]


CALLED_OFF = "called_off"


@dataclass(frozen=True)
class Part:
    """A field or a group as the fold sees it: whatever has heads of its own.

    `order`: state → rank, for `furthest` and for `safest` of words. `by`: the member that is ranked. `review`: `quiet`,
    `soft`, `hard`, or the states from which it is soft and hard. `called_off`: the states in which nobody goes ahead.
    `person`: the member that says who it is that does.
    """

    name: str
    fields: tuple
    policy: str
    review: Any
    by: str
    order: dict
    group: bool
    called_off: tuple = ()
    person: str | None = None

    @property
    def claims(self) -> bool:
        """Whether rival states of it are claims of two people."""
        return self.policy == "furthest" and self.person is not None


class VoidReason(Text):
    """The reason for which a record was taken back; it is required to be text where it is not null."""

    def _explain(self, value):
        super()._explain(value)
        if not value:
            raise refusal("void_reason")


VOID = VoidReason("Taken back", max_length=1_000)
VOID.name = "void"


class Shape:
    """One kind, compiled. `parts`: name → Part. `part_of`: field → name of its part. `fields`: name → Declared.

    `sealed`: name of a field → who sees it, of those that not everybody sees.
    """

    def __init__(self, kind):
        self.model, self.kind, self.about = kind, kind.kind(), kind.about
        self.fields = {**kind.declared(), "void": VOID}
        self.own = tuple(kind.declared())
        self.sealed = {name: f.seen_by for name, f in self.fields.items() if f.seen_by}
        self.required = tuple(name for name, f in self.fields.items() if f.required)
        self.parts = {part.name: part for part in self._parts()}
        self.part_of = {name: part.name for part in self.parts.values() for name in part.fields}
        self.key, self.date_key = kind.about.key, self._date_key()
        self.checks = tuple((name, f.check) for name, f in self.fields.items() if _has_own_check(f))
        self.explain = _schema(self.fields)
        self.columns = COMMON + self.own + kind.about.derived
        # Of these a fold fills all; who counts as one with whom is found afterwards.
        self.row_columns = COMMON + self.own
        self.to_column = tuple((name, f.to_column) for name, f in self.fields.items() if name in self.own)
        # Of those alone whose column holds another form: a page of the feed asks for thousands of values.
        self.from_column = tuple((name, f.from_column) for name, f in self.fields.items()
                                 if name in self.own and type(f).from_column is not Declared.from_column)

    def _parts(self):
        grouped = {name: group for group in self.about.groups.values() for name in group.fields}
        for name, group in self.about.groups.items():
            by = self.fields[group.by or group.fields[0]]
            order = _ranks(by.limits.get("choices") if group.by else None)
            person = next((field for field in group.fields if self.fields[field].type == "person"), None)
            yield Part(name, group.fields, group.policy, group.review, by.name, order, True,
                       by.sets.get(CALLED_OFF, ()), person)
        for name, f in self.fields.items():
            if name not in grouped:
                yield Part(name, (name,), f.policy, f.review, name, _ranks(f.limits.get("choices")), False,
                           f.sets.get(CALLED_OFF, ()))

    def _date_key(self):
        """The field of the key that must be the day on which the record happened, or None."""
        dates = (name for name in self.about.key if self.fields[name].type == "date")
        return None if self.about.backdated else next(dates, None)

    def struct(self) -> type[msgspec.Struct]:
        """The msgspec struct of one op line of this kind. Nothing in a line leads back to it, so that the garbage
        collector need not look at thousands of them."""
        setting: list = [(name, _optional(f), msgspec.UNSET) for name, f in self.fields.items()]
        values = msgspec.defstruct(f"{self.model.__name__}Set", setting, forbid_unknown_fields=True, gc=False)
        optional = {"id": str, "base": Base, "by": str}
        parts: list = [("t", TIME), ("set", values)]
        parts += [(name, kind | msgspec.UnsetType, msgspec.UNSET) for name, kind in optional.items()]
        return msgspec.defstruct(f"{self.model.__name__}Op", parts, tag_field="kind", tag=self.kind,
                                 forbid_unknown_fields=True, gc=False)


COMMON = ("site", "id", "pos", "at", "uncertain", "void", "heads", "conflicts", "waiting", "review", "mixed")


def _ranks(words):
    return {word: rank for rank, word in enumerate(words or ())}


def _optional(f):
    annotation = f.annotation()
    return annotation | msgspec.UnsetType if f.required else annotation | msgspec.UnsetType | None


def _has_own_check(f):
    """Control characters can only be written as escapes, so texts are looked at only where a line has one."""
    return type(f).check not in (Declared.check, Text.check) and f.type != "list"


def _schema(fields):
    explained = {name: f.explainer() for name, f in fields.items()}
    return ma.Schema.from_dict(explained)(unknown=ma.RAISE)


def has_controls(value: object) -> bool:
    """Whether a text or a list of texts has control characters."""
    if isinstance(value, str):
        return bool(CONTROLS.search(value))
    return isinstance(value, list) and any(map(has_controls, value))
