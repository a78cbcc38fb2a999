"""Backups: made while the server runs, looked through before they are called one, and put back.

A backup is one SQLite file on either engine (`models.copies`), the instance's keys in it, sealed where there is a
passphrase. One that was put back is another database (`sync.restore`): phones see it and send what they still keep.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from models import copies, registry, starting
from models import database as db
from models.database import database
from models.embedded import OWNER
from models.site import Site, set_setting, setting
from sync import checks, clock, restore, strongbox, upkeep

LAST, PREFIX, ENDINGS = "backup", "lianfang-", (".db", ".sealed")
MAKING = ".making"
DONE = "The database is the one of the backup now."


class Impossible(Exception):
    """Why nothing was backed up or put back, in a sentence for whoever keeps the server."""


class Made(NamedTuple):
    """A backup. `at`: ms since 1970, the moment that it shows; `size`: bytes; `sites` and `ops`: how many it holds."""

    file: str
    at: int
    size: int
    sites: int
    ops: int
    sealed: bool


class Undone(Exception):
    """Ends a transaction without keeping anything of it."""


# -- making one


def make(path: Path, own: str, passphrase: str = "") -> Made:
    """Back up the database at `own`, which is bound, into the new file `path`. Raises Impossible and OSError."""
    if path.exists():
        raise Impossible(f"there is a file {path} already; nothing was changed")
    if not upkeep.ready():
        raise Impossible("the database is not as this version keeps it: run `flask --app app init` first")
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    at = clock.now()
    try:
        copies.take(draft, own)
        copies.note(draft, {"at": str(at), "schema": str(registry.SCHEMA)})
        wrong, sites, ops = _looked_through(draft, own)
        if wrong:
            raise Impossible("the backup was made, looked through and thrown away, since it is not sound: "
                             f"{wrong[0]} ({len(wrong)} in all). Run `flask --app app check`, then `rebuild`")
        _put(draft, path, passphrase)
    finally:
        _drop(draft)
    made = Made(str(path.absolute()), at, path.stat().st_size, sites, ops, bool(passphrase))
    set_setting(LAST, json.dumps(made._asdict()))
    return made


def _looked_through(path, own):
    """`(differences, sites, ops)` of a copy; looking changes nothing in it."""
    broken = copies.whole(path)
    if broken:
        return [broken], 0, 0
    with copies.bound(copies.file_url(path), own):
        wrong = list(_differences())
        return wrong, Site.select().count(), db.row("SELECT COUNT(*) FROM op")[0]


def _differences():
    for site in Site.select().order_by(Site.code):
        found = []
        with suppress(Undone), db.writing():
            upkeep.settle(site.id)
            found = list(checks.check(site.id))
            raise Undone
        yield from found


def _put(draft, path, passphrase):
    """Bring a finished copy to its place, whole or not at all."""
    if passphrase:
        sealed = draft.with_name(draft.name + ".sealed")
        with _private(sealed) as file:
            strongbox.seal(draft, file, passphrase)
            file.flush()
            os.fsync(file.fileno())
        sealed.replace(draft)
    os.link(draft, path)
    _sync_folder(path.parent)


def _private(path):
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, OWNER), "wb")


def _sync_folder(folder):
    place = os.open(folder, os.O_RDONLY)
    os.fsync(place)
    os.close(place)


def _drop(path):
    for ending in ("", "-wal", "-shm", "-journal", ".lock", ".start", ".running", ".sealed"):
        with suppress(FileNotFoundError):
            os.unlink(f"{path}{ending}")


# -- a folder of them


def make_in(folder: Path, own: str, keep: int, passphrase: str = "") -> Made:
    """Make one under a name that tells its time, and let only the latest `keep` of such files be. Raises as `make`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _only_one(folder):
        name = datetime.fromtimestamp(clock.now() / 1000, UTC).strftime("%Y%m%d-%H%M%S")
        made = make(folder / f"{PREFIX}{name}{ENDINGS[bool(passphrase)]}", own, passphrase)
        for old in there(folder)[keep:]:
            old.unlink()
    return made


@contextmanager
def _only_one(folder) -> Iterator[None]:
    with (folder / MAKING).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Impossible("another backup is being made just now") from None
        yield


def is_making(folder: Path) -> bool:
    """Whether one is being made in this folder just now."""
    with suppress(OSError), (folder / MAKING).open("r") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def there(folder: Path) -> list[Path]:
    """The backups in a folder, the latest first."""
    found = [path for path in folder.glob(f"{PREFIX}*") if path.suffix in ENDINGS] if folder.is_dir() else []
    return sorted(found, key=lambda path: path.name, reverse=True)


def last() -> Made | None:
    """The last backup that this database knows of."""
    found = setting(LAST)
    return Made(**json.loads(found)) if found else None


def shown_at(path: Path) -> int | None:
    """The moment that a backup shows, ms since 1970, as far as it says so unopened."""
    if not path.is_file() or strongbox.is_sealed(path):
        return None
    return int(copies.noted(path).get("at", 0)) or None


# -- putting one back


def put_back(path: Path, own: str, passphrase: str = "", replace: bool = False) -> list[str]:
    """Put a backup in the place of the database at `own`, which is bound. Returns what to say of it.

    Nothing is changed where it raises Impossible: while a server runs, or where the file is no sound backup. With
    `replace` what stands in a PostgreSQL database is thrown away; a file that stands there is kept beside.
    """
    if not path.is_file():
        raise Impossible(f"there is no file {path}")
    if db.is_sqlite():
        with starting.unserved() as free, starting.alone():
            if not free:
                raise Impossible("a server runs on this database: stop it first")
            return _put_back(path, own, passphrase, _exchange_files)
    _hold_off(replace)
    return _put_back(path, own, passphrase, lambda draft, own: _load(draft, replace))


def _put_back(path, own, passphrase, exchange):
    draft = _staging(path, own)
    try:
        _stage(path, draft, own, passphrase)
        return exchange(draft, own)
    finally:
        _drop(draft)


def _hold_off(replace):
    """Nobody else is in a PostgreSQL database, and nothing that somebody could miss."""
    if n := copies.others():
        raise Impossible(f"{n} connections are open to this database: stop every server, and whatever else reads it, "
                         "first")
    if not (replace or copies.is_empty()):
        raise Impossible("there is something in this database already. Name an empty one in DATABASE_URL, or add "
                         "--replace: what is in it is then gone")


def _load(draft, replace):
    with starting.alone():
        _hold_off(replace)
        copies.load(draft)
    return [DONE]


def _staging(path, own):
    """Where a backup is made ready: beside the file whose place it takes, so that it only has to change its name."""
    place = Path(db.file_of(own)) if db.is_sqlite() else path
    return place.with_name(f".{place.name}.{os.getpid()}.restoring")


def _stage(path, draft, own, passphrase):
    """Unseal a backup, bring it up to date, look through it, and make another database of it."""
    with _private(draft) as file:
        _open(path, file, passphrase)
    if broken := copies.whole(draft):
        raise Impossible(f"{path} is no sound backup: {broken}")
    copies.unnote(draft)
    with copies.bound(copies.file_url(draft), own):
        if "op" not in database.get_tables():
            raise Impossible(f"{path} is no backup of this system: it has no ops in it")
        upkeep.prepare()
        if wrong := list(_differences()):
            raise Impossible(f"{path} is not sound: {wrong[0]} ({len(wrong)} in all)")
        restore.begin_again()
        starting.settle()


def _open(path, file, passphrase):
    if not strongbox.is_sealed(path):
        with path.open("rb") as source:
            while piece := source.read(1 << 20):
                file.write(piece)
        return
    if not passphrase:
        raise Impossible(f"{path} is sealed: its passphrase is needed (BACKUP_PASSPHRASE or --passphrase-file)")
    try:
        strongbox.unseal(path, file, passphrase)
    except strongbox.Closed:
        raise Impossible(f"{path} does not open: the passphrase is another one, or the file was changed") from None


def _exchange_files(draft, own):
    """Put what stood there aside, its log with it, and the copy in its place."""
    database.close()
    file = Path(db.file_of(own))
    aside, said = file.with_name(f"{file.name}.before-{datetime.now(UTC).strftime('%Y%m%d-%H%M%S')}"), []
    for ending in ("", "-wal"):
        with suppress(FileNotFoundError):
            os.rename(f"{file}{ending}", f"{aside}{ending}")
            said.append(f"What stood there is kept: {aside}{ending}")
    with suppress(FileNotFoundError):
        os.unlink(f"{file}-shm")
    os.rename(draft, file)
    _sync_folder(file.parent)
    return [DONE, *said]
