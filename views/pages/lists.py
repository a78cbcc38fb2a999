"""The list of a kind: searched, narrowed by its chips, headed by buildings; and the list of all lists."""

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models.pages import ME
from views.auth import Who, field_page
from views.field import asked, page
from views.field.blueprint import blueprint
from views.pages import acting, answered, book, query, shown, taken
from views.query import number

# The pages with which a kind may open, beside its list and its checklists.
WAYS = {"flow": "field.flow", "ledger": "field.ledger", "lines": "field.lines"}
# A kind whose records are looked for on a page of its own.
HOMES = {"gate_entry": "field.mine"}


@blueprint.get("/k")
@field_page
def kinds(who: Who) -> ResponseReturnValue:
    """All that this person may read, by family."""
    found = book.here(who)
    families = [{"label": label, "kinds": [tile(one) for one in found.values() if one["family"] == name]}
                for name, label in book.families()]
    return page.show("pages/kinds.html", here="more", families=[one for one in families if one["kinds"]], newer=0)


@blueprint.get("/k/<kind>")
@field_page
def records(who: Who, kind: str) -> ResponseReturnValue:
    """One list, or the piece of it that changes while somebody types."""
    found, one = acting.kind_of(who, kind)
    where, typed, skip = chosen(one), asked.query(), number("after", 0)
    listing = one["listing"]
    rows = query.listed(who, kind, where, typed, listing["order"], skip, query.size(typed))
    names = shown.names(who, found, rows)
    return page.show(
        "pages/list.html", "pages/_rows.html", here="more", kind=tile(one), query=typed,
        writes=who.role in one["writers"], chips=chips(one, where), groups=_groups(who, one, where),
        grouped=label(one, listing["group"]),
        rows=taken.told(who, found, one, rows, [shown.row(found, record, names) for record in rows]),
        carried=carried(where), ways=ways(one, who.role), answer=answer(who, found, one),
        pager=_pager(one, where, typed, skip, _total(who, kind, where, typed, skip, len(rows))))


def answer(who: Who, book: dict, kind: dict) -> dict | None:
    """The answer about the record of a list that was just touched, as the address names it."""
    id = request.args.get("record")
    record = query.get(who, kind["kind"], id) if id else None
    if record and request.args.get("lost"):
        return answered.lost(who, book, kind, record)
    return record and answered.of(who, book, kind, record)


def _total(who, kind, where, typed, skip, here):
    """How many there are in all: counted only where a page does not say so itself."""
    if here < query.size(typed) and (here or not skip):
        return skip + here
    return query.counted(who, kind, where, typed)


def menu(who: Who) -> list[dict]:
    """The tiles of the kinds that stand in somebody's menu, in its order."""
    found = [one for one in book.here(who).values() if who.role in one["menu"]]
    return [tile(one) | ({"label": one["ledger"]["label"]} if one["page"] == "ledger" and one["ledger"] else {})
            for one in sorted(found, key=lambda one: one["menu"][who.role])]


def tile(kind: dict) -> dict:
    """A kind as a menu and the head of a page name it."""
    return {"name": kind["kind"], "label": kind["label"], "sign": kind["sign"], "href": _way(kind)}


def home(kind: dict, **said: str | None) -> dict:
    """The endpoint and the values of the list to which a record leads back."""
    own = f"field.{kind['views'][0]['name']}" if kind["views"] else HOMES.get(kind["kind"])
    return {"endpoint": own, **said} if own else {"endpoint": "field.records", "kind": kind["kind"], **said}


def hands(kind: dict) -> str:
    """The address of what somebody has in hand of a kind; empty where there is no such page."""
    mine = next((view for view in kind["views"] if any(ME in words for words in view["where"].values())), None)
    return url_for(f"field.{mine['name']}") if mine else ""


def _in_days(kind):
    """Whether its records stand in a roster."""
    return bool(kind["listing"]["taken"] and kind["listing"]["taken"]["day"])


def ways(kind: dict, role: str, flow: str = "field.flow", lines: str = "field.lines",
         ledger: str = "field.ledger", roster: str = "field.roster") -> list[dict]:
    """The other pages of a kind, `{label, href, sign}`: its sums, its board, its roster, many rows at once."""
    found = [(ledger, kind["ledger"]["label"], "list")] if ledger and kind["ledger"] else []
    found += [(flow, _("Board"), "list")] if kind["flow"] else []
    found += [(roster, _("Roster"), "list")] if roster and _in_days(kind) else []
    found += [(lines, _("Many at once"), "plus")] if kind["lines"] and role in kind["writers"] else []
    return [{"label": label, "href": url_for(endpoint, kind=kind["kind"]), "sign": sign}
            for endpoint, label, sign in found]


def _way(kind):
    """Where a kind opens: at the page that it names, as far as it has one."""
    if kind["page"] == "due" and kind["checklists"]:
        return url_for("field.due_list", name=kind["checklists"][0]["name"])
    if kind["page"] == "roster" and _in_days(kind):
        return url_for("field.roster", kind=kind["kind"])
    return url_for(WAYS[kind["page"]] if kind["page"] in WAYS and kind[kind["page"]] else "field.records",
                   kind=kind["kind"])


def chosen(kind: dict) -> dict:
    """What the address narrows a list by: field → value."""
    narrowing = [*kind["listing"]["chips"], kind["listing"]["group"]]
    asked_for = {name: request.args[name] for name in narrowing if name and request.args.get(name)}
    pointing = {name: request.args[name] for name, f in kind["fields"].items() if f["of"] and request.args.get(name)}
    yes_no = {"1": True, "0": False}
    return {name: yes_no.get(value, value) if kind["fields"][name]["type"] == "boolean" else value
            for name, value in {**pointing, **asked_for}.items()}


def label(kind: dict, name: str) -> str:
    """What a field is called; empty for none."""
    return kind["fields"][name]["label"] if name else ""


def carried(where: dict) -> list[dict]:
    """What a search keeps of the address, as hidden fields."""
    return [{"name": name, "value": as_text(value)} for name, value in where.items()]


def as_text(value: Any) -> str:
    """A value as an address has it."""
    return {True: "1", False: "0"}[value] if isinstance(value, bool) else value


def chips(kind: dict, where: dict) -> list[dict]:
    """One row for each Choice by which the list is narrowed: `{label, words: [{label, href, on}]}`."""
    return [{"label": kind["fields"][name]["label"], "words": _words(kind, name, where)}
            for name in kind["listing"]["chips"]]


def _words(kind, name, where):
    f = kind["fields"][name]
    # Of a yes-or-no what has it is looked for.
    words = {"1": f["words"]["1"]} if f["type"] == "boolean" else f["words"]
    return [{"label": label, "on": as_text(where.get(name, "")) == word,
             "href": address(kind["kind"], {**where, name: None if as_text(where.get(name, "")) == word else word})}
            for word, label in words.items()]


def _groups(who, kind, where):
    """The buildings, or by what else a list is headed, with how many stand under each."""
    name = kind["listing"]["group"]
    found = query.grouped(who, kind["kind"], name) if name else []
    return [{"label": one["value"], "count": one["count"], "on": where.get(name) == one["value"],
             "href": address(kind["kind"], {**where, name: None if where.get(name) == one["value"] else one["value"]})}
            for one in found]


def address(kind: str, where: dict, typed: str = "", after: int = 0) -> str:
    """The address of a list."""
    said: dict[str, Any] = {name: as_text(value) for name, value in where.items() if value is not None}
    return url_for("field.records", kind=kind, q=typed or None, after=after or None, **said)


def _pager(one, where, typed, skip, total):
    size, kind = query.size(typed), one["kind"]
    last = min(total, skip + size)
    return {"first": skip + 1, "last": last, "total": total, "by_place": one["listing"]["order"] != "newest",
            "previous": address(kind, where, typed, max(0, skip - size)) if skip else None,
            "next": address(kind, where, typed, skip + size) if last < total else None}
