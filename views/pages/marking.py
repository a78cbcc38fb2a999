"""Writing a mark: anew, over what it said before, or where it was taken back so that it counts again."""

from sync import intake
from views.field import asked, shown
from views.pages import acting, marks


def write(who, book: dict, one: dict, told: tuple[str, str, str], fields: dict, heads: str) -> None:
    """Write what is said of `told`, (record, word, round). `heads`: of the mark, as the page had shown it;
    nothing where it had shown none. Raises intake.Invalid."""
    kind, key = book[one["marks"]], marks.key(one, *told)
    there = acting.standing(who, kind, key)
    if there is None or there["void"]:
        acting.create(who, kind, key | fields, there)
        return
    changed = {name: value for name, value in whole(kind, there, fields).items() if there["fields"].get(name) != value}
    if changed:
        changed = whole(kind, there, changed)
        base = shown.base(kind["kind"], there["id"], changed, heads)
        intake.write(who, kind["kind"], changed, id=there["id"], base=base, once=asked.text("once"))


def whole(kind: dict, there: dict, fields: dict) -> dict:
    """The fields with what else belongs to their groups, which only make sense together."""
    found = dict(fields)
    for members in kind["groups"].values():
        if any(name in fields for name in members):
            found = {name: there["fields"].get(name) for name in members} | found
    return found
