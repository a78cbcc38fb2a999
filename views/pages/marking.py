"""Writing a mark: anew, over what it said before, or where it was taken back so that it counts again."""

from flask import abort

from sync import intake
from views.auth import Who
from views.field import asked, shown
from views.pages import acting, marks, query


def write(who: Who, book: dict, one: dict, told: tuple[str, str, str], fields: dict, heads: str) -> None:
    """Write what is said of `told`, (record, word, round). `heads`: of the mark, as the page had shown it;
    nothing where it had shown none. Raises intake.Invalid."""
    of, word, _round = told
    kind, key = book[one["marks"]], marks.key(one, *told)
    if one["own"]:
        found = query.get(who, kind["kind"], of) or abort(404)
        acting.change(who, kind, found, fields | {word: one["own"].get(word)})
        return
    there = acting.standing(who, kind, key)
    if there is None or there["void"]:
        acting.create(who, kind, key | fields, there)
        return
    changed = {name: value for name, value in whole(kind, there, fields).items() if there["fields"].get(name) != value}
    if changed:
        changed = whole(kind, there, changed)
        base = shown.base(kind["kind"], there["id"], changed, heads)
        intake.write(who, kind["kind"], changed, id=there["id"], base=base, once=asked.text("once"))


def undo(who: Who, book: dict, one: dict, told: tuple[str, str, str]) -> bool:
    """Empty what an answer has filled in, so that it is due again; whether there was a mark.

    The mark itself is not taken back: somebody else may be making the same one at this moment.
    """
    kind, of, word = book[one["marks"]], *told[:2]
    there = query.get(who, kind["kind"], of) if one["own"] else acting.standing(who, kind, marks.key(one, *told))
    names = [word] if one["own"] else [*(name for answer in one["answers"] for name in answer["sets"]), *one["asks"]]
    filled = {name: None for name in names if there and name in there["fields"]}
    if there and filled and not there["void"] and not asked.again(who):
        acting.change(who, kind, there, filled)
    return there is not None


def whole(kind: dict, there: dict, fields: dict) -> dict:
    """The fields with what else belongs to their groups, which only make sense together."""
    found = dict(fields)
    for members in kind["groups"].values():
        if any(name in fields for name in members):
            found = {name: there["fields"].get(name) for name in members} | found
    return found
