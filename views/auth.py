"""Who is asking: a device by its token, or a coordinator by a session. Every page needs one or the other."""

from dataclasses import dataclass, replace
from functools import wraps
from urllib.parse import urlunsplit

from flask import current_app, g, redirect, request, url_for

from models.person import DESK_ROLES, EVERYWHERE, MANAGERS, ROLES
from models.site import Site, above, has_below
from sync import api, clock, enrol, nodes, passwords, second
from sync.problems import Problem
from views import htmx, made, members
from views.query import split

SESSION_COOKIE = "lianfang_session"
BROWSER_COOKIE = "lianfang_browser"
SITE_COOKIE = "lianfang_site"
PERSON_COOKIE = "person"
FIELD_ROLES = tuple(role for role in ROLES if role not in ("officer", "observer"))


@dataclass(frozen=True)
class Who:
    """Somebody who asks.

    `person`: their id; `roles`: by which they are told what they may read, see `models.access`; `site`: the id of the
    one they look at, EVERYWHERE as long as there is none; `home`: that of the one they belong to, or EVERYWHERE;
    `wide`: whether there are others for them; `node`: the device's id, None for one who has signed in by password;
    `said`: the digest of the form that they have sent, if any; `took`: how long the page says that form
    took (`sync.effort`); `second_due`: from when on they need a second step, ms,
    None where they have it or need none.
    """

    person: str
    name: str
    site: int
    site_code: str
    site_name: str
    role: str
    node: str | None = None
    wide: bool = False
    said: str = ""
    took: str = ""
    roles: tuple = ()
    home: int = EVERYWHERE
    second_due: int | None = None

    @property
    def keeps(self) -> bool:
        """Whether they look after all of the system."""
        return self.role == "administrator" and self.home == EVERYWHERE


def find():
    """The Who of this request, or None. Asked once a request."""
    if "who" not in g:
        g.who = _by_session() or by_token()
    return g.who


def _by_session():
    secret = request.cookies.get(SESSION_COOKIE)
    person = passwords.session_person(secret) if secret else None
    return person and replace(_who(person), second_due=_second_due(person))


def _second_due(person):
    days = current_app.config["SECOND_STEP_DAYS"]
    return None if days is None else second.due(person, days)


def by_token():
    """The Who of this browser's device, or None."""
    token = api.bearer()
    node = enrol.node_of(token) if token else None
    if node is None or node.revoked is not None:
        return None
    if node.served is None and node.heard is None:
        nodes.serve(node)
    person = members.acting(node, request.cookies.get(PERSON_COOKIE))
    return _who(person, node) if passwords.in_force(person) else None


def _who(person, node=None):
    site = chosen(person.site)
    wide = person.site == EVERYWHERE or site.id != person.site or has_below(site.id)
    read_as = nodes.roles(node.site, node.id) if node else (person.role,)
    return Who(person.id, person.name, site.id, site.code, site.name, person.role, node and node.id, wide,
               made.digest(), made.took() if node else "", read_as, person.site)


def chosen(home):
    """The Site to look at: of those at and below `home` the one that the form or address names, else the one that was
    chosen, else `home`, else the first there is, else NOWHERE.
    """
    code = made.site() or request.cookies.get(SITE_COOKIE)
    picked = Site.get_or_none(Site.code == code) if code else None
    if picked is not None and (home == EVERYWHERE or picked.id == home or home in above(picked.id)):
        return picked
    if home != EVERYWHERE:
        return Site.get_by_id(home)
    return Site.select().order_by(Site.closed.is_null(False), Site.id).first() or NOWHERE


NOWHERE = Site(id=EVERYWHERE, code="", name="")


def field_page(view):
    """A page of the field: for whoever has a role there. The view gets the Who first."""
    return _only(view, FIELD_ROLES)


def desk(view):
    """A page of the desk: for coordinators, officers, observers and administrators. The view gets the Who first."""
    return _only(view, DESK_ROLES)


def manager(view, placed=True):
    """A page on which coordinators and administrators keep people, places and phones. The view gets the Who first.

    `placed`: whether it needs a place to be there.
    """
    return _only(view, MANAGERS, placed)


def placeless(view):
    """As `manager`, of the pages that lead to the first place."""
    return manager(view, placed=False)


def own(view):
    """A page of one's own account, for whoever works at the desk, be there a place or not."""
    return _only(view, DESK_ROLES, placed=False, bare=True)


def _only(view, roles, placed=True, bare=False):
    @wraps(view)
    def guarded(*args, **kwargs):
        who = find()
        if who is None:
            return _unknown()
        if who.role not in roles:
            raise Problem("forbidden")
        if not bare and who.second_due is not None and who.second_due <= clock.now():
            return _insecure()
        if placed and who.site == EVERYWHERE:
            return _nowhere(who)
        return view(who, *args, **kwargs)

    return guarded


def _insecure():
    """The answer to an administrator who should long have a second step: the way to set it up, and from there back.
    Raises Problem `second_due`."""
    if request.method == "GET" and not htmx.wants_piece():
        return redirect(url_for("desk.second_page", next=back()), 303)
    raise Problem("second_due")


def _nowhere(who):
    """The answer as long as there is no place at all: the way to the first one. Raises Problem `no_site`."""
    if request.method == "GET" and who.role in MANAGERS and not htmx.wants_piece():
        return redirect(url_for("desk.first_steps"), 303)
    raise Problem("no_site")


def _unknown():
    """The answer to somebody who is not known: the way to sign in, and from there back to where they are.

    Who has begun to type stays where that is: forms and pieces of a page say it in words.
    """
    if request.method == "GET" and not htmx.wants_piece():
        return redirect(url_for("desk.signin", next=back()), 303)
    of_the_desk = SESSION_COOKIE in request.cookies or request.blueprint == "desk"
    raise Problem("signed_out" if of_the_desk else "unauthenticated")


def back():
    """The address of the page that somebody looks at; of a form or a piece that of the page on which it stands."""
    if request.method == "GET" and not htmx.wants_piece():
        return request.full_path.rstrip("?")
    parts = split(htmx.current_url())
    return urlunsplit(("", "", parts.path, parts.query, "")) if parts.netloc == request.host else ""
