"""The desk: pages for coordinators and officers, rendered by the server only. One file a noun."""

from views.desk import (
    board,
    conflicts,
    day,
    enrolment,
    exports,
    invitations,
    nodes,
    notes,
    quarantine,
    record,
    records,
    signin,
    sites,
)
from views.desk.blueprint import blueprint

__all__ = ["blueprint", "board", "conflicts", "day", "enrolment", "exports", "invitations", "nodes", "notes",
           "quarantine", "record", "records", "signin", "sites"]
