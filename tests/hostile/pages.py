"""What the pages themselves offer: their forms with every name that a browser could send, and their links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

NAMED = ("input", "select", "textarea", "button", "option")


@dataclass
class Offer:
    """An address as a page has it, and what would be sent there: name → value."""

    path: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)


class Offers(HTMLParser):
    """Collects the Offers of a page; `found` has them."""

    def __init__(self):
        super().__init__()
        self.found: list[Offer] = []
        self.open: Offer | None = None
        self.select = ""

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = self._offer(attrs.get("action", ""), attrs.get("method", "get").upper())
        elif tag == "a" and attrs.get("href", "").startswith("/"):
            self._offer(attrs["href"], "GET")
        elif tag in NAMED and self.open:
            self.select = attrs.get("name", self.select)
            self.open.fields[self.select] = attrs.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None

    def _offer(self, address, method):
        parts = urlsplit(address)
        offer = Offer(parts.path, method, dict(parse_qsl(parts.query, keep_blank_values=True)))
        self.found.append(offer)
        return offer


def offers(text: str) -> list[Offer]:
    """What a page offers."""
    reader = Offers()
    reader.feed(text)
    return reader.found
