"""Those who write to an embedded database at the same time share a transaction, and nothing else."""

import sqlite3
import threading
from time import monotonic, sleep

import pytest

from models import database as db
from models import embedded, turnstile


@pytest.fixture
def file(tmp_path):
    db.bind(f"sqlite:///{tmp_path}/together.db")
    db.database.obj.make()
    with db.writing():
        db.execute("CREATE TABLE said (word TEXT NOT NULL UNIQUE)")
    yield tmp_path / "together.db"
    db.database.close()
    db.database.obj.end()


def words(file) -> set[str]:
    """What anybody reads who has no part in it."""
    with sqlite3.connect(file) as other:
        return {word for word, in other.execute("SELECT word FROM said")}


class Writer(threading.Thread):
    """Somebody who says a word; `told` once writing has ended without an error, else `failure`."""

    def __init__(self, file, word, then=lambda: None):
        super().__init__(daemon=True)
        self.file, self.word, self.then = file, word, then
        self.told, self.failure = None, None

    def run(self):
        try:
            with db.undisturbed():
                with db.writing():
                    db.execute("INSERT INTO said (word) VALUES (?)", self.word)
                    self.then()
                # What a reader finds at the moment at which this one goes on.
                self.told = words(self.file)
        except Exception as failure:  # noqa: BLE001 – it is what the test asks for
            self.failure = failure
        finally:
            db.database.close()


def all_at_once(writers):
    """Let them all be ready before anybody's turn comes: another process has the lock until then."""
    door = db.database.obj.turnstile
    away = turnstile.Porter(door.path)
    away.take(10)
    for place, writer in enumerate(writers, 1):
        writer.start()
        deadline = monotonic() + 20
        while len(door.ready) < place:
            assert monotonic() < deadline
            sleep(0.002)
    away.give_back()
    for writer in writers:
        writer.join(20)
        assert not writer.is_alive()


@pytest.fixture
def commits(monkeypatch):
    """Every commit, counted."""
    counted = []
    real = embedded.Embedded.commit
    monkeypatch.setattr(embedded.Embedded, "commit", lambda self: (counted.append(1), real(self))[1])
    return counted


def test_it_works(file, commits):
    writers = [Writer(file, word) for word in "abcd"]
    all_at_once(writers)

    assert len(commits) == 1
    assert words(file) == set("abcd")


def test_nobody_goes_on_before_it_is_on_disk(file):
    writers = [Writer(file, word) for word in "abcd"]
    all_at_once(writers)

    assert all(writer.told == set("abcd") for writer in writers)


def stumble():
    raise LookupError


def twice():
    db.execute("INSERT INTO said (word) VALUES ('a')")


@pytest.mark.parametrize("place", [0, 1, 3])
@pytest.mark.parametrize("wrong", [stumble, twice])
def test_what_fails_undoes_nothing_of_its_neighbours(file, place, wrong):
    with db.writing():
        db.execute("INSERT INTO said (word) VALUES ('a')")
    writers = [Writer(file, word, wrong if at == place else lambda: None) for at, word in enumerate("bcde")]
    all_at_once(writers)

    assert words(file) == set("abcde") - {writers[place].word}
    assert [at for at, writer in enumerate(writers) if writer.failure] == [place]
    assert all("bcde"[at] in writer.told for at, writer in enumerate(writers) if at != place)


def test_who_is_refused_speaks_of_nothing_that_is_not_on_disk(file, monkeypatch):
    """A refusal may say what others have brought, such as how far they have come."""
    seen = []

    def refused():
        seen.extend(word for word, in db.rows("SELECT word FROM said"))
        raise LookupError

    writers = [Writer(file, "a"), Writer(file, "b", refused), Writer(file, "c")]
    monkeypatch.setattr(embedded.Embedded, "commit", full)
    all_at_once(writers)

    assert seen == ["a", "b"]
    assert isinstance(writers[1].failure, db.Busy)
    assert not words(file)


def full(self):
    raise sqlite3.OperationalError("database or disk is full")


def test_of_a_commit_that_fails_nobody_is_told_that_it_holds(file, monkeypatch):
    real = embedded.Embedded.commit
    monkeypatch.setattr(embedded.Embedded, "commit", full)
    writers = [Writer(file, word) for word in "abc"]
    all_at_once(writers)

    assert not words(file)
    assert all(writer.told is None for writer in writers)
    assert [type(writer.failure) for writer in writers[:2]] == [db.Busy, db.Busy]
    monkeypatch.setattr(embedded.Embedded, "commit", real)
    with db.writing():
        db.execute("INSERT INTO said (word) VALUES ('d')")
    assert words(file) == {"d"}


def test_a_transaction_that_is_gone_fails_for_all_in_it(file):
    writers = [Writer(file, "a"), Writer(file, "b", lambda: db.execute("ROLLBACK")), Writer(file, "c")]
    all_at_once(writers)

    assert words(file) == {"c"}
    assert isinstance(writers[0].failure, db.Busy)
    assert writers[1].failure is not None
    assert writers[2].told == {"c"}


def test_who_wants_to_be_alone_shares_with_nobody(file, commits):
    class Alone(Writer):
        def run(self):
            with db.database.obj.turn():
                assert not db.database.obj.writer.in_transaction
                self.told = words(self.file)
            db.database.close()

    writers = [Writer(file, "a"), Alone(file, ""), Writer(file, "b")]
    all_at_once(writers)

    assert len(commits) == 2
    assert writers[1].told == {"a"}
    assert words(file) == {"a", "b"}


def test_a_round_ends_though_others_keep_coming(file, commits, monkeypatch):
    monkeypatch.setattr(turnstile, "LONGEST", 0)
    all_at_once([Writer(file, word) for word in "abc"])

    assert len(commits) == 3


def test_who_gave_up_holds_up_nobody(file, monkeypatch):
    monkeypatch.setattr(turnstile, "PATIENCE", 0.1)
    door = db.database.obj.turnstile
    away = turnstile.Porter(door.path)
    away.take(10)
    writers = [Writer(file, word) for word in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(10)
    away.give_back()

    assert [type(writer.failure) for writer in writers] == [db.Busy, db.Busy]
    with db.writing():
        db.execute("INSERT INTO said (word) VALUES ('c')")
    assert words(file) == {"c"}
    assert (door.held, door.asking, door.owner, len(door.ready)) == (False, False, None, 0)


def test_what_began_undisturbed_and_writes_nothing_lets_the_others_go_on(file):
    with db.undisturbed():
        assert db.rows("SELECT word FROM said") == []
    all_at_once([Writer(file, "a")])

    assert words(file) == {"a"}


def test_who_was_alone_in_a_transaction_that_is_gone_is_not_told_that_it_holds(file):
    writer = Writer(file, "a", lambda: db.execute("ROLLBACK"))
    all_at_once([writer])

    assert not words(file)
    assert writer.told is None
