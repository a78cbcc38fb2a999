"""Settings from the environment: what there is, what it means where it is not set, and what it can't be.

Read by the application, by the command line and by gunicorn alike, so that a wrong one ends in the same sentence.
"""

import ipaddress
import os
import re
import socket
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from click import ClickException

from models.limits import LIMITS
from sync import times

DATABASE = "sqlite:///lianfang.db"
DEFAULTS = {"DATABASE_URL": DATABASE, "TIMEZONE": "Asia/Shanghai", "DEMO": "", "HOST": "127.0.0.1", "PORT": "8000",
            "PUBLIC_URL": "", "TRUSTED_PROXIES": "", "LOG_LEVEL": "warning", "MOST_ERRANDS": "5", "LOCK_MINUTES": "10",
            "OUT_HOURS": "4", "OFFLINE": "1", "DAY_CLOSES": "20:00", "EXPORTS": "", "EXPORT_HOURS": "24",
            "EXPORT_MB": "2000", "WORKERS": "2", "THREADS": "16", "SYNC_SLOTS": "12", "ROLE": "centre", "UPSTREAM": "",
            "BACKUPS": "", "POOLER": "0", "SECOND_STEP_DAYS": "7", "BACKUP_HOURS": "26",
            "BACKUP_PASSPHRASE": "", "METRICS_TOKEN": "", "METRICS_FROM": "",
            **{name: str(number) for name, number in LIMITS.items()}}
NUMBERS = {"PORT": 65_535, "MOST_ERRANDS": 99, "LOCK_MINUTES": 240, "OUT_HOURS": 720, "EXPORT_HOURS": 8_760,
           "EXPORT_MB": 1_000_000, "WORKERS": 64, "THREADS": 256, "SYNC_SLOTS": 256, "BACKUP_HOURS": 8_760}
FROM_NOTHING = {"SECOND_STEP_DAYS": 365}
LEAST_TOKEN, LEAST_PASSPHRASE = 16, 12
EVERYWHERE = ("0.0.0.0", "::", "")
ROLES = ("centre", "hub")
LEVELS = ("debug", "info", "warning", "error")


class Unusable(ClickException, ValueError):
    """A setting that can't be. The command line shows its sentence and nothing else."""


def read(given: Mapping | None = None) -> Mapping:
    """Every setting by its name; `given` overrides the environment. Raises Unusable.

    Numbers come as numbers, PUBLIC_URL as a list of addresses, TRUSTED_PROXIES and METRICS_FROM as lists of networks,
    SECOND_STEP_DAYS as None for a demonstration. What was read is not changed any more.
    """
    given = given or {}
    found: dict[str, Any] = {
        name: str(given.get(name, os.environ.get(name, default))) for name, default in DEFAULTS.items()}
    found |= {name: value for name, value in given.items() if name not in DEFAULTS}
    found |= {name: _whole(name, found[name], most) for name, most in NUMBERS.items()}
    found |= {name: _whole(name, found[name], most, 0) for name, most in FROM_NOTHING.items()}
    for name, read_one in READ.items():
        found[name] = read_one(found[name])
    for name, unset in (("DEMO", ""), ("OFFLINE", "1"), ("POOLER", "0")):
        if found[name] not in (unset, "0", "1"):
            raise Unusable(f"{name} must be 0 or 1, not {found[name]!r}")
    if is_demo(found):
        # Invented people have nothing to protect, and whoever looks around need not fetch an app first.
        found["SECOND_STEP_DAYS"] = None
    if found["ROLE"] not in ROLES:
        raise Unusable(f"ROLE must be one of {', '.join(ROLES)}, not {found['ROLE']!r}")
    if found["POOLER"] == "1" and found["DATABASE_URL"].startswith("sqlite"):
        raise Unusable("POOLER=1 means a pooler before PostgreSQL, and DATABASE_URL names a SQLite file")
    if found["UPSTREAM"] and found["ROLE"] != "hub":
        raise Unusable("UPSTREAM, to whom a hub passes on, needs ROLE=hub")
    for name, beside in (("EXPORTS", _exports), ("BACKUPS", _backups)):
        found[name] = found[name] or beside(found["DATABASE_URL"])
        if Path(found[name]).exists() and not Path(found[name]).is_dir():
            raise Unusable(f"{name} must be a folder; {found[name]!r} is a file")
    return MappingProxyType(found)


def address(found: Mapping) -> str:
    """The address that people are told: the public one, else where this machine listens, as others can reach it."""
    if found["PUBLIC_URL"]:
        return found["PUBLIC_URL"][0]
    host = _own_address() if found["HOST"] in EVERYWHERE else found["HOST"]
    return f"http://{f'[{host}]' if ':' in host else host}:{found['PORT']}"


def is_demo(found: Mapping) -> bool:
    """Whether an empty database is filled with the demonstration district, and nothing real is in it."""
    return found["DEMO"] == "1" or (found["DEMO"] == "" and found["DATABASE_URL"] == DATABASE)


def _own_address():
    """This machine's address in its network; nothing is sent to find it out."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.connect(("192.0.2.1", 9))
        return line.getsockname()[0]
    return "127.0.0.1"


def _whole(name, text, most, least=1):
    """A setting that is a number from `least` to `most`."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10) or not least <= int(text) <= most:
        raise Unusable(f"{name} must be a number from {least} to {most}, not {text!r}")
    return int(text)


def _level(text):
    if text not in LEVELS:
        raise Unusable(f"LOG_LEVEL must be one of {', '.join(LEVELS)}, not {text!r}")
    return text


def _fever(text):
    """The limit in °C as a number. Below 37 nobody is feverish, and the day's figures don't look."""
    try:
        limit = float(text)
    except ValueError:
        limit = 0.0
    if not 37 <= limit <= 42:
        raise Unusable(f"FEVER_ABOVE must be a temperature from 37 to 42, not {text!r}")
    return limit


def _hour(text):
    if not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise Unusable(f"DAY_CLOSES must be a time such as 20:00, not {text!r}")
    return text


def _timezone(text):
    try:
        times.named(text)
    except (KeyError, ValueError, OSError) as failure:
        raise Unusable(f"TIMEZONE is not known: {text!r}") from failure
    return text


def _public(text):
    """`https://lianfang.example, http://192.168.1.5:8000`: the first is what links say where nobody came by another."""
    return [_address(one) for one in text.replace(",", " ").split()]


def _upstream(text):
    """`https://lianfang.example`: the collector above a hub."""
    return _address(text, "UPSTREAM") if text else ""


def _address(text, name="PUBLIC_URL"):
    try:
        parts = urlsplit(text.rstrip("/"))
        right = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1) and "@" not in parts.netloc
    except ValueError:
        right = False
    if not right or parts.path or parts.query or parts.fragment or not text.isascii():
        raise Unusable(f"{name} must be an address such as https://lianfang.example, not {text!r}")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _networks(name, text):
    """`127.0.0.1, 10.0.0.0/8`."""
    try:
        return [ipaddress.ip_network(one, strict=False) for one in text.replace(",", " ").split()]
    except ValueError as failure:
        raise Unusable(f"{name} must be addresses such as 127.0.0.1 or 10.0.0.0/8: {failure}") from failure


def _database(text):
    """A URL of one of the two engines, as far as it can be read without opening it."""
    try:
        parts = urlsplit(text)
        right = parts.port is None or parts.port > 0
    except ValueError:
        parts, right = urlsplit(""), False
    if text.startswith("sqlite:///"):
        return _file(text)
    if not right or parts.scheme not in ("postgresql", "postgres"):
        raise Unusable("DATABASE_URL must begin with sqlite:/// or postgresql:// and be an address as "
                       f"postgresql://user:password@host/name, not {parts.scheme or text.partition(':')[0]!r}")
    if not parts.path.strip("/"):
        raise Unusable("DATABASE_URL names no database: postgresql://user:password@host/name ends with its name")
    return text


def _file(text):
    path = Path(text.removeprefix("sqlite:///"))
    if not path.name:
        raise Unusable("DATABASE_URL names no SQLite file: sqlite:///relative.db or sqlite:////absolute.db")
    if path.is_dir():
        raise Unusable(f"DATABASE_URL names a folder, not a file: {str(path)!r}")
    if not path.parent.is_dir():
        raise Unusable(f"DATABASE_URL names a file in a folder that is not there: {str(path.parent)!r}")
    return text


def _token(text):
    if text and (len(text) < LEAST_TOKEN or not text.isascii() or not text.isprintable() or " " in text):
        raise Unusable(f"METRICS_TOKEN must be at least {LEAST_TOKEN} letters, digits and signs without a space; "
                       "`openssl rand -hex 16` makes one")
    return text


def _passphrase(text):
    if text and len(text) < LEAST_PASSPHRASE:
        raise Unusable(f"BACKUP_PASSPHRASE must have at least {LEAST_PASSPHRASE} characters")
    return text


def _backups(url):
    """Where backups go, if nothing else was said: beside the SQLite file, else where the server was started."""
    return (url.removeprefix("sqlite:///") if url.startswith("sqlite:///") else "lianfang") + ".backups"


def _exports(url):
    """Where large files wait to be fetched, if nothing else was said: beside the SQLite file."""
    if url.startswith("sqlite:///"):
        return url.removeprefix("sqlite:///") + ".exports"
    return str(Path(tempfile.gettempdir()) / "lianfang-exports")


READ: dict[str, Callable[[str], object]] = {
    "LOG_LEVEL": _level, "FEVER_ABOVE": _fever, "DAY_CLOSES": _hour, "TIMEZONE": _timezone, "PUBLIC_URL": _public,
    "TRUSTED_PROXIES": partial(_networks, "TRUSTED_PROXIES"), "METRICS_FROM": partial(_networks, "METRICS_FROM"),
    "METRICS_TOKEN": _token, "BACKUP_PASSPHRASE": _passphrase, "DATABASE_URL": _database,
    "UPSTREAM": _upstream}
