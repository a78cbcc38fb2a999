"""What a check refuses, in the reader's language."""

from flask_babel import gettext as _

from models.fields import Choice
from models.messages import sentence


def explained(errors: dict, shape=None) -> dict:
    """Refusals of the intake: field → sentence; what concerns no field is under ``""``.

    With the `shape` of a kind, its words and fields are called as people call them.
    """
    return {name: " ".join(sentence(_in_words(message, shape, name), _) for message in messages)
            for name, messages in errors.items()}


def _in_words(message, shape, name):
    if shape is None:
        return message
    f = shape.fields.get(name)
    named = {"choices": f.words if isinstance(f, Choice) else {},
             "fields": {one: declared.label for one, declared in shape.fields.items()}}
    return {**message, **{part: _(", ").join(_(words.get(word, word)) for word in message[part].split(", "))
                          for part, words in named.items() if part in message}}
