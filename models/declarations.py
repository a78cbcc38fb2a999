"""Whether the kinds are declared in words that exist. A typo ends the start in one sentence, not a phone's sync.

Each check takes a Declaration and yields sentences without the class in front; a new word of `About` gets one more, in
`field_checks`, `together_checks` or `page_checks`.
"""

import keyword
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from models import checklist_checks, field_checks, figure_checks, page_checks, step_checks, together_checks
from models.checklists import Checklist
from models.field_checks import NAME, TAKEN
from models.fields import Declared
from models.figures import Figure
from models.record import About, Record
from models.reserved import SQL
from models.word_checks import Misdeclared, alone, conditions, named, optional, sorts, unknown


class Declaration(NamedTuple):
    """One class: `name`, its `table`, `fields` (name → Declared), its About; of all `kinds` the fields, table → name →
    Declared, and of each the names of those by which it is looked up."""

    name: str
    table: str
    fields: dict
    about: Any
    kinds: dict
    looked_up: dict


def hold(classes: Sequence[type[Record]], checklists: Sequence[Checklist] = (), figures: Sequence[Figure] = ()) -> None:
    """Go on where every one of the `classes`, and of the lists and figures about them, is well declared. Raises
    Misdeclared."""
    if said := [*wrong(classes), *wrong_data(classes, checklists, figures)]:
        raise Misdeclared("\n".join(said))


def wrong(classes: Sequence[type[Record]]) -> Iterator[str]:
    """Sentences, each with the class and the word that can't be."""
    tables = [kind._meta.table_name for kind in classes]
    known = {kind._meta.table_name: kind.declared() for kind in classes}
    looked_up = {kind._meta.table_name: {f.name for f in kind._meta.sorted_fields if getattr(f, "indexed", False)}
                 for kind in classes}
    for kind in classes:
        fields = known[kind._meta.table_name]
        taken = list(_names(fields))
        about = kind.__dict__.get("about")
        if not taken and not isinstance(about, About):
            taken = ["says nothing about itself: about = About(label=…)"]
        taken = taken or list(_sorts(kind, about, fields))
        one = Declaration(kind.__name__, kind._meta.table_name, fields, about, known, looked_up)
        said = taken or [text for check in CHECKS for text in check(one)]
        if tables.count(one.table) > 1:
            said.append(f"two kinds are called {one.table!r}")
        yield from (f"{one.name}: {text}." for text in said)


def _sorts(kind, about, fields):
    """Words of another sort: what else is asked of a kind may rely on them."""
    yield from sorts(about)
    yield from (f"{name} ends with a comma, and is no field" for name, value in vars(kind).items()
                if isinstance(value, tuple) and any(isinstance(one, Declared) for one in value))
    for name, f in fields.items():
        told = [("words", f.words, dict), ("looks", f.looks, dict), ("sets", f.sets, dict),
                ("seen_by", f.seen_by, tuple)]
        wrong = [one for one in told if not isinstance(one[1], one[2])]
        told = [(f"set {word!r}", value, tuple) for word, value in f.sets.items()] if not wrong else []
        wrong += [one for one in told if not isinstance(one[1], one[2])]
        yield from (f"{name} has the {what} {value!r}, which has to be a {sort.__name__}"
                    for what, value, sort in wrong)


def _names(fields):
    for name in fields:
        if name in TAKEN or name in SQL or keyword.iskeyword(name):
            whose = "every record" if name in TAKEN else "Python" if keyword.iskeyword(name) else "SQL"
            yield f"no field can be called {name!r}, the name is taken: {whose} has it"
        elif not NAME.fullmatch(name):
            yield f"no field can be called {name!r}: small letters, digits and _ only"


DOUBLED = ("who", "where", "agree", "turns")


def _named(one):
    """Wherever the declaration names fields, there are such fields."""
    about, doubled = one.about, one.about.duplicates
    places = [("title", about.title), ("key", about.key),
              *((f"group {name!r}", group.fields) for name, group in about.groups.items()),
              *((f"duplicates ({part})", getattr(doubled, part)) for part in DOUBLED if doubled),
              ("duplicates (place)", optional(doubled and doubled.place)),
              ("retention", (*about.retention.fields, *about.retention.when)),
              ("retention (after)", optional(about.retention.after)),
              *(("exclusive", two.fields) for two in about.exclusive),
              *((f"quota (by {word!r})", fields) for word, fields in (about.quota.by if about.quota else {}).items()),
              ("quota", (about.quota.most, about.quota.days, about.quota.per) if about.quota else ()),
              *(("requires", (need.field,)) for need in about.requires),
              ("tells", (about.tells.field, *about.tells.when) if about.tells else ()),
              ("batch", (*about.batch.by, about.batch.whose, about.batch.amount, about.batch.basis, about.batch.number)
               if about.batch else ()),
              ("balance", (about.balance.field, *optional(about.balance.of), *about.balance.by)
               if about.balance else ())]
    yield from (text for what, names in places for text in named(what, names, one.fields))
    if not about.title:
        yield "title names no field"


CHECKS = (_named, *field_checks.CHECKS, *together_checks.CHECKS, *page_checks.CHECKS, *step_checks.CHECKS)


def wrong_data(classes: Sequence[type[Record]], checklists: Sequence[Checklist],
               figures: Sequence[Figure]) -> Iterator[str]:
    """Sentences about lists and figures, each with its name and the word that can't be."""
    fields = {kind._meta.table_name: kind.declared() for kind in classes}
    abouts = {kind._meta.table_name: kind.about for kind in classes}
    lists: list[Checklist] = []
    counted: list[Figure] = []
    told: tuple[tuple[str, Any, list[Any], Any], ...] = (
        ("checklist", checklists, lists, Checklist), ("figure", figures, counted, Figure))
    for what, data, kept, sort in told:
        if lone := alone(f"{what}s", data):
            yield lone
            continue
        names = [one.name for one in data if isinstance(one, sort)]
        yield from (f"Two {what}s are called {name!r}." for name in sorted(set(names)) if names.count(name) > 1)
        for one in data:
            said = [f"{what.capitalize()} {getattr(one, 'name', one)!r} {text}." for text in _data(one, sort, fields)]
            yield from said
            kept += [] if said else [one]
    yield from checklist_checks.wrong(lists, fields, abouts)
    yield from figure_checks.related(counted, [one.name for one in figures])


def _data(one, sort, fields):
    """What of a list or a figure can't be."""
    if not isinstance(one, sort):
        yield f"is a {type(one).__name__}, and has to be a {sort.__name__}"
    elif said := list(sorts(one)):
        yield from said
    elif (kind := one.of if sort is Checklist else one.kind) not in fields:
        yield unknown("is about the kind", kind, fields)
    elif said := [*named("", _needs(one), fields[kind]), *conditions("(where)", one.where, fields[kind])]:
        yield from (text.strip() for text in said)
    elif sort is Figure:
        yield from figure_checks.wrong(one, fields[kind])


# The words of what a figure comes to that name fields of its kind.
VALUES = ("field", "less", "by", "until")


def _needs(one):
    """The fields that a figure names beside its conditions."""
    value = getattr(one, "value", None)
    summed = [str(getattr(value, part, None) or "").partition(".")[0] for part in VALUES]
    # With a record that is named, the beginning stands in that one.
    begun = "" if getattr(value, "names", None) else getattr(value, "since", "")
    return [name for name in (*summed, begun, getattr(one, "day", None)) if name]
