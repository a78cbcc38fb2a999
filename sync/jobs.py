"""Large files: made by a thread of their own, kept on the server's disk for a while, fetched by whoever asked for them.

A file that is being made is locked by the process that makes it. So it can be seen whether anybody still does, however
that process ended; no clock has to be trusted for it.
"""

import errno
import fcntl
import os
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from models import database as db
from models.job import FAILED, MAKING, READY, STOPPED, Job
from sync import clock, exports

HOUR = 3_600_000
OWNER = 0o700
TICK = 0.5  # s between two looks at the job


class Stopped(Exception):
    """Nobody wants the file any more."""


class NoRoom(Exception):
    """The files that wait to be fetched may not take more of the disk."""


class Place(NamedTuple):
    """Where files wait to be fetched, for how long (ms), and how much of the disk they may take (bytes)."""

    path: Path
    time: int
    room: int


place = None


def keep_in(path, hours, megabytes):
    """Keep files there from now on, for as many hours, and no more than so much of them."""
    global place
    place = Place(Path(path), hours * HOUR, megabytes * 1_000_000)


def folder():
    """Where the files are."""
    place.path.mkdir(mode=OWNER, parents=True, exist_ok=True)
    if place.path.stat().st_mode & 0o077 and place.path.stat().st_uid == os.getuid():
        place.path.chmod(OWNER)
    return place.path


def begin(site, person, export, total, **named):
    """Keep that a file is to be made; returns the Making. `named`: `what`, `form`, `filter`, `name`. Raises OSError."""
    sweep()
    id = secrets.token_hex(16)
    making = Making(id, export)
    with db.writing():
        Job.create(id=id, site=site, person=person, export=export, total=total, state=MAKING, began=clock.now(),
                   **named)
    return making


class Making:
    """A file while it is made: `file` to write to, `parts` a folder for what is needed meanwhile."""

    def __init__(self, id, export):
        self.id, self.export, self.rows, self.looked = id, export, 0, 0.0
        self.room = place.room - _size(folder())
        self.path, self.parts = folder() / f"{id}.part", folder() / f"{id}.parts"
        self.file = _opened(self.path)
        fcntl.flock(self.file, fcntl.LOCK_EX)
        self.parts.mkdir(mode=OWNER)

    def went(self, rows):
        """Tell that `rows` are made by now. Raises Stopped, NoRoom."""
        self.rows = rows
        if time.monotonic() - self.looked < TICK:
            return
        self.looked = time.monotonic()
        if not _update(self.id, rows=rows):
            raise Stopped
        if self.file.tell() + _size(self.parts) > self.room:
            raise NoRoom

    def run(self, write):
        """Make the file by `write(self)`, and say how that ended. Raises what is nobody's fault but ours."""
        try:
            write(self)
            self._finish()
        except Stopped:
            pass
        except NoRoom:
            self._fail("room")
        except OSError as failure:
            self._fail("disk" if failure.errno in (errno.ENOSPC, errno.EDQUOT) else "fault")
            if failure.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
        except Exception:
            self._fail("fault")
            raise
        finally:
            self._leave()

    def _finish(self):
        self.file.flush()
        size = os.fstat(self.file.fileno()).st_size
        if size > self.room:
            raise NoRoom
        self.path.rename(_file(self.id))
        with db.writing():
            wanted = _update(self.id, rows=self.rows, size=size, state=READY, ended=clock.now())
            if wanted:
                exports.end(self.export, self.rows)
        if not wanted:
            _file(self.id).unlink()

    def _fail(self, reason):
        _update(self.id, rows=self.rows, state=FAILED, reason=reason, ended=clock.now())

    def _leave(self):
        self.path.unlink(missing_ok=True)
        shutil.rmtree(self.parts, ignore_errors=True)
        # What could not be written any more fails once more here; it has been told.
        with suppress(OSError):
            self.file.close()


def _opened(path):
    return os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600), "w+b")


def _update(id, **values):
    """Write to the row of a job that is being made. Whether it still is."""
    with db.writing(durable="state" in values):
        return Job.update(**values).where((Job.id == id) & (Job.state == MAKING)).execute() > 0


def of(site, person, id):
    """The job of somebody as a dict, with `broken`, `gone` and `until`, or None where they have none of that id."""
    found = Job.select().where((Job.id == id) & (Job.site == site) & (Job.person == person)).dicts().first()
    return found and _judged(found)


def running(site, person):
    """The job that is being made for somebody, as a dict, or None."""
    found = Job.select().where((Job.site == site) & (Job.person == person) & (Job.state == MAKING)).dicts()
    return next((job for job in map(_judged, found) if not job["broken"]), None)


def states(site, ids):
    """export → job, as dicts, of the exports `ids` of a site."""
    found = Job.select().where((Job.site == site) & Job.export.in_(ids)).dicts()
    return {job["export"]: _judged(job) for job in found}


def _judged(job):
    """`broken`: nobody makes it any more; `gone`: its time is over; `until`: when it will be, ms."""
    broken = job["state"] == MAKING and not _is_made(job["id"])
    if broken:
        # Whoever made it writes how that ended before the file is let go: maybe since this row was read.
        job = Job.select().where(Job.id == job["id"]).dicts().get()
        broken = job["state"] == MAKING
    now, until = clock.now(), (job["ended"] or 0) + place.time
    # One that ended in the future was made while our clock was ahead: it waits no longer for that.
    over = not 0 < until - now <= place.time + clock.UNCERTAIN
    return {**job, "until": until, "broken": broken,
            "gone": job["state"] == READY and (over or not _file(job["id"]).exists())}


def stop(job):
    """Make it no longer, or keep it no longer."""
    with db.writing():
        Job.update(state=STOPPED, ended=clock.now()).where(Job.id == job["id"]).execute()
    _file(job["id"]).unlink(missing_ok=True)


def drop(site, before):
    """Delete the files of a site that were finished before a moment, ms: what they hold may have been erased since."""
    with db.writing():
        ids = db.rows("UPDATE job SET state = ? WHERE site = ? AND state = ? AND ended <= ? RETURNING id", STOPPED,
                      site, READY, before)
    for id, in ids:
        _file(id).unlink(missing_ok=True)
    sweep()


def path(job):
    """Where the file of a finished job is."""
    return _file(job["id"])


def sweep():
    """Delete the files whose time is over, and what broken work has left behind."""
    kept, oldest = folder(), clock.now() - place.time
    latest = clock.now() + clock.UNCERTAIN
    for id, in db.rows("SELECT id FROM job WHERE state = ? AND (ended < ? OR ended > ?)", READY, oldest, latest):
        _file(id).unlink(missing_ok=True)
    for left in kept.glob("*.part"):
        if not _is_made(left.stem):
            left.unlink(missing_ok=True)
    for left in kept.glob("*.parts"):
        if not left.with_suffix(".part").exists():
            shutil.rmtree(left, ignore_errors=True)


def _file(id):
    return place.path / id


def _is_made(id):
    """Whether some process holds the file of a job that is being made, or has just finished it."""
    try:
        with (folder() / f"{id}.part").open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return _file(id).exists()
    except BlockingIOError:
        return True
    return False


def _size(path):
    """Bytes of all files in a folder."""
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
