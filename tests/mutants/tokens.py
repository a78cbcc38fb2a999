"""JavaScript as tokens, as far as the modules here are written in it: without labels, accessors and private names."""

import re
from dataclasses import dataclass

BLANK = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
WORD = re.compile(r"[A-Za-z_$][\w$]*")
TOKENS = (("name", WORD), ("number", re.compile(r"\d[\w.]*")),
          ("string", re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'')),
          ("sign", re.compile(r"\?\.(?!\d)|=>|\.{3}|[!=]==?|>>>|<<|>>|\*\*|(?:&&|\|\||\?\?|[-+*/%&|^<>])=|"
                              r"&&|\|\||\?\?|\+\+|--|[()\[\]{},;<>+\-*/%&|^!~?:=.]")))
REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
PIECE = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
BEFORE_VALUE = {"return", "typeof", "case", "of", "in", "await", "throw", "const", "let", "var", "default", "yield"}
BEFORE_BLOCK = {"else", "try", "finally", "do", "catch"}
OPEN, CLOSED = "([{", ")]}"


@dataclass(slots=True)
class Token:
    """`kind`: name, number, string, regex, piece (of a template), sign; of an opening brace block, class or object.

    `line`: a line begins with it. `pair`: where the bracket or piece is that belongs to it; `inside`: the innermost
    bracket or piece that is open there, -1 for none.
    """

    kind: str
    text: str
    line: bool
    inside: int
    pair: int = -1

    @property
    def ends(self):
        """Whether a statement can end with it."""
        if self.kind == "piece":
            return self.text[-1] == "`"
        return self.kind in ("name", "number", "string", "regex") or self.text in (")", "]", "}", "++", "--")


def read(source):
    """The tokens of a script. Raises ValueError for what is not understood."""
    found, opened, at = [], [], 0
    while True:
        blank = BLANK.match(source, at)
        line = not found or bool(blank and "\n" in blank[0])
        at = blank.end() if blank else at
        if at == len(source):
            return found
        token = _token(source, at, found, line, opened)
        at += len(token.text)
        _pair(token, found, opened)
        found.append(token)


def _token(source, at, found, line, opened):
    inside = opened[-1] if opened else -1
    if source[at] == "`" or source[at] == "}" and opened and found[opened[-1]].kind == "piece":
        return Token("piece", PIECE.match(source, at)[0], line, inside)
    before = found[-1] if found else None
    if source[at] == "/" and not (before and before.ends and before.text not in BEFORE_VALUE):
        return Token("regex", REGEX.match(source, at)[0], line, inside)
    for kind, pattern in TOKENS:
        if match := pattern.match(source, at):
            text = match[0]
            return Token(_brace(found) if text == "{" else kind, text, line, inside)
    raise ValueError(f"not understood: {source[at:at + 40]!r}")


def _brace(found):
    before = found[-1] if found else None
    if before is None or before.text in (")", "=>", ";", "}", "{") or before.text in BEFORE_BLOCK:
        return "block"
    if before.kind == "name" and before.text not in BEFORE_VALUE:
        return "class"
    return "object"


def _pair(token, found, opened):
    closes = token.text in CLOSED if token.kind == "sign" else token.kind == "piece" and token.text[0] == "}"
    if closes:
        other = opened.pop()
        token.pair, found[other].pair = other, len(found)
        token.inside = found[other].inside
    if token.text in OPEN or token.kind == "piece" and token.text[-1] == "{":
        opened.append(len(found))
