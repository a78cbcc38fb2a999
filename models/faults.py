"""What can be wrong with a database as a whole."""

import sqlite3

import peewee
import psycopg

# What goes through a driver's own cursor raises the driver's own errors.
LINE = (peewee.OperationalError, peewee.InterfaceError, peewee.InternalError, sqlite3.OperationalError,
        psycopg.OperationalError, psycopg.InterfaceError, psycopg.InternalError)


class Busy(Exception):
    """The database could not be had in time. Nothing was written, or nobody was told that it was."""


class Gone(peewee.OperationalError):
    """The file that this process has open is no longer the one at its path: what it writes there would be lost."""
