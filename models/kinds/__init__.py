"""The kinds of record, one file a family. They are found by themselves. To add a kind: README, "How to add a kind"."""

import importlib
import pkgutil
import re
from traceback import extract_tb

from models.pages import FAMILIES
from models.record import Record
from models.word_checks import Misdeclared

# What Python says of a word that a declaration does not have, or without which it can't be.
_WORDS = re.compile(r"\w+\.__init__\(\) (got an unexpected keyword|missing|got multiple values|takes)")


def _read(name):
    """A file of kinds. Raises Misdeclared where it calls something by a word that does not exist."""
    try:
        return importlib.import_module(f"{__name__}.{name}")
    except TypeError as reason:
        if not _WORDS.match(str(reason)):
            raise
        last = next(one for one in reversed(extract_tb(reason.__traceback__)) if one.filename.endswith(f"{name}.py"))
        raise Misdeclared(f"models/kinds/{name}.py, line {last.lineno}: {reason}.") from None


_FILES = [_read(file.name) for file in pkgutil.iter_modules(__path__)]
_FOUND = [one for file in _FILES for one in vars(file).values()
          if isinstance(one, type) and issubclass(one, Record) and one.__module__ == file.__name__]


def _place(kind):
    """Where a kind stands among all: by its family, and there in the order of its file."""
    family = getattr(kind.__dict__.get("about"), "stands_in", "")
    return list(FAMILIES).index(family) if family in FAMILIES else len(FAMILIES)


# In the order in which people read of them: the day's work first, what keeps the rest in order last.
_FOUND.sort(key=_place)
globals().update({one.__name__: one for one in _FOUND})
__all__ = [one.__name__ for one in _FOUND]
