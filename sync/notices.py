"""What the people of a device are told with the next reply. A notice is said again until the reading mark passes it."""

from typing import NamedTuple

import msgspec

from models import access, registry
from models import database as db
from sync import clock
from sync.ids import Dot, ItemId, NaturalId, NoticeId
from sync.judge import RECORD
from sync.times import local_day


def _(message):
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


TEXTS = {
    "released": _("Entry %(dot)s had been held back; a coordinator has found it to be right. It counts now."),
    "asked": _("The coordinators ask about something you wrote: “%(text)s” Please tell them."),
    "lost": _("%(what)s %(title)s, %(part)s: you wrote “%(mine)s”. What %(who)s wrote is shown for now: “%(shown)s”. "
              "The coordinators will look at it."),
    "overruled": _("%(what)s %(title)s, %(part)s: you wrote “%(mine)s”. %(who)s has decided: “%(shown)s”."),
    "group_lost": _("%(what)s %(title)s: %(who)s went ahead with it too, and counts for now. The coordinators will "
                    "look at it."),
    "group_overruled": _("%(what)s %(title)s: %(who)s has decided that what you wrote does not count."),
    "void_lost": _("%(what)s %(title)s: you took it back, %(who)s went on with it. It stays for now; the coordinators "
                   "will look at it."),
    "void_overruled": _("%(what)s %(title)s: you took it back. %(who)s has decided that it stays."),
    "void_gone": _("%(what)s %(title)s: you went on with it. %(who)s has decided that it is taken back."),
    "stale": _("%(what)s: it relied on “%(other)s”, which was “%(state)s” at that time. The coordinators will look at "
               "it."),
    "dropped": _("%(who)s cannot come: %(place)s, %(when)s. The place is offered to others; until somebody takes "
                 "it, whoever is there stays or calls the coordinators."),
    "offered": _("A place has become free: %(place)s, %(when)s, since %(who)s cannot come. If you have time, take it "
                 "in the roster."),
    "called_off": _("Called off: %(place)s, %(when)s. %(why)s"),
    "ended": _("%(what)s %(title)s, which you took in: %(state)s."),
    "sealed": _("Something that you wrote is seen differently now. Whoever may read it sees to it."),
    "uncertain": _("On %(day)s the clock of this device did not agree with ours. The times of your entries were "
                   "corrected; please check the device's date and time."),
    "day_complete": _("%(day)s is complete: all %(of)s phones have brought everything. As known at %(time)s."),
    "day_missing": _("%(day)s: %(here)s of %(of)s phones are here with everything. %(missing)s As known at %(time)s."),
    "day_early": _("%(day)s: so far %(here)s of %(of)s phones are here with everything. %(missing)s Whether the day is "
                   "complete can be known from %(cut)s on. As known at %(time)s."),
    "day_nobody": _("%(day)s: no phone is expected to report. As known at %(time)s."),
    "phone_holds": _("%(who)s still holds %(numbers)s; last heard %(heard)s."),
    "phone_silent": _("%(who)s has nothing that we know of, but was last heard at %(heard)s."),
    "phone_unheard": _("%(who)s was not heard that day."),
    "phone_moved": _("%(who)s went on as a new phone; %(numbers)s never arrived."),
    "phones_more": _("And %(n)s more."),
}


SEALED = '{"code":"sealed"}'


class Author(NamedTuple):
    """Who wrote an op. `reader`: who gets the notices about it: its node, or the person for whom the web desk wrote."""

    reader: str
    person: str
    name: str


def authors(site, dots):
    """dot → the Author of that op, of each of `dots`; its node alone where it has not arrived. One question for all."""
    found = {dot: Author(Dot.node_of(dot), "", "") for dot in dots}
    people = {}
    for some in db.batches(sorted(dot for dot in found if RECORD.fullmatch(dot))):
        parts = [Dot.parse(dot) for dot in some]
        question = (f"SELECT op.node, op.n, op.line, node.desk, person.id, person.name FROM op "
                    f"{db.matching(('op.node', 'op.n'), len(parts))} JOIN node ON node.id = op.node "
                    "JOIN person ON person.id = node.person WHERE op.site = ?")
        for node, n, line, desk, person, name in db.rows(question, *(value for dot in parts for value in dot), site):
            people[person] = name
            by = _by(bytes(line)) or person
            found[str(Dot(node, n))] = Author(by if desk else node, by, "")
    people |= _names({one.person for one in found.values() if one.person} - people.keys())
    return {dot: one._replace(name=people.get(one.person, one.person)) for dot, one in found.items()}


def author(site, dot):
    """The Author of an op; its node alone where it has not arrived."""
    return authors(site, [dot])[dot]


def _names(people):
    """Id → name of those of these people that are known."""
    return dict(row for some in db.batches(people) for row in db.rows(
        f"SELECT id, name FROM person WHERE {db.one_of('id', len(some))}", *some))


def _by(line):
    """Who acted, as an op line says; it may be no op at all."""
    try:
        doc = msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    by = doc.get("by") if isinstance(doc, dict) else None
    return by if isinstance(by, str) and "\0" not in by else None


def tell(site, node, id, about, code, pos, at, **values):
    """Keep a notice for a node; one with the same `id` is told only once."""
    tell_all(site, [(node, id, about, {"code": code, **values}, pos, at)])


def tell_all(site, told):
    """Keep several notices, each `(node, id, about, what it says, pos, at)`."""
    db.many('INSERT INTO notice (site, node, id, about, text, pos, at) VALUES (?, ?, ?, ?, ?, ?, ?) '
            "ON CONFLICT (site, node, id) DO NOTHING",
            [(site, node, id, about, msgspec.json.encode(said).decode(), pos, at)
             for node, id, about, said, pos, at in told])


def beside(site, readers, id, about, code, **values):
    """Keep a notice for each of the readers, of what a record has come to that was written in this transaction: it
    stands in the feed where the record does, which nobody has read yet."""
    pos, = db.row("SELECT MAX(pos) FROM change WHERE site = ?", site)
    for reader in readers:
        tell(site, reader, id, about, code, pos, clock.now(), **values)


def released(site, dots, counter, at):
    """Tell the authors of quarantined ops, Dots, that they count now."""
    told = authors(site, list(map(str, dots)))
    tell_all(site, [(one.reader, f"released:{dot}", dot, {"code": "released", "dot": dot}, pos, at)
                    for pos, (dot, one) in enumerate(told.items(), counter.pos + 1)])
    counter.pos += len(told)


def asked(site, questions, counter, at):
    """Tell the authors of ops what a coordinator wants to know: `(dot that asks, dot of the op, text)`."""
    told = authors(site, {op for _, op, _ in questions})
    tell_all(site, [(told[op].reader, f"asked:{question}", op, {"code": "asked", "text": text}, pos, at)
                    for pos, (question, op, text) in enumerate(questions, counter.pos + 1)])
    counter.pos += len(questions)


def uncertain(node, counter, times, arrival):
    """One note per node and day on which its clock was off."""
    for day in sorted({local_day(at) for at, doubtful in zip(*times, strict=True) if doubtful}):
        counter.pos += 1
        tell(node.site, node.id, f"uncertain:{day}", node.id, "uncertain", counter.pos, arrival, day=day)


def kept(site, readers, most=50):
    """`(id, about, text)` of the latest notices of some nodes and people."""
    return db.rows(f"SELECT id, about, text FROM notice WHERE site = ? AND {db.one_of('node', len(readers))} "
                   "ORDER BY pos DESC LIMIT ?", site, *readers, most)


def devices(site, person):
    """The devices of a person at a site that still count."""
    return [node for node, in db.rows(
        "SELECT member.node FROM member JOIN node ON node.site = member.site AND node.id = member.node "
        "WHERE member.site = ? AND member.person = ? AND node.desk = 0 AND node.moved IS NULL AND node.revoked IS NULL",
        site, person)]


def one(site, readers, id):
    """The stored text of a notice of some nodes and people, or None."""
    question = f"SELECT text FROM notice WHERE site = ? AND {db.one_of('node', len(readers))} AND id = ?"
    found = "\0" not in id and db.row(question, site, *readers, id)
    return found and found[0]


def dismiss(site, readers, id):
    """Forget a notice that was read."""
    with db.writing():
        db.execute(f"DELETE FROM notice WHERE site = ? AND {db.one_of('node', len(readers))} AND id = ?", site,
                   *readers, id)


def forget(site, records, dots):
    """Forget what was told about these records and ops."""
    for some in db.batches({*records, *dots}):
        db.execute(f"DELETE FROM notice WHERE site = ? AND {db.one_of('about', len(some))}", site, *some)


def between(site, node, after, upto):
    """`(id, about, text)` of the notices of a node in that stretch of the feed."""
    return db.rows("SELECT id, about, text FROM notice WHERE site = ? AND node = ? AND pos > ? AND pos <= ? "
                   "ORDER BY pos", site, node, after, upto)


def words(text, translate=lambda text: text):
    """A stored notice in the reader's language."""
    return said(msgspec.json.decode(text), translate)


def readable(site, id, text, roles):
    """A stored notice, its values only where these roles may read them: they are those of another device."""
    told, item = NoticeId.parse(id), ItemId.parse(NoticeId.parse(id).item)
    if told.code in ("stale", "ended") and not all(access.may_read(kind, *roles) for kind in item.type.split("+")):
        return SEALED
    record, part, _digest = item.rivals
    if told.code not in ("lost", "overruled") or not part:
        return text
    kind = _kind(site, record)
    shape = registry.SHAPES.get(kind)
    fields = shape.parts[part].fields if shape and part in shape.parts and part != "void" else ()
    seen = access.may_read(kind, *roles) and access.seen(kind, *roles).keys() >= set(fields)
    return text if seen else SEALED


def _kind(site, record):
    if NaturalId.is_one(record):
        return NaturalId.parse(record).kind
    found = db.row("SELECT kind FROM op WHERE site = ? AND node = ? AND n = ?", site, *Dot.parse(record))
    return found[0] if found else ""


def said(values, translate=lambda text: text):
    """A code and its values in the reader's language.

    A value that is a list holds words or sentences of its own, one that is a dict a word to be translated.
    """
    plain = {name: _plain(value, translate) for name, value in values.items()}
    return " ".join((translate(TEXTS[values["code"]]) % plain).split())


def _plain(value, translate):
    if isinstance(value, list):
        return " ".join(str(_plain(one, translate)) for one in value)
    if isinstance(value, dict):
        return said(value, translate) if "code" in value else translate(value["word"])
    return value
