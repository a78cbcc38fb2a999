"""The desk: pages for coordinators and officers, rendered by the server only. One file a noun."""

from views.desk import (
    day,
    enrolment,
    inbox,
    inbox_decided,
    invitations,
    nodes,
    quarantine,
    record,
    records,
    signin,
    sites,
)
from views.desk.blueprint import blueprint

__all__ = ["blueprint", "day", "enrolment", "inbox", "inbox_decided", "invitations", "nodes", "quarantine",
           "record", "records", "signin", "sites"]
