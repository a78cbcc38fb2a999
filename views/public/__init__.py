"""What stands open: the board of a compound for everybody, and the page of a home for whoever holds its card."""

from views.public import board, home  # noqa: F401 – they register their pages
from views.public.blueprint import blueprint

__all__ = ["blueprint"]
