"""Where the strings of a script stand, apart from what only looks like one in patterns, templates and comments."""

import re
from collections.abc import Iterator

BLANK = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
TOKEN = re.compile(r'(?P<string>"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\')|(?P<word>[\w$]+)|\S')
REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
PIECE = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
BEFORE_VALUE = {"return", "typeof", "case", "of", "in", "await", "throw", "default", "yield"}


def strings(source: str) -> set[str]:
    """The strings of a script as they are written, quotes and all. Raises ValueError for what is not understood."""
    return {text for kind, text in parts(source) if kind == "string"}


def parts(source: str) -> Iterator[tuple[str, str]]:
    """`(kind, text)` of all that a script is made of: "string", "piece" of a template, another "token", "blank".

    Raises ValueError for what is not understood.
    """
    at, before, opened = 0, "", []
    while at < len(source):
        kind, text = _next(source, at, before, opened)
        if kind != "blank":
            _follow(text, opened)
            before = text
        yield kind, text
        at += len(text)


def _next(source, at, before, opened):
    sign, ends = source[at], bool(before) and (before[-1] in ")]}`\"'" or before[-1].isalnum() or before[-1] in "_$")
    if blank := BLANK.match(source, at):
        return "blank", blank[0]
    kind, pattern = "token", TOKEN
    if sign == "`" or sign == "}" and opened and opened[-1] == "`":
        kind, pattern = "piece", PIECE
    elif sign == "/" and (not ends or before in BEFORE_VALUE):
        pattern = REGEX
    if not (found := pattern.match(source, at)):
        raise ValueError(f"not understood: {source[at:at + 40]!r}")
    return "string" if pattern is TOKEN and found["string"] else kind, found[0]


def _follow(token, opened):
    piece = len(token) > 1 and token[0] in "`}"
    if token == "}" or piece and token[0] == "}":
        if not opened:
            raise ValueError("a brace that nothing opens")
        opened.pop()
    if token == "{":
        opened.append("{")
    elif piece and token.endswith("${"):
        opened.append("`")
