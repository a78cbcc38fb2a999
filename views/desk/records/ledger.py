"""The ledger of a kind that keeps a balance: what there is of each account, and where there is too little."""

from flask import url_for

from models import access
from models.registry import KINDS
from sync import balance
from sync.problems import Problem
from views import moments
from views.auth import desk
from views.desk.blueprint import blueprint
from views.desk.page import show
from views.desk.people import people
from views.desk.records import values
from views.desk.records.records import named
from views.pages import query


@blueprint.get("/desk/ledger/<kind>")
@desk
def ledger(who, kind):
    """Each account by its name, what there is of it, and when that last changed; too little first."""
    if kind not in balance.KINDS or not access.sees_all(kind, *who.roles):
        raise Problem("not_found")
    declared, rule = KINDS[kind].declared(), balance.KINDS[kind]
    found = [(dict(zip(rule.by, account, strict=True)), sum, at) for account, sum, at in
             balance.sums(who.site, kind)]
    names = values.with_references(people.names(who.site, *who.roles), who.site, declared, [one for one, _, _ in found])
    rows = [_row(who, kind, names, *one) for one in found]
    return show(who, "desk/ledger/index.html", kind=named(kind), columns=[declared[name].label for name in rule.by],
                list=url_for("desk.records", kind=kind),
                rows=sorted(rows, key=lambda row: (not row["below"], not row["short"], row["names"])))


def _row(who, kind, names, account, sum, at):
    declared, rule = KINDS[kind].declared(), balance.KINDS[kind]
    least = _least(who, declared, rule, account)
    return {"names": [values.shown(declared[name], value, names) for name, value in account.items()],
            "n": values.shown(declared[rule.field], sum, names), "below": sum < 0,
            "least": values.shown(declared[rule.field], least, names) if least else "",
            "short": bool(least) and sum < least, "at": moments.when(at),
            "href": url_for("desk.records", kind=kind, **account)}


def _least(who, declared, rule, account):
    """The number below which there is too little, as the record says that the rule names."""
    field, _dot, far = rule.least.partition(".")
    found = query.get(who, declared[field].limits["of"], account[field]) if far and account.get(field) else None
    return found and found["fields"].get(far)
