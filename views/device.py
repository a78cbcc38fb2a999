"""What a phone needs to work without a network: its service worker, the files of the app, who it is."""

import hashlib
import json
import re
from functools import lru_cache

from flask import Blueprint, abort, request

from models import registry
from models.node import Member, Node
from models.person import Person
from models.shape import NODE
from models.site import Site
from sync import api, enrol, feed, keys, nodes
from sync.problems import Problem
from sync.secret import digest
from views import (
    assets,
    device_modules,
    device_routes,
    device_sounds,
    device_templates,
    device_words,
    members,
    preferences,
)
from views.auth import FIELD_ROLES
from views.field import fever, here, mine, runners
from views.pages import book, book_sent

KEPT = ("field.css", "icon.svg", "page.js", "vendor/htmx.min.js")
# What only carrying takes: a phone keeps it after its first exchange.
LATER = ("effort.js", "scan.js", "codes.js", "carry.js", "carry_codes.js", "vendor/qr/index.js", "vendor/qr/decode.js")
READ = ("type", "required", "group", "choices", "min", "max", "max_length", "max_items", "decimals", "voids")
LONG = ("text", "list")
SCRIPT = "text/javascript; charset=utf-8"

blueprint = Blueprint("device", __name__, url_prefix="/field")


@blueprint.get("/sw.js")
def worker():
    """The service worker, with all that the gate needs at its first page."""
    return assets.kept(_worker(), SCRIPT, {"Service-Worker-Allowed": "/field/"})


@blueprint.get("/further.js")
def further():
    """What the worker imports while it is being installed, and reads when a page first needs it."""
    return assets.kept(_further(), SCRIPT)


@blueprint.get("/shell.json")
def shell():
    """The files that the worker keeps, each with its digest; of which version they are, and the reader's language."""
    document = {"version": version(), "files": {f"/static/{name}": assets.digest(name) for name in files()},
                "lang": preferences.language()}
    return assets.kept(json.dumps(document), "application/json")


@blueprint.get("/words/<lang>.txt")
def words(lang):
    """What a phone says in one language: what the gate needs at its first page; `zh_CN.further`: all the rest."""
    lang, _dot, rest = lang.partition(".")
    if lang not in device_words.LANGUAGES or rest not in ("", "further"):
        abort(404)
    texts = device_templates.texts_further() if rest else device_templates.texts_at_once()
    return assets.kept(device_words.listed(texts, lang, version()), "text/plain; charset=utf-8")


@blueprint.get("/kinds/<role>/<lang>.json")
def kinds(role, lang):
    """What the pages of each kind are made of, for one role in one language."""
    if role not in FIELD_ROLES or lang not in device_words.LANGUAGES:
        abort(404)
    document = {"version": version(), **book_sent.of(role, lang)}
    return assets.kept(json.dumps(document, ensure_ascii=False, separators=(",", ":")), "application/json")


@blueprint.get("/sounds.txt")
def sounds():
    """How the usual characters sound, as `views/device_sounds.py` writes it."""
    return assets.kept(device_sounds.text(), "text/plain; charset=utf-8")


@blueprint.get("/me.json")
def me():
    """Whose token this browser holds, and what the collector has of that node; `node` is null where it is nobody's.

    `key`: to whom its files are sealed; `keys`: by which cards are signed that count; `proof`: what its files are
    proven by, which lets nobody in. `former`: what is here of the node that `former` in the address names, as which
    the same phone has written at this site before.
    """
    token = api.bearer()
    node = enrol.node_of(token) if token else None
    if node is None or node.revoked is not None:
        return api.answer({"node": None})
    site, person = Site.get_by_id(node.site), Person.get_by_id(node.person)
    return api.answer({
        "node": node.id, "person": person.id, "name": person.name, "role": person.role,
        "site": {"code": site.code, "name": site.name}, "epoch": nodes.epoch(), "have": node.have,
        "former": _have(node.site, request.args.get("former", "")),
        "claimed": node.claimed, "people": _people(site.id),
        "lang": preferences.language(), "big": preferences.reads_big(), "gate": here.gate(),
        "direction": here.direction(), "callable": fever.on_call(site.id),
        "members": [{"id": one.id, "name": one.name, "role": one.role, "earlier": mine.earlier(node, one.id)}
                    for one in members.of(node)],
        "runners": [one.id for one in runners.of(site.id)], "key": keys.public(), "keys": keys.known(),
        "proof": digest(token),
    })


@blueprint.get("/news")
def news():
    """Whether there is something after the reading mark `after`: 204 for no. Asked all the time, so it costs little."""
    token = api.bearer()
    node = enrol.node_of(token) if token else None
    if node is None:
        raise Problem("unauthenticated")
    seen = str(feed.here(node.site, nodes.site_code(node), node.id))
    return "", 204 if request.args.get("after") == seen else 200, {"Cache-Control": "no-store"}


def _have(site, id):
    former = Node.get_or_none(Node.site == site, Node.id == id) if re.fullmatch(NODE, id) else None
    return former.have if former else 0


def _people(site):
    """Person → name, of everybody who writes there: those of the site, and whoever is enrolled on one of its nodes."""
    here = Node.select(Node.id).where(Node.site == site)
    known = Member.select(Member.person).where(Member.node.in_(here))
    chosen = (Person.site == site) | Person.id.in_(known)
    return dict(Person.select(Person.id, Person.name).where(chosen).tuples())


def version():
    """A short name of all that the worker is and keeps: another one makes phones fetch all of it anew."""
    return _version("".join(_parts()))


def files():
    """The static files that are kept, by their names in `static/`."""
    return list(KEPT)


@lru_cache(maxsize=4)
def _version(script):
    said = [device_words.listed(device_templates.texts(), lang, "") for lang in device_words.LANGUAGES]
    said += [json.dumps(book.of(role, lang)) for role in FIELD_ROLES for lang in device_words.LANGUAGES]
    digest = hashlib.sha256("".join([script, *said]).encode())
    for name in (*files(), *LATER):
        digest.update(assets.digest(name).encode())
    return digest.hexdigest()[:12]


def _worker():
    return f'self.lianfangVersion = "{version()}"\n{_parts()[0]}'


def _further():
    wrong = "The second script belongs to another version."
    later = json.dumps({f"/static/{name}": assets.digest(name) for name in LATER})
    return (f'if (self.lianfangVersion !== "{version()}") throw new Error("{wrong}")\n'
            f"lianfang.later = {later}\n{_parts()[1]}")


@lru_cache(maxsize=1)
def _parts():
    """Both scripts but for the version. Made once: what they are made of changes only with the program."""
    names, folder = device_templates.names(), device_templates.MODULES
    made, texts = generated(), device_templates.literals(names)
    first = [one.name for one in device_modules.ordered(folder, device_templates.WORKER, made)]
    rest = device_modules.link(folder, device_templates.FURTHER, made, texts, without=first)
    return (device_templates.script(names) + device_modules.link(folder, device_templates.WORKER, made, texts),
            device_templates.further() + rest)


def generated():
    """File name → source of the modules that are made of what the centre has."""
    at_once = (device_templates.MODULES / "pages" / "routes.js").read_text(encoding="utf-8")
    return {"registry.js": _registry(), "pages/others.js": device_routes.module(at_once), **device_templates.modules()}


def _registry():
    """What a phone reads of the kinds: keys, writers, types, limits; of those that it has no page for, who is named."""
    known = device_templates.kinds()
    kinds = {name: _kind(kind) if name in known else {"fields": _people_in(kind)}
             for name, kind in registry.document(lambda text: None)["kinds"].items()}
    text = json.dumps(kinds, ensure_ascii=False, separators=(",", ":"))
    return f"export const SCHEMA = {registry.SCHEMA}\nexport const kinds = {text}\n"


def _kind(kind):
    fields = {name: _limits(field) for name, field in kind["fields"].items()}
    return ({"key": kind["key"]} if kind["key"] else {}) | {"writers": kind["writers"], "fields": fields}


def _people_in(kind):
    return {name: {"type": "person"} for name, field in kind["fields"].items() if field["type"] == "person"}


def _limits(field):
    words = [word for word in READ if word != "max_length" or field["type"] in LONG]
    return {word: field[word] for word in words if field.get(word) is not None and field[word] is not False}
