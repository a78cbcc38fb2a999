"""What can be wrong with a database as a whole."""

import sqlite3

import peewee
import psycopg

# What goes through a driver's own cursor raises the driver's own errors.
LINE = (peewee.OperationalError, peewee.InterfaceError, peewee.InternalError, sqlite3.OperationalError,
        psycopg.OperationalError, psycopg.InterfaceError, psycopg.InternalError)

# Said by a database that somebody else has, or whose disk is full: what was asked of it can be asked again later.
LATER = ("locked", "timeout", "disk is full", "disk I/O error", "No space left")


def is_passing(failure: BaseException) -> bool:
    """Whether a driver's error says nothing of what was asked, and later there may be none."""
    return isinstance(failure, LINE) and any(said in str(failure) for said in LATER)


class Busy(Exception):
    """The database could not be had in time. Nothing was written, or nobody was told that it was."""


class Gone(peewee.OperationalError):
    """The file that this process has open is no longer the one at its path: what it writes there would be lost."""
