"""What a form asks for: its fields as values, and what is wrong with them in words."""

import secrets

from flask import request
from flask_babel import gettext as _

from models import forms
from sync import intake
from views import refusals


def text(name):
    """What was typed into a field of the form, made even; None where it is empty."""
    return forms.text(name, request.form.get(name, ""))


def texts(*names):
    """Several fields of the form: name → text or None."""
    return {name: text(name) for name in names}


def query():
    """What is looked for, in the query of the address; at most 40 characters."""
    return forms.clean(request.args.get("q", ""))[:40]


def everything():
    """The form as it was sent, to be shown again."""
    return dict(request.form.items())


def once():
    """A new id for a form, so that sending it twice writes once."""
    return secrets.token_hex(10)


def again(who):
    """Whether this very form was taken before: its answer was lost, and it is sent once more."""
    return intake.again(who, text("once"))


def degrees(name, errors):
    """The temperature in a field of the form, or None; what is wrong with it goes into `errors`."""
    return _number(forms.degrees, name, errors, _("Write the temperature like this: 36.8."))


def whole(name, errors):
    """The whole number in a field of the form, or None; what is wrong with it goes into `errors`."""
    return _number(forms.whole, name, errors, _("Write a whole number."))


def explain(invalid):
    """Field → what is wrong with it, in the reader's language, of an `intake.Invalid`."""
    return refusals.explained(invalid.errors)


def _number(read, name, errors, says):
    typed = text(name)
    try:
        return read(typed) if typed else None
    except ValueError:
        errors[name] = says
        return None
