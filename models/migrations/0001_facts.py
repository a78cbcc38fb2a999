"""The tables of the first version: sites, people, nodes, the log of ops, and what is kept beside it."""

from models.database import database
from models.node import Contact, Member, Node, Token
from models.op import Awaited, Evidence, Notice, Once, Op, Released, Verdict
from models.person import Invitation, Person, Session
from models.site import Counter, Setting, Site

TABLES = [Setting, Site, Counter, Person, Session, Invitation, Node, Member, Token, Contact,
          Op, Verdict, Awaited, Released, Evidence, Once, Notice]


def up() -> None:
    """Create them."""
    database.create_tables(TABLES)
