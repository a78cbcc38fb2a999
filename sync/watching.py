"""Who follows what was folded. Whoever has a say registers here, and is called in the transaction that wrote the rows.

A watcher that rests on the work of another imports its module, and so comes after it. `sync.apply` imports them all.
"""

from typing import NamedTuple

from models import database as db
from models import registry


class Rows:
    """Rows of one kind, column by column: name → values, in the order of the ids. A column that nothing fills is left
    out; its values are None. Values are as the columns hold them."""

    def __init__(self, columns=()):
        self.columns = dict(columns)

    @classmethod
    def read(cls, names, rows):
        """Those of `rows`, tuples in the order of `names`."""
        return cls(zip(names, zip(*rows, strict=True), strict=True)) if rows else cls()

    @property
    def ids(self):
        return self.columns.get("id", ())

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, name):
        return self.columns[name] if name in self.columns else (None,) * len(self)

    def of(self, *names):
        """A tuple of the values of these columns for each row."""
        return list(zip(*(self[name] for name in names), strict=True))


class Written(NamedTuple):
    """What a request wrote of one kind.

    `before`: the Rows of those that stood already, where a watcher of the kind asks for them; `after`: the Rows as they
    were written, without what no fold fills; `folded`: the Folded of those that took a fold, also where nothing creates
    them.
    """

    before: Rows
    after: Rows
    folded: list


class Watcher(NamedTuple):
    """`follow(site, written)`, and of what it wants to hear; see `on_fold`."""

    follow: object
    kinds: tuple | None
    before: bool


WATCHERS, JOINED, REBUILT, CHECKED, DUE = [], [], {}, [], []


def on_fold(*kinds, every=False, before=False):
    """Register `follow(site, written)`, to be called when records of these kinds, or of `every` kind, were written.

    `written`: kind → Written, of one request, but that those which took no fold come by themselves. Called once for all
    of them, so that nothing is asked record by record. `before`: whether the rows as they were are asked for, which
    costs a question.
    """
    def registered(follow):
        WATCHERS.append(Watcher(follow, None if every else kinds, before))
        return follow
    return registered


def on_joined(moved):
    """Register `moved(site, kind, rows, column)`, to be called when records are counted with another one than before,
    or another instead of them, as the `column` says: `(id, before, now)`, ids or None."""
    JOINED.append(moved)
    return moved


def joined(site, kind, rows, column="same_as"):
    """Write which one these records are counted with, `(id, before, now)`, and call those who watch."""
    db.many(f'UPDATE "{kind}" SET {column} = ? WHERE site = ? AND id = ?', [(now, site, id) for id, _, now in rows])
    for moved in JOINED if rows else ():
        moved(site, kind, rows, column)


def on_rebuild(step):
    """Register `again(site)`, which makes a cache of a whole site from its rows; `step` is what it is called."""
    def registered(again):
        REBUILT[step] = again
        return again
    return registered


def on_check(wrong):
    """Register `wrong(site)`: a sentence for everything in a cache that is not as the rows say."""
    CHECKED.append(wrong)
    return wrong


def on_due(rows):
    """Register `rows(site)`: all `items.Row`s that its watcher raises of a site, for `rebuild` and `check`."""
    DUE.append(rows)
    return rows


def follow(site, written):
    """Call those who watch. `written`: kind → Written."""
    for watcher in WATCHERS:
        mine = written if watcher.kinds is None else {kind: written[kind] for kind in watcher.kinds if kind in written}
        if mine:
            watcher.follow(site, mine)


def asked_before(kind):
    """Whether somebody wants to know how records of a kind stood before they are written."""
    return any(watcher.before and (watcher.kinds is None or kind in watcher.kinds) for watcher in WATCHERS)


class Ledger:
    """What is being written of records: noted step by step, `written` in the end."""

    def __init__(self):
        self.before, self.after, self.folded = {}, {}, {}

    def standing(self, site, folded):
        """Note Folded that are about to be written, and how they stand where somebody asks."""
        kinds = {}
        for record in folded:
            kinds.setdefault(record.kind, []).append(record)
        for kind, records in kinds.items():
            self.folded.setdefault(kind, []).extend(records)
            if kind in registry.SHAPES and asked_before(kind):
                self.before.setdefault(kind, []).extend(stored(site, kind, [record.id for record in records]))

    def wrote(self, rows):
        """Note what was written: kind → tuples in the order of the kind's `row_columns`."""
        for kind, values in rows.items():
            self.after.setdefault(kind, []).extend(values)

    def written(self):
        """Kind → Written. Of what nothing creates the kind is empty."""
        return {kind: Written(self._rows(kind, self.before, "columns"), self._rows(kind, self.after, "row_columns"),
                              records) for kind, records in self.folded.items()}

    def _rows(self, kind, found, columns):
        return Rows.read(getattr(registry.SHAPES[kind], columns), found[kind]) if kind in found else Rows()


def made(columns):
    """The Written of records that took no fold, of their columns as they were filled."""
    return Written(Rows(), Rows(columns), [])


def stored(site, kind, ids):
    """The rows of these records as they stand."""
    names = ", ".join(f'"{name}"' for name in registry.SHAPES[kind].columns)
    return [row for some in db.batches(ids) for row in db.rows(
        f'SELECT {names} FROM "{kind}" WHERE site = ? AND {db.one_of("id", len(some))}', site, *some)]
