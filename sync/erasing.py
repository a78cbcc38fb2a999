"""Ops without their values: what stays of one is its dot, its kind, its record, the names of its fields, and its base.

So the graph of a record stays as it is, and the chain of a node is still followed: of a run of erased ops the last
hash is kept, since what stands in one short line alone could be found by trying.
"""

import msgspec

from models import database as db
from sync import judge

WHOLE = "*"
_THIN = ("UPDATE op SET hash = '' WHERE site = ? AND node = ? AND erased IS NOT NULL AND hash <> '' AND EXISTS "
         "(SELECT 1 FROM op AS next WHERE next.site = op.site AND next.node = op.node AND next.n = op.n + 1 "
         "AND next.erased IS NOT NULL)")


def names(erased):
    """The names of the fields that the mark of an op says were erased, by themselves."""
    return frozenset(erased.split(",")) if erased and erased != WHOLE else frozenset()


def parts(erased, shape):
    """The parts of a record that are erased in an op with this mark."""
    return frozenset(shape.part_of[name] for name in names(erased) if name in shape.part_of)


def bare(line, verdict, fields=None):
    """An op line without the values of `fields`, or without any. Pure.

    Of one that is not valid nothing is kept that its author may have made up: no names but those that the kind has.
    """
    doc = judge.place(line) or {}
    told = doc["set"] if isinstance(doc.get("set"), dict) else {}
    plain = verdict == judge.VALID
    kept = {key: doc[key] for key in ("t", "kind", "id", "by") if plain and key in doc}
    if judge.is_base(doc.get("base")):
        kept["base"] = _known(doc["base"], doc, judge.part_names)
    kept["set"] = {name: None if fields is None or name in fields else value
                   for name, value in (told if plain else _known(told, doc, judge.field_names)).items()}
    return msgspec.json.encode(kept)


def _known(said, doc, names_of):
    known = names_of(doc.get("kind"))
    return {name: value for name, value in said.items() if name in known}


def erase(site, ops, fields=None):
    """Erase the values of Stored ops, of all their fields or of some. Returns how many of them had any."""
    changed = []
    for op in ops:
        line = bytes(op.line)
        told = (judge.place(line) or {}).get("set")
        if op.erased == WHOLE or (fields is not None and not _says(told, fields)):
            continue
        mark = WHOLE if fields is None else ",".join(sorted(names(op.erased).union(set(fields) & told.keys())))
        changed.append((bare(line, op.verdict, fields), mark, site, op.node, op.n))
    db.many("UPDATE op SET line = ?, erased = ? WHERE site = ? AND node = ? AND n = ?", changed)
    db.many(_THIN, sorted({(site, node) for _, _, _, node, _ in changed}))
    return len(changed)


def _says(told, fields):
    return isinstance(told, dict) and any(told.get(name) is not None for name in fields)
