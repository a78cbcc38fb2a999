"""The receipt of whoever closes a day: how many of how many devices have reported, and later that all have.

A receipt says what is known when the close arrives, which may be before the entries that it is to count.
"""

from models import database as db
from sync import notices, reports, times

KIND, COMPLETE = "day_close", "day_complete"
NAMED = 4
WEEK = 7 * 86_400_000


def receipts(node, batch, counter, arrival):
    """Tell a node what is known of the days that its batch closes; what it opens again is waited for no longer."""
    records = sorted({doc["id"] for doc in batch.docs.values() if doc["kind"] == KIND})
    db.many("DELETE FROM unfinished WHERE site = ? AND record = ?", [(node.site, record) for record in records])
    closed = _closed(node.site, records)
    said = {date: _said(node.site, date, arrival) for date in sorted(set(closed.values()))}
    _tell(node.site, [(record, node.id, said[date]) for record, date in closed.items()], counter, arrival)
    db.insert("unfinished", ("site", "record", "date"), [
        (node.site, record, date) for record, date in closed.items() if said[date]["code"] != COMPLETE])


def awaited(site):
    """Whether any day that was closed at a site still misses something."""
    return db.row("SELECT 1 FROM unfinished WHERE site = ? LIMIT 1", site) is not None


def look(site, counter, arrival):
    """After a contact: tell those who closed a day that missed something, where it misses nothing any more."""
    told = False
    for record, date in db.rows("SELECT record, date FROM unfinished WHERE site = ?", site):
        day = reports.day(date, arrival)
        over = arrival - day.end > WEEK
        if not over and (day.early or any(one["state"] in reports.MISSING for one in reports.devices(site, day))):
            continue
        db.execute("DELETE FROM unfinished WHERE site = ? AND record = ?", site, record)
        if not over:
            closers = {node for node, in db.rows("SELECT node FROM op WHERE site = ? AND record = ?", site, record)}
            said = _said(site, date, arrival)
            _tell(site, [(record, node, said) for node in sorted(closers)], counter, arrival)
            told = True
    if told:
        counter.save()


def last(site, nodes, record):
    """The stored text of the last receipt that one of these nodes got about a day close, or None."""
    found = db.row(f"SELECT text FROM notice WHERE site = ? AND {db.one_of('node', len(nodes))} AND about = ? "
                   "ORDER BY id DESC LIMIT 1", site, *nodes, record)
    return found and found[0]


def sentences(devices, day, now):
    """What is to be said of a day, as `notices.words` takes it: whether it is complete, and who is missing."""
    counted = [one for one in devices if one["state"] in reports.EXPECTED]
    missing = [one for one in counted if one["state"] in _told(day)]
    values = {"day": day.date, "here": sum(one["state"] == reports.HERE for one in counted), "of": len(counted),
              "time": _moment(now, day), "cut": _moment(day.cut, day), "missing": _named(missing, day)}
    return {"code": _code(day, counted, missing), **values}


def _closed(site, records):
    """Record → date, of those of these day closes that hold; one that was let count may be of no day at all."""
    found = [row for some in db.batches(records) for row in db.rows(
        f"SELECT id, date FROM day_close WHERE site = ? AND {db.one_of('id', len(some))} AND state = 'closed' "
        "AND void IS NULL ORDER BY id", site, *some)]
    return {record: date for record, date in found if times.is_day(date)}


def _said(site, date, arrival):
    """What a receipt says of a day at a site."""
    day = reports.day(date, arrival)
    return sentences(reports.devices(site, day), day, arrival)


def _tell(site, told, counter, arrival):
    """Keep receipts, `(record, node, what is said)`."""
    first = counter.pos + 1
    counter.pos += len(told)
    # Ids in the order of telling: a phone shows the last one.
    notices.tell_all(site, [(node, f"closing:{pos:016d}", record, said, pos, arrival)
                            for pos, (record, node, said) in enumerate(told, first)])


def _told(day):
    """Before the cut-off only what is held back is worth a word: everybody may still call."""
    return (reports.HOLDS,) if day.early else reports.MISSING


def _code(day, counted, missing):
    if not counted:
        return "day_nobody"
    if day.early:
        return "day_early"
    return "day_missing" if missing else COMPLETE


def _named(missing, day):
    told = [_sentence(one, day) for one in missing[:NAMED]]
    return told + ([{"code": "phones_more", "n": len(missing) - NAMED}] if len(missing) > NAMED else [])


def _sentence(device, day):
    moved = device["moved"] and device["moved"] >= (device["heard"] or 0)
    code = "phone_moved" if moved and device["state"] == reports.HOLDS else f"phone_{device['state']}"
    return {"code": code, "who": reports.called(device), "numbers": reports.numbers(device),
            "heard": _moment(device["heard"], day)}


def _moment(ms, day):
    """A moment that reads alike in every language: the hour, before it the date where that is another one."""
    if ms is None:
        return "–"
    moment = times.local(ms)
    return moment.strftime("%H:%M" if moment.date().isoformat() == day.date else "%Y-%m-%d %H:%M")
