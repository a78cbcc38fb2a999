"""Documents as they are meant: elements, attributes, words. What two honest answers may differ in is made the same."""

import json
from difflib import unified_diff
from html.parser import HTMLParser

VOID = {"input", "link", "meta", "use", "path"}
ONCE = 20


class Reader(HTMLParser):
    """Reads a document into lines, one an element or a text, indented: two of them are easily compared and shown."""

    def __init__(self):
        super().__init__()
        self.lines: list[str] = []
        self.open: list[tuple[str, dict]] = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self._add(" ".join([tag, *(f"{name}={_meant(name, value, found)!r}" for name, value in sorted(found.items()))]))
        if tag not in VOID:
            self.open.append((tag, found))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            self.open.pop()
        elif tag not in VOID:
            self._add(f"stray </{tag}>")

    def handle_data(self, data):
        inside = self.open[-1] if self.open else ("", {})
        text = data if inside[0] == "textarea" else " ".join(data.split())
        if text and "data-unsent-count" not in inside[1]:
            self._add(repr(text))

    def _add(self, line):
        self.lines.append("  " * len(self.open) + line)


def _meant(name, value, attrs):
    """A new id of a form is as good as another one; heads are JSON; only the phone itself can count what waits."""
    if name == "data-unsent-count":
        return None
    if name != "value" or attrs.get("type") != "hidden":
        return value
    if attrs["name"] == "once":
        return value[ONCE:]
    return json.loads(value) if attrs["name"] == "heads" else value


def read(html: str) -> list[str]:
    """The lines of a document or of a piece of one."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.lines


def assert_same(there: dict, here: dict | None, where: str = "") -> None:
    """The two answers are the same one. `here` is None where the phone leaves the answer to the centre."""
    assert here is not None, f"{where}: the phone has no answer"
    heads = [(one["status"], one.get("location")) for one in (there, here)]
    assert heads[0] == heads[1], f"{where}: {heads}"
    if "html" in there:
        assert_equal(read(there["html"]), read(here["html"]), where)


def assert_equal(there: list[str], here: list[str], where: str) -> None:
    """The lines are equal; else what differs is shown."""
    differing = list(unified_diff(there, here, "centre", "phone", n=2, lineterm=""))
    assert not differing, "\n".join([where, *differing])
