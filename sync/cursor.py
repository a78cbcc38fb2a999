"""Where a reader is in the feeds that it reads; for the reader a text without a meaning, to be given back."""

from typing import NamedTuple

from sync.problems import Problem


class Cursor(NamedTuple):
    """The epoch of the database, the site read, and the last place seen in its feed.

    `whole`: the walk began at the empty cursor and has not ended; the reader drops what it does not bring. `above`:
    `(code, place)` of the sites above, each under its own counter; `published`: the kinds that were read there.
    `hidden`: what was kept from the reader until there, as `models.access.hidden` names it.
    """

    epoch: str
    site: str
    pos: int
    whole: bool = False
    above: tuple = ()
    published: tuple = ()
    hidden: frozenset = frozenset()

    def __str__(self):
        begun = [f"~{code}.{pos}" for code, pos in self.above if pos]
        names = [f"*{kind}" for kind in self.published] if begun else []
        place = f"{self.epoch}.{self.site}.{self.pos}{'+' if self.whole else ''}"
        return "!".join(["".join([place, *begun, *names]), *sorted(self.hidden)])

    def at(self, code: str, pos: int) -> "Cursor":
        """The Cursor with another place in the feed of a site above."""
        return self._replace(above=tuple((site, pos if site == code else place) for site, place in self.above))


def read_cursor(text: str, epoch: str, site: str) -> Cursor:
    """The Cursor that a reader gave back. Raises Problem `cursor_expired` for one of another database or scope."""
    if text == "":
        return Cursor(epoch, site, 0, True)
    stand, *hidden = text.split("!")
    stand, *published = stand.split("*")
    own, *above = stand.split("~")
    code, pos = _place(own.removesuffix("+"))
    if code != f"{epoch}.{site}":
        raise Problem("cursor_expired")
    return Cursor(epoch, site, pos, own.endswith("+"), tuple(map(_place, above)), tuple(published), frozenset(hidden))


def _place(text):
    code, _, pos = text.rpartition(".")
    if not pos.isdecimal() or len(pos) > 16:
        raise Problem("cursor_expired")
    return code, int(pos)
