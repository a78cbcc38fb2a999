"""What can be wrong with a value: one catalogue of codes and sentences.

A refusal is stored as a code with its numbers, and becomes a sentence in the reader's language where it is shown.
"""

from collections.abc import Callable, Mapping


def _(message):
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


SENTENCES = {
    "required": _("Must not be empty."),
    "text": _("Must be text."),
    "number": _("Must be a number."),
    "integer": _("Must be a whole number."),
    "boolean": _("Must be yes or no."),
    "list": _("Must be a list of texts."),
    "datetime": _("Must be a date and time such as 2020-02-08T18:30:00+08:00."),
    "date": _("Must be a day such as 2020-02-08."),
    "choice": _("Must be one of: %(choices)s."),
    "range": _("Must be between %(min)s and %(max)s."),
    "decimals": _("Must have at most %(decimals)s decimal places."),
    "too_long": _("Must not be longer than %(max)s characters."),
    "too_many": _("Must not have more than %(max)s entries."),
    "control_characters": _("Must not contain control characters."),
    "json": _("This line is not an op: it can't be read as JSON."),
    "utf8": _("This line is not an op: it is not UTF-8 text."),
    "line_too_long": _("This op is longer than 64 KiB."),
    "too_deep": _("This op is nested more than 8 levels deep."),
    "id_card": _("An ID-card number was found here and has been blacked out. Please don't write such numbers down."),
    "missing": _("Is missing."),
    "unknown_key": _("An op has no such part."),
    "clock": _("Must be a time in milliseconds since 1970."),
    "id": _("Must be the id of a record of this kind."),
    "natural_id": _("The key of a record never changes. Take this one back and write a new one."),
    "natural_key": _("All fields of the key are needed: %(fields)s."),
    "nfc": _("Must be text in the normal form NFC."),
    "base": _("Must be lists of dots, each such as 7k3v9q2m4x7ab.12."),
    "base_name": _("This kind has no such field or group."),
    "person": _("This person is not enrolled on this device."),
    "role": _("This role may not write this kind of record."),
    "role_field": _("This role may not write this field."),
    "revoked": _("This device has been withdrawn."),
    "other_kind": _("The record it names is of another kind."),
    "other_site": _("The record it names belongs to another place."),
    "no_record": _("The record it names does not exist."),
    "newer": _("This was written with a newer version than is running here."),
    "unjudged": _("This could not be read here. It is kept as it came, and will be looked at again."),
    "unfolded": _("This is kept, but could not be put in its place yet. The operator of the server can see why."),
    "unsure": _("Choose one of those that were found, or empty the search."),
    "formula": _("This is a formula, not a value. Put the value itself there."),
    "cut": _("The program has cut this number. Format the column as text, and type the number again."),
    "nobody": _("Nothing here is called so."),
    "several": _("Several here are called so. Take the one that is meant from a sheet that was exported here."),
    "typed": _("This row is typed in already."),
    "withdrawn": _("It was taken back here."),
    "contradicts": _("Row %(line)s of the same sheet says something else of the same."),
    "void_reason": _("Must be a reason, or empty to restore the record."),
}


class Message(dict):
    """A refusal as stored: `{"code": …}` with the numbers that its sentence needs."""

    def __init__(self, code, **values):
        super().__init__(code=code, **values)


def sentence(message: Mapping, translate: Callable[[str], str] = lambda text: text) -> str:
    """The refusal in words. `translate` is gettext of the reader's language."""
    return translate(SENTENCES[message["code"]]) % message
