"""The desk: pages for coordinators and officers, rendered by the server only. One file a noun."""

from views.desk import (
    conflicts,
    day,
    enrolment,
    invitations,
    nodes,
    quarantine,
    record,
    records,
    signin,
    sites,
)
from views.desk.blueprint import blueprint

__all__ = ["blueprint", "conflicts", "day", "enrolment", "invitations", "nodes", "quarantine", "record", "records",
           "signin", "sites"]
