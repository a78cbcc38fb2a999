"""A browser tab without JavaScript: it follows links, fills forms, and keeps what a form carries."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from werkzeug.test import TestResponse

from tests import wire

ORIGIN = {"Origin": "http://localhost"}
TICKED = ("radio", "checkbox")
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


@dataclass
class Form:
    """A form as it stands on a page: where it goes, and what it would carry if nothing were typed."""

    action: str
    method: str
    fields: dict = field(default_factory=dict)


class Forms(HTMLParser):
    """Reads the forms of a page, hidden fields and what is filled in."""

    def __init__(self):
        super().__init__()
        self.found: list[Form] = []
        self.open: Form | None = None
        self.named = self.area = ""

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.open = Form(attrs.get("action", ""), attrs.get("method", "get"))
            self.found.append(self.open)
        elif self.open:
            self._field(tag, attrs)

    def _field(self, tag, attrs):
        if tag == "input" and "name" in attrs and (attrs.get("type") not in TICKED or "checked" in attrs):
            self.open.fields[attrs["name"]] = attrs.get("value", "")
        elif tag in ("select", "textarea") and "name" in attrs:
            self.named, self.area = attrs["name"], tag
            self.open.fields[self.named] = ""
        elif tag == "option" and "selected" in attrs:
            self.open.fields[self.named] = attrs.get("value", "")

    def handle_data(self, data):
        if self.open and self.area == "textarea":
            self.open.fields[self.named] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None
        elif tag == self.area:
            self.area = ""


class Tab:
    """One person's browser at a collector. `page` is the last answer, `text` its document."""

    def __init__(self, collector, role: str, name: str, site: str = "xh"):
        self.client = collector.app.test_client()
        self.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
        wish = {"code": collector.invite(role, site), "node": wire.new_node(), "name": name}
        answer = self.client.post("/enrol", json=wish, headers=ORIGIN)
        self.person = answer.json["person"]
        self.page: TestResponse | None = None

    @property
    def text(self) -> str:
        return self.page.get_data(as_text=True)

    @property
    def answer(self) -> str:
        """What the page answers to what was just done."""
        return " ".join(re.findall(r'class="part">(.*?)<', self.text))

    def get(self, path: str, **headers) -> "Tab":
        """Opens an address, following redirects."""
        self.page = self.client.get(path, headers=headers, follow_redirects=True)
        return self

    def fragment(self, path: str) -> "Tab":
        """Asks for a piece of a page, as htmx does."""
        self.page = self.client.get(path, headers=FRAGMENT)
        return self

    def forms(self, ending: str) -> list[Form]:
        """The forms of the page whose address ends so."""
        reader = Forms()
        reader.feed(self.text)
        return [form for form in reader.found if form.action.partition("?")[0].endswith(ending)]

    def submit(self, ending: str, /, **fields) -> "Tab":
        """Fills in and sends the first form of the page whose address ends so."""
        form = self.forms(ending)[0]
        return self.send(form, **fields)

    def send(self, form: Form, /, **fields) -> "Tab":
        """Sends a form, which need not stand on the page any more."""
        self.page = self.client.post(form.action, data=form.fields | fields, headers=ORIGIN, follow_redirects=True)
        return self
