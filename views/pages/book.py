"""The book of kinds: what pages need of each kind that a role may read, in one language. The phone reads the same book.

Everything is in its full form, so that no page asks whether a word is there.
"""

from functools import cache
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _

from models import access, checklists, registry
from models.field_checks import sources
from models.page_checks import ranked
from models.pages import FAMILIES
from models.person import ROLES
from views import preferences
from views.auth import Who
from views.pages import book_lists

MOST_BUTTONS = 8
LONG = 300
WIDGETS = {"number": "number", "integer": "number", "date": "date", "datetime": "moment", "boolean": "yesno",
           "person": "person", "record": "pick", "list": "area"}
FIELD: dict[str, Any] = {
    "words": {}, "looks": {}, "sets": {}, "hint": "", "unit": "", "default": None, "copies": "", "of": "",
    "index": False, "choices": [], "group": None, "shown_while": {}, "found": "", "numbered": 0,
    "packs": None}
STEP: dict[str, Any] = {
    "sets": {}, "asks": [], "by": [], "undo": [], "main": False, "sign": "", "proposes": [], "choose": "", "among": [],
    "within": "", "back": False, "last": False, "said": "", "leaves": False, "enough": None, "needs": []}
# Who may only read a kind has no use for what its forms and steps are made of.
UNWRITTEN: dict[str, Any] = {"variants": None, "steps": [], "alike": None, "form": None, "mend": None}
INSIDE = ("seen", "steps", "more")
VIEW: dict[str, Any] = {"heading": "", "step": "", "menu": "", "shift": "", "tab": "more", "gathered": None}
LISTING: dict[str, Any] = {"chips": [], "group": "", "shows": [], "where": {}, "taken": None}


def of(role: str, lang: str) -> dict:
    """Kind → what its pages are made of, of those that the role may read. `lang`: "zh_CN" or "en"."""
    return _of(role, lang, tuple(registry.KINDS), tuple(one.name for one in checklists.CHECKLISTS))


def here(who: Who) -> dict:
    """The book in the language of this request."""
    return of(who.role, preferences.language())


def entry(kind: str) -> dict:
    """A kind in the language of this request, whoever may read it and whether it has pages of its own or not."""
    return _all(preferences.language(), tuple(registry.KINDS))[kind]


@cache
def _of(role, lang, _kinds, _lists):
    if role not in ROLES:
        raise ValueError(role)
    with force_locale(lang):
        told = registry.document(_, lambda kind: access.asked(kind, role))["kinds"]
        found = {name: _kind(name, one) for name, one in told.items() if reads(name, role)}
        found = {name: _to(role, one) for name, one in found.items()}
        return {name: one | {"children": _children(name, found), "checklists": book_lists.about(name, found, role),
                             "ledger": one["ledger"] if access.may_read(name, role) else None}
                for name, one in found.items()}


@cache
def _all(lang, _kinds):
    with force_locale(lang):
        return {name: _kind(name, one) for name, one in registry.document(_)["kinds"].items()}


def _to(role, kind):
    """A kind as somebody of a role needs it."""
    menu = {role: kind["menu"][role]} if role in kind["menu"] else {}
    return kind | {"menu": menu} | ({} if role in kind["writers"] else UNWRITTEN)


def _children(name, book):
    """The kinds, and their fields, that name records of this one."""
    return [[kind, field] for kind, other in book.items() for field, f in other["fields"].items() if f["of"] == name]


def reads(kind: str, role: str) -> bool:
    """Whether pages of the kind are for somebody of a role."""
    return not registry.KINDS[kind].about.upkeep and bool(access.asked(kind, role))


def families() -> list[tuple[str, str]]:
    """Name and label of each family, in the order in which pages name them."""
    return [(name, _(label)) for name, label in FAMILIES.items()]


def _kind(name, one):
    variants = one.get("variants")
    fields = {field: _field(name, field, declared) for field, declared in one["fields"].items()}
    # By what two may be one a phone looks them up, too.
    for field in registry.SHAPES[name].about.lanes(registry.SHAPES[name].fields):
        if field in fields:
            fields[field]["index"] = fields[field]["index"] or "device"
    # What a key is made of never changes, nor what it was filled in from.
    made_of = [source for key in one["key"] for source in sources(fields[key]["copies"])]
    reviews = {f["group"] or field: f["review"] for field, f in one["fields"].items()}
    return {
        "fixed": [*one["key"], *made_of],
        "reviewed": [part for part, review in reviews.items() if review != "quiet"],
        "kind": name, "label": one["label"], "family": one["family"], "sign": one["sign"], "title": one["title"],
        "key": one["key"], "writers": one["writers"], "page": one["page"], "menu": one.get("menu", {}),
        "alike": _alike(one),
        "groups": {group: said["fields"] for group, said in one["groups"].items()},
        "variants": variants and {"by": variants["by"], "asks": book_lists.lists(variants["asks"]),
                                  "always": list(variants["always"])},
        "steps": [_step(name, step) for step in one.get("steps", [])],
        "listing": LISTING | one["listing"],
        "views": [VIEW | view | {"where": book_lists.lists(view["where"])} for view in one.get("views", [])],
        "lines": _lines(one.get("lines")),
        "ledger": one.get("ledger") and one["ledger"] | {"balance": one["balance"], "batch": one.get("batch")},
        "flow": _flow(name, one), "fields": fields,
        "inside": _conditions(one.get("inside"), *INSIDE), "form": one.get("form"), "mend": one.get("mend"),
        "nearby": _conditions(one.get("nearby"), "where"),
    }


def _lines(said):
    return said and said | {"round": said.get("round") or "", "fills": said.get("fills", {}),
                            "while_": book_lists.lists(said.get("while_", {}))}


def _alike(one):
    """By what a record may be the same as another while it is typed: `{names, match, enough, essential}`, or None.

    `names`: the fields that say so.
    """
    match, doubled = one.get("match", {}), one.get("duplicates", {})
    names = [*(name.partition(".")[0] for name in match), *(name for part in ("who", "where", "agree")
                                                            for name in doubled.get(part, ()))]
    names = [name for name in dict.fromkeys(names) if name in one["fields"]]
    return {"names": names, "match": match, "enough": one.get("enough", 0),
            "essential": list(one.get("essential", ()))} if names else None


def _step(kind, step):
    undo = step.get("undo", [])
    return STEP | step | {"when": book_lists.lists(step["when"]), "proposes": book_lists.proposed(kind, step["name"]),
                          "undo": [undo] if isinstance(undo, str) else list(undo),
                          "enough": _conditions(step.get("enough"), "while_")}


def _conditions(said, *names):
    """What a page declares, with its conditions as the book has them."""
    return said and said | {name: book_lists.lists(said[name]) for name in names}


def _flow(name, one):
    """The board of a kind: the Choice of its columns, and what says which of them are late; None where it has none."""
    said = one.get("flow", {} if one["page"] == "flow" else None)
    by = ranked(registry.KINDS[name].declared(), registry.KINDS[name].about.groups)
    if said is None or by not in one["fields"]:
        return None
    due = said.get("due")
    return {"by": by, "due": due if due in one["fields"] else "", "ended": list(said.get("ended", ()))}


def _field(kind, name, declared):
    yes_no = {"1": _("yes"), "0": _("no")} if declared["type"] == "boolean" else {}
    f = FIELD | declared | {"kind": kind, "name": name, "words": declared.get("choice_labels", yes_no)}
    f["choices"] = list(f["words"])
    for word in ("policy", "order", "review", "choice_labels"):
        f.pop(word, None)
    return f | {"widget": f.get("widget") or _widget(f), "shown_while": book_lists.lists(f["shown_while"])}


def _widget(f):
    if f["words"] and f["type"] == "list":
        return "checks"
    if f["type"] == "choice":
        return "buttons" if len(f["choices"]) <= MOST_BUTTONS else "select"
    if f["type"] == "text":
        return "area" if f["max_length"] > LONG else "text"
    return WIDGETS[f["type"]]
