"""The place where the desk's pages are registered, those of signing in and enrolling among them."""

from flask import Blueprint

blueprint = Blueprint("desk", __name__)
