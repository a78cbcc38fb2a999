"""What comes before every page: who the client is, by what name it came, and texts that nothing of ours can hold.

A WSGI layer, so that nothing behind it ever sees a request as it came. What it finds wrong it leaves in the environ for
`refusal`, since only the application can say it in the reader's language.
"""

import ipaddress
import re
from collections.abc import Callable, Iterable
from urllib.parse import quote, urlsplit

from flask import request
from htmx_flask.requests import HtmxAwareRequest
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.utils import cached_property

import logs
from sync.problems import Problem

HOST = re.compile(r"([a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(:[0-9]{1,5})?", re.IGNORECASE)
USUAL = {"http": ":80", "https": ":443"}
ALIVE = ("/healthz", "/readyz", "/metrics")
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST")
REFUSED = "lianfang.refused"
# What HTML makes of a NUL too; no database takes one. In an environ UTF-8 stands byte by byte.
INSTEAD = "\N{REPLACEMENT CHARACTER}"
BYTEWISE = INSTEAD.encode().decode("latin-1")
ASCII = "".join(map(chr, range(0x21, 0x7F)))
# Bytes of a body, of whoever may send one at all; and of those that anybody may send.
MOST_FORM, MOST_OPEN = 1 << 20, 16 * 1024
# A sheet that is brought in, with what a form puts around it.
MOST_SHEET, SHEETS = 17 << 20, ("desk.bring_in",)
OPEN = ("sync.enrol_node", "preferences.keep", "desk.sign_in", "desk.sign_out", "desk.enrol_here", "field.prefer")


class Front:
    """The layer around a WSGI application.

    `proxies`: the networks whose word about the client counts; `public`: the addresses by which people reach it, the
    first one for links. Without `public` a client may name any host.
    """

    def __init__(self, app: Callable, proxies: list, public: list[str]):
        self.app, self.proxies, self.warned = app, proxies, False
        self.main = urlsplit(public[0]) if public else None
        self.public = {}
        for parts in map(urlsplit, public):
            self.public[parts.netloc] = self.public[parts.netloc + USUAL[parts.scheme]] = parts

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        self._client(environ)
        self._host(environ)
        even(environ)
        if environ["PATH_INFO"] != "/sync":
            measured(environ)
        return self.app(environ, start_response)

    def _client(self, environ):
        """Where trusted proxies passed a request on, the last address on its way that is none of theirs."""
        told = {name: environ.pop(name, "").rpartition(",")[2].strip() for name in FORWARDED[1:]}
        hops = environ.pop(FORWARDED[0], "")
        if not self._trusted(environ.get("REMOTE_ADDR", "")):
            self._warn(hops)
            return
        for hop in reversed(hops.split(",")):
            hop = re.sub(r"^\[(.*)\](:\d+)?$|^([0-9.]+):\d+$", r"\1\3", hop.strip())
            if not is_address(hop):
                break
            environ["REMOTE_ADDR"] = hop
            if not self._trusted(hop):
                break
        if told[FORWARDED[1]] in USUAL:
            environ["wsgi.url_scheme"] = told[FORWARDED[1]]
        if told[FORWARDED[2]]:
            environ["HTTP_HOST"] = told[FORWARDED[2]]

    def _trusted(self, text):
        return is_address(text) and any(ipaddress.ip_address(text) in network for network in self.proxies)

    def _warn(self, hops):
        if hops and not self.proxies and not self.warned:
            self.warned = True
            logs.log.warning("a proxy passes requests on, but TRUSTED_PROXIES is not set: all clients look like one")

    def _host(self, environ):
        """The name by which the client came: one of ours where we have some, a name at all elsewhere."""
        own = environ["SERVER_NAME"] + ":" + environ["SERVER_PORT"]
        host = (environ.get("HTTP_HOST") or own).lower()
        if self.main is not None:
            if host not in self.public and environ.get("PATH_INFO") not in ALIVE:
                environ[REFUSED] = "misdirected"
            parts = self.public.get(host, self.main)
            environ["wsgi.url_scheme"], environ["HTTP_HOST"] = parts.scheme, parts.netloc
        elif not HOST.fullmatch(host):
            environ[REFUSED], environ["HTTP_HOST"] = "malformed", own


def is_address(text: str) -> bool:
    """Whether a text is an IP address."""
    try:
        return bool(ipaddress.ip_address(text))
    except ValueError:
        return False


def even(environ: dict) -> None:
    """Replace what no text can hold in path, query and cookies: bytes that are no UTF-8, and NUL."""
    environ["PATH_INFO"] = environ.get("PATH_INFO", "").replace("\0", BYTEWISE) or "/"
    query = environ.get("QUERY_STRING", "")
    if not query.isascii():
        query = quote(query.encode("latin-1", "replace"), safe=ASCII)
    environ["QUERY_STRING"] = query.replace("%00", quote(INSTEAD)).replace("\0", quote(INSTEAD))
    if "HTTP_COOKIE" in environ:
        environ["HTTP_COOKIE"] = environ["HTTP_COOKIE"].replace("\\000", BYTEWISE).replace("\0", BYTEWISE)


def measured(environ: dict) -> None:
    """Hold a body to its Content-Length: a form that is cut short is not to be taken for a shorter one."""
    environ.pop("wsgi.input_terminated", None)
    if environ.get("HTTP_TRANSFER_ENCODING"):
        environ[REFUSED] = "length"


class Asked(HtmxAwareRequest):
    """A request whose forms hold no NUL, and whose query says no word that an address made of it would obey."""

    @cached_property
    def args(self):
        """The query. Pages make further addresses of it, where `_scheme` or a word of the path would not be a query."""
        taken = {"endpoint", *(self.view_args or ())}
        pairs = super().args.items(multi=True)
        return ImmutableMultiDict([pair for pair in pairs if pair[0] not in taken and not pair[0].startswith("_")])

    def _load_form_data(self):
        super()._load_form_data()
        form = self.__dict__["form"]
        if any("\0" in value for name in form for value in (name, *form.getlist(name))):
            pairs = [tuple(text.replace("\0", INSTEAD) for text in pair) for pair in form.items(multi=True)]
            self.__dict__["form"] = ImmutableMultiDict(pairs)


def refuse() -> None:
    """Before each request: bound its body, and raise the Problem that was found on its way here, if any."""
    most = MOST_SHEET if request.endpoint in SHEETS else MOST_FORM
    request.max_content_length = MOST_OPEN if request.endpoint in OPEN else most
    if REFUSED in request.environ:
        raise Problem(request.environ[REFUSED])
