"""What there is of each account of a kind's balance: how much, whether it is too little, for how many days; and what is
on its way between two of them. What is done next with each stands beside it."""

from math import ceil
from typing import Any

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models.registry import KINDS
from sync import balance, clock, transit
from views import moments
from views.auth import Who, field_page
from views.field import page
from views.field.blueprint import also, blueprint
from views.pages import acting, inputs, lists, query, shown


@blueprint.get("/ledger/<kind>")
@field_page
def ledger(who: Who, kind: str) -> ResponseReturnValue:
    """All accounts of the site."""
    book, one = acting.kind_of(who, kind)
    if not one["ledger"]:
        abort(404)
    return page.show("pages/ledger.html", here="more", **values(who, book, one))


# The stores, by an address that can be said.
also("/stock", "stock", ledger, kind="movement")


def values(who: Who, book: dict, kind: dict) -> dict:
    """The values of the page."""
    writes, rule = who.role in kind["writers"], balance.KINDS[kind["kind"]]
    found = accounts(who, kind)
    ways = transit.open_ways(who.site, kind["kind"]) if kind["kind"] in transit.KINDS else []
    going = [dict(zip(rule.legs.same, way.same, strict=True)) for way in ways] if rule.legs else []
    names = shown.names(who, book, [{"kind": kind["kind"], "fields": one} for one in
                                    (*(account["fields"] for account in found), *going)])
    rows = [_row(kind, one, names, writes) for one in found]
    return {
        "kind": lists.tile(kind), "label": kind["ledger"]["label"], "writes": writes,
        "rows": sorted(rows, key=lambda row: (not row["below"], not row["short"], row["title"])),
        "ways": [_way(kind, way, fields, names, writes) for way, fields in zip(ways, going, strict=True)],
        "loose": _loose(who, kind, rule), "list": url_for("field.records", kind=kind["kind"]),
        "new": url_for("field.new_record", kind=kind["kind"]),
        "begins": [] if rows or not writes else _begins(who, book, kind, rule),
    }


def _begins(who, book, kind, rule):
    """What an account is of has to be there before its first movement: the ways to write it down."""
    named = [kind["fields"][name]["of"] for name in rule.by]
    return [{"label": book[one]["label"], "href": url_for("field.new_record", kind=one)} for one in named
            if one in book and who.role in book[one]["writers"]]


def accounts(who: Who, kind: dict) -> list[dict]:
    """`{fields, n, least, unit, days}` of each account; `days`: for how many the rest is enough, None where that is
    not known."""
    said, name = kind["ledger"], kind["kind"]
    rule, now = balance.KINDS[name], clock.now()
    used = balance.used(who.site, name, tuple(said["used"]), now - said["days"] * moments.DAY)
    found = [(account, dict(zip(rule.by, account, strict=True)), round(n, 3))
             for account, n, _at in balance.sums(who.site, name)]
    least, unit = (_far(who, kind, source, [fields for _account, fields, _n in found])
                   for source in (said["least"], said["unit"]))
    return [{"fields": fields, "n": n, "least": least.get(_key(said["least"], fields)),
             "unit": unit.get(_key(said["unit"], fields)), "days": _days(said, n, *used.get(account, (0, now)), now)}
            for account, fields, n in found]


def _days(said, n, used, first, now):
    """What went on a day of late, of as many days as anything is known, says how long the rest lasts."""
    span = min(said["days"], max(1, ceil((now - first) / moments.DAY)))
    return int(n * span // used) if used > 0 and n > 0 else None


def _key(source, fields):
    return fields.get(source.partition(".")[0])


def _far(who, kind, source, accounts):
    """Record → the value of its field that `source` names, such as "goods.minimum"."""
    field, _dot, far = source.partition(".")
    ids = sorted({fields[field] for fields in accounts}) if far else []
    found = query.many(who, kind["fields"][field]["of"], ids) if ids else []
    return {one["id"]: one["fields"].get(far) for one in found}


def _called(kind, fields, names):
    return " · ".join(shown.shown(kind["fields"][name], value, names) for name, value in fields.items())


def _row(kind, one, names, writes):
    said, fields, n, least = kind["ledger"], one["fields"], one["n"], one["least"]
    f = kind["fields"][said["balance"]["field"]]
    lines = kind["lines"]
    return {
        "title": _called(kind, fields, names), "n": shown.shown(f, n, names), "below": n < 0,
        "unit": _in_words(kind, said["unit"], one["unit"]),
        "short": least is not None and n < least, "least": shown.shown(f, least, names) if least else "",
        "days": enough(one["days"]), "href": url_for("field.records", kind=kind["kind"], **fields),
        "offers": [{"label": kind["fields"][said["balance"]["of"]]["words"][word],
                    "href": url_for("field.new_record", kind=kind["kind"], **{said["balance"]["of"]: word}, **fields)}
                   for word in said["offers"]] if writes else [],
        "lines": url_for("field.lines", kind=kind["kind"], **fields) if writes and lines else "",
    }


def _in_words(kind, source, value):
    """A word of the field that a source names, as people say it."""
    field, _dot, far = source.partition(".")
    if value is None or not far:
        return ""
    words = KINDS[kind["fields"][field]["of"]].declared()[far].words
    return _(words[value]) if value in words else str(value)


def enough(days: int | None) -> str:
    """For how many days something is enough, in words; empty where nobody knows."""
    if days is None:
        return ""
    if days < 2:
        return _("enough for about a day") if days else _("enough for less than a day")
    return _("enough for about %(n)s days", n=days)


def _way(kind, way, fields, names, writes):
    legs, balanced = balance.KINDS[kind["kind"]].legs, kind["ledger"]["balance"]
    f = kind["fields"][balanced["field"]]
    said = {"out": shown.shown(f, way.out, names), "into": shown.shown(f, way.into, names)}
    words: Any = _("%(out)s went out, %(into)s came in", **said)
    if way.alone:
        words = _("%(out)s went out, nothing came in yet", **said) if way.out \
            else _("%(into)s came in, nothing is written down as sent", **said)
    come = {balanced["of"]: legs.into, **inputs.typed(kind, {balanced["field"]: way.out}), legs.number: way.number,
            **fields}
    return {"title": _called(kind, fields, names), "number": way.number, "says": words, "alone": way.alone,
            "at": way.at, "href": url_for("field.record", id=way.rows[0]["id"]),
            "come": url_for("field.new_record", kind=kind["kind"], **come) if writes and way.alone and way.out else ""}


def _loose(who, kind, rule):
    """How many movements name no account, so that they are in no balance."""
    moving = [word for word, sign in rule.sign.items() if sign != 0]
    open_ = [name for name in rule.by if not kind["fields"][name]["required"]]
    return sum(query.counted(who, kind["kind"], {name: [None], rule.of: moving}) for name in open_)
