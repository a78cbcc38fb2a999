"""What a form says of itself: what it holds, for whom it was made, and for which site."""

import hashlib
import json

from flask import request


def digest():
    """The digest of the form that was sent, its address with it; empty where none was.

    Browsers end lines in two ways, according to how a form is sent.
    """
    if request.method != "POST":
        return ""
    fields = {name: value.replace("\r\n", "\n") for name, value in request.form.items()}
    return hashlib.sha256(json.dumps([request.path, fields], sort_keys=True).encode()).hexdigest()
