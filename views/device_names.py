"""Shorter names for what scripts declare: a phone on a slow line waits for every letter.

What is declared outside of everything gets two letters or more, what is declared within gets one, anew in every unit of
a script. A name that any module takes from the browser stays as it is wherever else it is a local one; within one unit
it must not be both.
"""

from itertools import chain, count, product
from string import ascii_letters, digits

from views.device_tokens import after

KEYWORDS = {
    "async", "await", "break", "case", "catch", "class", "const", "continue", "default", "delete", "do", "else",
    "export", "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "let", "new",
    "null", "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "undefined", "var", "void",
    "while", "yield", "arguments", "constructor",
}
CONTROL = {"if", "for", "while", "switch"}
ENDS = {",", ")", "]", "}", ";"}


def bound(tokens):
    """({(unit, name)} that a script declares anywhere, {name} that it declares outside of everything)."""
    everywhere, outside = set(), set()
    for unit, at in _units(tokens):
        token, names = tokens[at], _declared(tokens, at)
        everywhere |= {(unit, name) for name in names}
        if token.inside < 0 and token.text in ("const", "let", "var", "function", "class"):
            outside |= names if token.text in ("const", "let", "var") else {_name(tokens, at)}
    return everywhere, outside


def _declared(tokens, at):
    token, follows = tokens[at], tokens[at + 1].text if at + 1 < len(tokens) else ""
    if token.text == "(" and _at(tokens, token.pair + 1) == "=>":
        return _list(tokens, at)
    if token.kind != "name":
        return set()
    if token.text in ("const", "let", "var"):
        return _constants(tokens, at + 1)
    if token.text in ("function", "class"):
        return {_name(tokens, at)} - {""} | (_list(tokens, at + 1) if follows == "(" else set())
    if follows == "=>":
        return {token.text} - KEYWORDS
    if follows == "(" and token.text not in CONTROL and _at(tokens, tokens[at + 1].pair + 1) == "{":
        return _list(tokens, at + 1)
    return set()


def _at(tokens, at):
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _name(tokens, at):
    named = tokens[at + 1]
    return named.text if named.kind == "name" and named.text != "extends" else ""


def _constants(tokens, at):
    names = set()
    while True:
        more, at = _pattern(tokens, at)
        names |= more
        if _at(tokens, at) == "=":
            at = _skip(tokens, at + 1)
        if _at(tokens, at) != ",":
            return names
        at += 1


def _pattern(tokens, at):
    """(the names that a pattern binds, the place after it)."""
    token = tokens[at]
    if token.text == "...":
        return _pattern(tokens, at + 1)
    if token.text in ("{", "["):
        return _list(tokens, at), token.pair + 1
    return {token.text}, at + 1


def _list(tokens, start):
    """The names that a list of patterns binds, whichever brackets it stands in."""
    names, at = set(), start + 1
    while at < tokens[start].pair:
        if tokens[at].text == ",":
            at += 1
            continue
        at += 2 if _at(tokens, at + 1) == ":" else 0
        more, at = _pattern(tokens, at)
        names |= more
        at = _skip(tokens, at + 1) if _at(tokens, at) == "=" else at
    return names


def _skip(tokens, at):
    """The place after an expression."""
    first = at
    while at < len(tokens) and tokens[at].text not in ENDS and not (at > first and begins(tokens, at)):
        at = after(tokens, at)
    return at


def begins(tokens, at):
    """Whether a statement begins at `at`."""
    return tokens[at].line and tokens[at - 1].ends and not tokens[at].continues


def is_key(tokens, at):
    """Whether the name at `at` is that of a property or a method, and stands for no value."""
    before, follows = _at(tokens, at - 1), _at(tokens, at + 1)
    if before in (".", "?.") or before in ("{", ",") and follows == ":" or _is_of(tokens, at):
        return True
    owner = tokens[at].inside >= 0 and tokens[tokens[at].inside].kind in ("object", "class")
    return owner and follows == "(" and _at(tokens, tokens[at + 1].pair + 1) == "{" and before != "function"


def _is_of(tokens, at):
    before = tokens[at - 1]
    return tokens[at].text == "of" and before.ends and before.text not in KEYWORDS | {"of"}


def is_short(tokens, at):
    """Whether the name at `at` is a property and its value at once: `{ name }`."""
    inside = tokens[at].inside
    return inside >= 0 and tokens[inside].kind == "object" and _at(tokens, at - 1) in ("{", ",") \
        and _at(tokens, at + 1) in (",", "}", "=")


def used(tokens):
    """(unit, place) of every name that stands for a value. A unit is what one statement outside of everything spans."""
    for unit, at in _units(tokens):
        if tokens[at].kind == "name" and tokens[at].text not in KEYWORDS and not is_key(tokens, at):
            yield unit, at


def _units(tokens):
    unit = 0
    for at, token in enumerate(tokens):
        unit += token.inside < 0 and at > 0 and begins(tokens, at)
        yield unit, at


def outer(taken):
    """Names of two letters and more that are not `taken`, in a row that packs well."""
    letters = (map("".join, product(ascii_letters, *[ascii_letters + digits] * more)) for more in count(1))
    return (name for name in chain.from_iterable(letters) if name not in taken and name not in KEYWORDS)


def inner(taken):
    """Names that are never `outer` ones and not `taken`."""
    return (before + name for before in map("_".__mul__, count()) for name in ascii_letters
            if before + name not in taken)
