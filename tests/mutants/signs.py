"""The wrong signs that are put into a module, one at a time."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tests.mutants import tokens

OTHER = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===", "==": "!=", "!=": "==",
         "+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "**": "*", "<<": ">>", ">>": "<<", ">>>": "<<", "&": "|",
         "|": "&", "&&": "||", "||": "&&", "??": "&&", "!": "", "?.": ".", "++": "--", "+=": "-=", "-=": "+=",
         "??=": "="}
NOTHING = ("null", "undefined", "false")
NAMES = {"true": "false", "false": "true", "some": "every", "every": "some", "min": "max", "max": "min",
         "floor": "ceil", "toLowerCase": "toUpperCase", "toUpperCase": "toLowerCase", "padStart": "padEnd",
         "padEnd": "padStart", "indexOf": "lastIndexOf", "lastIndexOf": "indexOf", "sort": "slice", "null": "1",
         "undefined": "1", "Infinity": "0", "break": "", "continue": ""}
OTHERWISE = "const |let |return|throw|break|continue|for |if |else|while |//"
STATEMENT = re.compile(rf"^ +(?! |{OTHERWISE}|\*|[}}\])&|?:.])[^{{}}\n]*$", re.MULTILINE)


class Mutant(NamedTuple):
    """A module with one wrong sign: `before` in the text `line` became `after`, of several alike the `nth`, from 1.

    `source`: the whole of it.
    """

    line: str
    before: str
    after: str
    nth: int
    source: str

    def __str__(self):
        return f"`{self.line}`: `{self.before}` → `{self.after}`{f' ({self.nth})' * (self.nth > 1)}"


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its text."""
    seen = Counter()
    for start, end, after in sorted({*_of_tokens(source), *_of_statements(source)}):
        began, ended = source.rfind("\n", 0, start) + 1, source.find("\n", start)
        line, before = source[began:ended].strip(), source[start:end]
        seen[began, before, after] += 1
        yield Mutant(line, before, after, seen[began, before, after], source[:start] + after + source[end:])


def _of_tokens(source):
    found, importing = _placed(source), False
    for at, (start, token) in enumerate(found):
        importing = token.text == "import" or importing and found[at - 1][1].kind != "string"
        if importing:
            continue
        end = start + len(token.text)
        for after in _others(token):
            yield start, end, after
        if token.text in ("if", "while") and found[at + 1][1].text == "(":
            inside = found[at + 1][0] + 1, found[found[at + 1][1].pair][0]
            yield *inside, f"!({source[slice(*inside)]})"
        if token.text == "return" and not found[at + 1][1].line and found[at + 1][1].text not in NOTHING:
            yield start, end, "return;"


def _others(token):
    if token.kind == "number":
        return [f"({token.text} + 1)"]
    if token.kind == "string":
        return [f'{token.text[0]}XX{token.text[1:]}']
    if token.kind == "sign":
        return [OTHER[token.text]] if token.text in OTHER else []
    return [NAMES[token.text]] if token.kind == "name" and token.text in NAMES else []


def _of_statements(source):
    """Lines that are a statement of their own and do something: left out."""
    for match in STATEMENT.finditer(source):
        line = match[0]
        if all(line.count(one) == line.count(other) for one, other in ("()", "[]")) and not line.rstrip().endswith(","):
            yield match.start() + len(line) - len(line.lstrip()), match.end(), ""


def _placed(source):
    """(where it stands, token) for every token."""
    found, at = [], 0
    for token in tokens.read(source):
        blank = tokens.BLANK.match(source, at)
        at = blank.end() if blank else at
        found.append((at, token))
        at += len(token.text)
    return found
