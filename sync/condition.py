"""How the system stands, for whoever keeps it: what is well, what is odd, and what is wrong. Words stand at the desk.

Each look is one function that yields Findings; one that fails hides no other. What asks others over the network is
asked with a limit of time.
"""

import shutil
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from urllib.request import urlopen

from models import database as db
from models import migrations, registry
from models.site import setting
from sync import backup, clock, doubted, figures, nodes, refit

GOOD, ODD, BAD = "good", "odd", "bad"
HOUR, DAY = 3_600_000, 86_400_000
GB = 1 << 30
PATIENCE = 3  # s
SOON, NOW = 21, 4  # days that a certificate is still good
LOCAL = ("localhost", "127.0.0.1", "::1", "")


class Finding(NamedTuple):
    """What was found about a `topic`; `code` names its sentence, `values` stand in it."""

    topic: str
    state: str
    code: str
    values: dict[str, Any]


def found(topic: str, state: str, code: str, **values: Any) -> Finding:
    return Finding(topic, state, code, values)


def look(config: Mapping, network: bool = True) -> list[Finding]:
    """Everything, in the order in which it is best seen to. `network`: whether the public address is asked too."""
    findings = [*_safely("settings", _settings, config)]
    reached = [*_safely("database", _database, config)]
    findings += reached
    if any(one.state == BAD for one in reached):
        return findings
    for topic, one in TOPICS.items():
        findings += _safely(topic, one, config)
    if network:
        findings += [*_safely("address", _address, config), *_safely("certificate", _certificate, config)]
    return findings


def _safely(topic: str, one: Callable[[Mapping], Iterable[Finding]], config: Mapping) -> Iterator[Finding]:
    try:
        yield from list(one(config))
    except Exception as failure:  # noqa: BLE001 – one look that fails hides no other
        code = "unreachable" if topic == "database" else "failed"
        yield found(topic, BAD, code, error=str(failure).strip().partition("\n")[0] or type(failure).__name__)


# -- what was said


def _settings(config):
    if not config["PUBLIC_URL"]:
        yield found("settings", ODD, "no_public", host=config["HOST"], port=config["PORT"])
    for address in config["PUBLIC_URL"][:1]:
        parts = urlsplit(address)
        if parts.scheme == "http" and parts.hostname not in LOCAL:
            yield found("settings", BAD, "not_secure", at=address)
        if parts.scheme == "https" and not config["TRUSTED_PROXIES"]:
            yield found("settings", ODD, "no_proxies")
    if config["SYNC_SLOTS"] >= config["THREADS"]:
        yield found("settings", ODD, "few_threads", slots=config["SYNC_SLOTS"], threads=config["THREADS"])


def _database(config):
    if db.is_sqlite():
        db.whole()
        file = Path(db.file_of(config["DATABASE_URL"]))
        db.row("SELECT 1")
        log = Path(f"{file}-wal")
        yield found("database", GOOD, "sqlite", file=str(file.absolute()), mb=_mb(file.stat().st_size))
        if log.exists() and log.stat().st_size > GB // 2:
            yield found("database", ODD, "long_log", mb=_mb(log.stat().st_size))
        return
    version, size, most = db.rows("SELECT current_setting('server_version'), pg_database_size(current_database()), "
                                  "current_setting('max_connections')::int")[0]
    yield found("database", GOOD, "postgresql", version=version.partition(" ")[0], mb=_mb(size))
    wanted = config["WORKERS"] * config["THREADS"]
    if wanted > most - 5:
        yield found("database", ODD, "connections", most=most, wanted=wanted)


def _mb(size):
    return f"{size / 1e6:,.1f}"


def _version(config):
    if wrong := unready():
        yield found("version", BAD, "pending", names=", ".join(wrong))
        return
    yield found("version", GOOD, "upgraded")
    if places := refit.pending():
        yield found("version", ODD, "refitting", n=len(places))
    if n := db.rows("SELECT COUNT(*) FROM fault")[0][0]:
        yield found("version", BAD, "put_aside", n=n)
    if setting("demonstration"):
        yield found("settings", ODD, "demonstration")


def unready() -> list[str]:
    """What keeps this process from serving the database, in words for whoever runs it; none where nothing does."""
    wrong = [f"migration {name} is missing" for name in migrations.pending()]
    if not wrong and setting("registry") != registry.digest():
        wrong.append("the records are kept as another version declares them")
    if not wrong and not figures.fit():
        wrong.append("the figures are counted as another version, or other settings, declare them")
    return wrong


def instance() -> str:
    """By which this database is known again at another address; it says nothing of what is in it."""
    return sha256(nodes.epoch().encode()).hexdigest()[:12]


def _disk(config):
    places = {Path(config[name]).absolute() for name in ("EXPORTS", "BACKUPS")}
    if db.is_sqlite():
        places.add(Path(db.file_of(config["DATABASE_URL"])).absolute().parent)
    least = min(({place: shutil.disk_usage(_there(place)) for place in places}).items(), key=lambda one: one[1].free)
    place, (total, _, free) = least
    state, code = (BAD, "no_room") if free < GB else (ODD, "little_room") if free < min(5 * GB, total // 10) \
        else (GOOD, "room")
    yield found("disk", state, code, gb=f"{free / GB:,.1f}", place=str(place))


def _there(place):
    """The folder, or the nearest above it that exists."""
    return next(one for one in (place, *place.parents) if one.is_dir())


def _clock(config):
    now = clock.now()
    behind, _at = doubted.behind(now)
    if behind:
        yield found("clock", BAD, "clock_behind", n=behind)
        return
    off = sorted(skew for skew, in db.rows(
        "SELECT skew FROM node WHERE heard > ? AND desk = 0 AND revoked IS NULL AND skew IS NOT NULL", now - DAY))
    middle = off[len(off) // 2] if off else 0
    if len(off) >= 5 and abs(middle) > clock.UNCERTAIN:
        alike = sum(abs(one - middle) < clock.UNCERTAIN for one in off)
        if alike > len(off) // 2:
            yield found("clock", ODD, "clock_off", n=alike, all=len(off), minutes=round(middle / 60_000))
            return
    yield found("clock", GOOD, "clock")


def _phones(config):
    now, live = clock.now(), "desk = 0 AND revoked IS NULL AND moved IS NULL AND claimed > 0"
    heard, old = db.rows(f"SELECT COUNT(*), COALESCE(SUM(CASE WHEN schema < ? THEN 1 ELSE 0 END), 0) FROM node "
                         f"WHERE {live} AND heard > ?", registry.SCHEMA, now - 7 * DAY)[0]
    if not heard:
        yield found("phones", GOOD, "no_phones")
    elif old:
        yield found("phones", ODD, "old_pages", old=int(old), n=heard)
    else:
        yield found("phones", GOOD, "phones", n=heard)
    if silent := silent_phones(now):
        yield found("phones", ODD, "silent", n=silent)


def silent_phones(now: int) -> int:
    """How many phones that still count have not been heard for three days."""
    return db.rows("SELECT COUNT(*) FROM node WHERE desk = 0 AND revoked IS NULL AND moved IS NULL AND claimed > 0 "
                   "AND heard < ?", now - 3 * DAY)[0][0]


def _backup(config):
    made, now = backup.last(), clock.now()
    if made is None:
        yield found("backup", BAD, "no_backup", folder=config["BACKUPS"])
        return
    hours = (now - made.at) // HOUR
    if hours > config["BACKUP_HOURS"]:
        yield found("backup", BAD, "old_backup", hours=hours, folder=config["BACKUPS"])
    else:
        yield found("backup", GOOD, "backup", hours=hours, file=made.file)
    if not Path(made.file).exists():
        yield found("backup", ODD, "backup_gone", file=made.file)
    elif db.is_sqlite() and Path(made.file).stat().st_dev == Path(db.file_of(config["DATABASE_URL"])).stat().st_dev:
        yield found("backup", ODD, "backup_beside")


# -- what others see


def _address(config):
    for address in config["PUBLIC_URL"]:
        try:
            with urlopen(f"{address}/readyz", timeout=PATIENCE) as reply:
                said = reply.read(4_000)
        except OSError as failure:
            yield found("address", BAD, "not_reached", at=address, error=str(getattr(failure, "reason", failure)))
            continue
        own = instance().encode() in said
        yield found("address", GOOD, "reached", at=address) if own else found("address", BAD, "another", at=address)


def _certificate(config):
    for address in config["PUBLIC_URL"]:
        parts = urlsplit(address)
        if parts.scheme == "https":
            yield _certified(parts.hostname, parts.port or 443)


def _certified(host, port):
    try:
        with closing(socket.create_connection((host, port), PATIENCE)) as line, \
                ssl.create_default_context().wrap_socket(line, server_hostname=host) as sealed:
            ends = ssl.cert_time_to_seconds(str((sealed.getpeercert() or {})["notAfter"]))
    except OSError as failure:
        return found("certificate", BAD, "certificate_bad", host=host,
                     error=getattr(failure, "verify_message", "") or str(failure))
    days = int((ends * 1000 - clock.now()) // DAY)
    date = datetime.fromtimestamp(ends, UTC).date().isoformat()
    if days > SOON:
        return found("certificate", GOOD, "certificate", host=host, date=date)
    return found("certificate", BAD if days < NOW else ODD, "certificate_ends", host=host, date=date, days=days)


TOPICS = {"version": _version, "disk": _disk, "clock": _clock, "phones": _phones, "backup": _backup}
