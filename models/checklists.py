"""What is due, as data: which records of a kind want which marks, how often. A mark is a record of the kind `tick`.

A list is due for the records of `of` that hold `where`; each of its `words` wants one tick in each round.
"""

from dataclasses import dataclass, field

from models.fields import _

REPEATS = ("once", "daily", "slot", "person")


@dataclass(frozen=True)
class Checklist:
    """One list. `of`: a kind; `where`: field → words of the records that it is about; `words`: what is to be done, each
    a word of the field `what` of a tick, with its label; `repeats`: once, daily, once each morning and evening
    (`slot`), or once for each person. `by`: the roles whose list it is. `asks`: fields of a tick that are asked.

    `grid`: shown as a grid of doors first.
    """

    name: str
    label: str
    of: str
    words: dict
    repeats: str = "daily"
    where: dict = field(default_factory=dict)
    by: tuple = ()
    asks: tuple = ()
    grid: bool = False


CHECKLISTS: tuple[Checklist, ...] = ()


def named(name: str) -> Checklist | None:
    """The list of this name, or None."""
    return next((one for one in CHECKLISTS if one.name == name), None)


__all__ = ["CHECKLISTS", "REPEATS", "Checklist", "named", "_"]
