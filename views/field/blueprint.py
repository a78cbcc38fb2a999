"""The place where the field's pages are registered."""

from flask import Blueprint

blueprint = Blueprint("field", __name__, url_prefix="/field")
