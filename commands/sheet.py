"""A sheet on the command line: what its rows come to in lines of text, and those that are right written."""

import json
from collections.abc import Iterator
from pathlib import Path

from click import ClickException
from flask_babel import force_locale

from models.imported import CHECKED, CHECKING, WRITING, WRONG
from models.person import EVERYWHERE, Person
from models.registry import SHAPES
from models.site import Site, above
from sync.sheets import heads, reading, steps, store
from sync.sheets.limits import Unreadable
from views.auth import Who
from views.desk.imports import words
from views.refusals import explained

SHOWN = 100


def run(file: Path, site: Site, kind: str, login: str | None, dry_run: bool) -> Iterator[str]:
    """Lines that say what became of a sheet. Raises ClickException in words."""
    with force_locale("en"):
        who = _who(site, login)
        if kind not in steps.kinds(who.role, *who.roles):
            raise ClickException(f"{who.name} may not bring in sheets of the kind {kind!r}")
        try:
            found = store.keep(who, kind, file.name, reading.read(kind, file.name, file.read_bytes()))
        except Unreadable as failure:
            raise ClickException(words.unreadable(failure)) from None
        yield "columns: " + ", ".join(f"{head or '?'} = {name or 'left out'}" for head, name in zip(
            json.loads(found.heads), json.loads(found.columns), strict=True))
        steps.check(who, found, json.loads(found.columns))
        found = _through(who, found)
        yield _counts(found)
        yield from _wrong(found)
        if dry_run:
            store.drop(found)
        elif found.state == CHECKED:
            steps.write(found)
            found = _through(who, store.of(site.id, found.id))
            yield f"written; to be looked at and undone at /desk/import/{found.id}"


def _who(site, login):
    """Who acts: the person who signs in so, or the first who looks after the site."""
    asked = Person.select().where(Person.login == login) if login else Person.select().where(
        Person.role.in_(("administrator", "coordinator"))).order_by(Person.site != EVERYWHERE, Person.id)
    found = next((one for one in asked if one.site in (EVERYWHERE, site.id, *above(site.id))), None)
    if found is None:
        raise ClickException(f"nobody who looks after {site.code!r} signs in as {login!r}" if login else
                             f"nobody looks after {site.code!r} yet")
    return Who(found.id, found.name, site.id, site.code, site.name, found.role, roles=(found.role,))


def _through(who, found):
    found = store.of(found.site, found.id)
    while found.state in (CHECKING, WRITING):
        found = steps.step(who, found, "")
    return found


def _counts(found):
    counts = store.counts(found)
    return ", ".join(f"{outcome} {counts[outcome]}" for outcome in reversed(words.LOOKS) if outcome in counts)


def _wrong(found):
    for row in store.page(found, WRONG, 0, SHOWN):
        for name, messages in json.loads(row.told)["errors"].items():
            target = heads.targets(found.kind).get(name)
            said = explained({name: messages}, SHAPES[target.kind if target else found.kind])
            yield f"line {row.line}: {name}: {' '.join(said.values())}"
