"""Are the caches what the ops and the facts come to, and is the log whole? What differs is said in sentences."""

from functools import partial

from models import database as db
from models import registry
from models.node import Node
from models.site import Counter
from sync import (
    apply,
    chain,
    contacts,
    doubted,
    faults,
    inbox,
    items,
    judge,
    nodes,
    places,
    projection,
    standing,
    tallies,
    watching,
)

STEP, LINES = 400, 2_000


def check(site):
    """The differences between a site's caches and the fold of its ops, as sentences; none is good."""
    code, copied = db.row("SELECT code, copied FROM site WHERE id = ?", site)
    if copied:
        yield from (f"{code}: {kind} {id}: the feed has it elsewhere than its row" for kind, id in places.wrong(site))
        return
    yield from _check_log(site, code)
    yield from (f"{code}: {about}: was put aside: {error}" for about, error, _ in faults.all_of(site))
    ids, due = standing.records(site), set()
    for some in db.batches(ids, STEP):
        folded, failed = projection.piecewise(partial(projection.fold_records, site), some)
        yield from (f"{code}: record {id}: can't be folded: {faults.described(failed[id])}" for id in failed)
        due.update(inbox.of_records(folded))
        yield from _check_some(site, code, folded) if folded else ()
    yield from (f"{code}: {kind} {id}: no op founds it" for kind, id in standing.unfounded(site, frozenset(ids)))
    yield from (f"{code}: {kind} {id}: the feed has it elsewhere than its row" for kind, id in places.wrong(site))
    yield from (f"{code}: {kind} {node}: is counted otherwise than it stands in the feed"
                for kind, node in tallies.wrong(site))
    yield from (f"{code}: {sentence}" for wrong in watching.CHECKED for sentence in wrong(site))
    yield from _check_inbox(site, code, due.union(inbox.everything(site)))


def _check_inbox(site, code, due):
    """Every item that is due is there and no other, open where no decision holds, and counted."""
    stored = items.all_of(site)
    yield from (f"{code}: item {item.id}: nothing asks for it" for item in stored if item not in due)
    yield from (f"{code}: item {item.id}: is missing" for item in due if item not in stored)
    states = items.states(site, {item.id: (item.rank, item.cause) for item in stored})
    yield from (f"{code}: item {item.id}: is in state {state}, not {states[item.id]}"
                for item, state in stored.items() if states[item.id] != state)
    kept, true = items.counted(site)
    if kept != true:
        yield f"{code}: items are counted as {kept}, there are {true}"


def _check_log(site, code):
    """The log is dense, its chain ends where the node says, and nothing in the feed is past the counter."""
    for node in Node.select().where(Node.site == site):
        count, last = db.row("SELECT COUNT(*), MAX(n) FROM op WHERE site = ? AND node = ?", site, node.id)
        if count != node.have or (last or 0) != node.have:
            yield f"{code}: node {node.id}: has {count} ops up to {last}, says {node.have}"
        elif doubted.wrong(node):
            yield f"{code}: node {node.id}: its contacts are not believed or doubted as they should be"
        elif apply.misdated(node, 1, node.have, contacts.jumps(site, node.id)):
            yield f"{code}: node {node.id}: its times are not those that its contacts give"
        elif node.have and nodes.hashes(node, node.have, node.have) != [node.hash]:
            yield f"{code}: node {node.id}: its chain does not end where it says"
        elif (broken := _broken(node)) is not None:
            yield f"{code}: node {node.id}: its chain is broken at {broken}"
    pos = Counter.get_by_id(site).pos
    for beyond, kind in db.rows("SELECT pos, kind FROM change WHERE site = ? AND pos > ? ORDER BY pos", site, pos):
        yield f"{code}: {kind}: place {beyond} is past the counter {pos}"


def _broken(node):
    """The number of the first op of a Node that is not the one which its chain hash tells of, or None.

    Of those whose bytes are here as they came; of an erased run only the last hash is kept.
    """
    before = chain.EMPTY
    for first in range(1, node.have + 1, LINES):
        for n, line, hash, whole in db.rows(
                f"SELECT n, line, hash, CASE WHEN verdict = {judge.VALID} AND erased IS NULL THEN 1 ELSE 0 END FROM op "
                "WHERE site = ? AND node = ? AND n BETWEEN ? AND ? ORDER BY n", node.site, node.id, first,
                first + LINES - 1):
            if whole and (before or n == 1) and chain.link(before, bytes(line)) != hash:
                return n
            before = hash
    return None


def _check_some(site, code, folded):
    """Whether what stands of these Folded is what they come to."""
    ids = [record.id for record in folded]
    rows, told, waits = standing.rows(site, folded), standing.verdicts(site, ids), standing.awaited(site, ids)
    for record in folded:
        name = f"{code}: {record.kind or 'record'} {record.id}"
        yield from (f"{name}: {wrong}" for wrong in _check_row(site, record, rows.get(record.id)))
        due = sorted((node, n, *said) for _, node, n, _, *said, _ in projection.verdicts_of(site, record))
        if sorted(told.get(record.id, ())) != due:
            yield f"{name}: verdicts differ"
        if sorted(waits.get(record.id, ())) != sorted((node, n) for node, n, *_ in record.awaited):
            yield f"{name}: waits differ"


def _check_row(site, record, row):
    if record.state is None:
        if row:
            yield "should not exist"
        return
    folded = projection.row_of(site, record, 0)
    if row is None:
        yield "is missing"
    elif row != folded:
        columns = registry.SHAPES[record.kind].row_columns
        wrong = [column for column, a, b in zip(columns, row, folded, strict=True) if a != b]
        yield f"differs in {', '.join(wrong)}"
