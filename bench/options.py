"""What may be asked of every command of the bench."""

import argparse
from dataclasses import dataclass

from bench.databases import Databases, Postgres, Sqlite
from bench.load import Size


@dataclass(frozen=True)
class Wanted:
    databases: Databases
    size: Size
    rounds: int
    days: int


def asked(about: str) -> Wanted:
    """The command line's wishes; `about` is the help's first paragraph."""
    parser = argparse.ArgumentParser(description=about.partition("\n")[0])
    parser.add_argument("--postgres", action="store_true", help="a real PostgreSQL instead of SQLite")
    parser.add_argument("--rounds", type=int, default=5, help="times that everything is done; medians are shown")
    parser.add_argument("--sites", type=int, default=9, help="compounds")
    parser.add_argument("--phones", type=int, default=5, help="phones of each compound")
    parser.add_argument("--entries", type=int, default=500, help="gate entries of a phone")
    parser.add_argument("--updates", type=int, default=50, help="errand updates of a phone, a fifth in conflict")
    parser.add_argument("--days", type=int, default=40, help="days before, for growth; 40 are a million ops")
    told = parser.parse_args()
    size = Size(sites=told.sites, phones=told.phones, entries=told.entries, updates=told.updates)
    return Wanted(Postgres() if told.postgres else Sqlite(), size, told.rounds, told.days)
