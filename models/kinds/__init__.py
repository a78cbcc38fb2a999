"""The kinds of record, one file a family. They are found by themselves. To add a kind: README, "How to add a kind"."""

import importlib
import pkgutil

from models.pages import FAMILIES
from models.record import Record

_FILES = [importlib.import_module(f"{__name__}.{file.name}") for file in pkgutil.iter_modules(__path__)]
_FOUND = [one for file in _FILES for one in vars(file).values()
          if isinstance(one, type) and issubclass(one, Record) and one.__module__ == file.__name__]


def _place(kind):
    """Where a kind stands among all: by its family, and there in the order of its file."""
    about = kind.__dict__.get("about")
    family = "upkeep" if getattr(about, "upkeep", False) else getattr(about, "family", "")
    return list(FAMILIES).index(family) if family in FAMILIES else len(FAMILIES)


# In the order in which people read of them: the day's work first, what keeps the rest in order last.
_FOUND.sort(key=_place)
globals().update({one.__name__: one for one in _FOUND})
__all__ = [one.__name__ for one in _FOUND]
