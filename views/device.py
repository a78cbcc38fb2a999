"""What a phone needs to work without a network: its service worker, the files of the app, who it is."""

import hashlib
import json
from functools import lru_cache

from flask import Blueprint
from pypinyin import Style, lazy_pinyin

from models import registry
from models.node import Member, Node
from models.person import Person
from models.site import Site
from sync import api, enrol, nodes
from views import assets, device_modules, device_templates, members, preferences
from views.field import fever, here, runners

BEFORE = ("vendor/idb.min.js", "vendor/nunjucks-slim.min.js")
KEPT = ("style.css", "icon.svg", "page.js", "vendor/htmx.min.js")
SCRIPT = "text/javascript; charset=utf-8"
FIRST_LEVEL, SECOND_LEVEL = range(0xB0, 0xF8), range(0xA1, 0xFF)
# Characters that people are named with and that GB 2312 lacks.
NAMES = "喆堃珺昇翀祎璟煊彧芃淏瑄璠妤晞昀暘铄钰镕婳媗珮玥珈琤瑀瑨甯祺禛筱箬翊翎芊茜荞菡葭蓁蕴馥骁麒"

blueprint = Blueprint("device", __name__, url_prefix="/field")


@blueprint.get("/sw.js")
def worker():
    """The service worker and all its modules as one script."""
    return assets.kept(_worker(), SCRIPT, {"Service-Worker-Allowed": "/field/"})


@blueprint.get("/shell.json")
def shell():
    """The files that the worker keeps, each with the digest that it must have, and the version that it must be of."""
    document = {"version": version(), "files": {f"/static/{name}": assets.digest(name) for name in files()}}
    return assets.kept(json.dumps(document), "application/json")


@blueprint.get("/pinyin.txt")
def pinyin():
    """How the usual characters sound: a line a syllable, the syllable and its characters."""
    return assets.kept(_pinyin(), "text/plain; charset=utf-8")


@blueprint.get("/me.json")
def me():
    """Whose token this browser holds, and what the collector has of that node; `node` is null where it is nobody's."""
    token = api.bearer()
    node = enrol.node_of(token) if token else None
    if node is None or node.revoked is not None:
        return api.answer({"node": None})
    site, person = Site.get_by_id(node.site), Person.get_by_id(node.person)
    return api.answer({
        "node": node.id, "person": person.id, "name": person.name, "role": person.role,
        "site": {"code": site.code, "name": site.name}, "epoch": nodes.epoch(), "have": node.have,
        "claimed": node.claimed, "people": _people(site.id),
        "lang": preferences.language(), "big": preferences.reads_big(), "gate": here.gate(),
        "direction": here.direction(), "callable": fever.on_call(site.id),
        "members": [{"id": one.id, "name": one.name, "role": one.role} for one in members.of(node)],
        "runners": [one.id for one in runners.of(site.id)],
    })


def _people(site):
    """Person → name, of everybody who writes there: those of the site, and whoever is enrolled on one of its nodes."""
    here = Node.select(Node.id).where(Node.site == site)
    known = Member.select(Member.person).where(Member.node.in_(here))
    chosen = (Person.site == site) | Person.id.in_(known)
    return dict(Person.select(Person.id, Person.name).where(chosen).tuples())


def version():
    """A short name of all that the worker is and keeps: another one makes phones fetch all of it anew."""
    return _version(_parts())


def files():
    """The static files that are kept, by their names in `static/`."""
    return list(KEPT)


@lru_cache(maxsize=4)
def _version(script):
    digest = hashlib.sha256(script.encode())
    for name in files():
        digest.update(assets.digest(name).encode())
    return digest.hexdigest()[:12]


def _worker():
    return f'self.lianfangVersion = "{version()}"\n{_parts()}'


@lru_cache(maxsize=1)
def _parts():
    """Everything but the version. Made once: what it is made of changes only with the program."""
    vendored = [(assets.STATIC / name).read_text() for name in BEFORE]
    modules = device_modules.link(assets.STATIC / "device", "service-worker.js", {"registry.js": _registry()})
    return "\n".join([*vendored, device_templates.script(), modules])


def _registry():
    """The kinds without their labels, which the pages' own catalogue has."""
    kinds = registry.document(lambda text: None)["kinds"]
    text = json.dumps({name: _bare(kind) for name, kind in kinds.items()}, ensure_ascii=False, separators=(",", ":"))
    return f"export const SCHEMA = {registry.SCHEMA}\nexport const kinds = {text}\n"


def _bare(value):
    if not isinstance(value, dict):
        return value
    return {name: _bare(item) for name, item in value.items() if item not in (None, [], {}) and name != "choice_labels"}


@lru_cache(maxsize=1)
def _pinyin():
    """GB 2312's characters by their sound, as the directory at the centre says them."""
    sounds = {}
    for character in _characters():
        syllable = lazy_pinyin(character, style=Style.NORMAL)[0]
        if syllable.isascii() and syllable.isalpha():
            sounds.setdefault(syllable, []).append(character)
    return "".join(f"{syllable}{''.join(sounds[syllable])}\n" for syllable in sorted(sounds))


def _characters():
    pairs = (bytes((high, low)) for high in FIRST_LEVEL for low in SECOND_LEVEL)
    return sorted({pair.decode("gb2312", "ignore") for pair in pairs} - {""} | set(NAMES))
