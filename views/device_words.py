"""The words of the device in both languages, and how each writes a date and a number."""

import json
from pathlib import Path

from babel import Locale
from babel.messages.mofile import read_mo

CHINESE = Path(__file__).parents[1] / "translations" / "zh" / "LC_MESSAGES" / "messages.mo"
LANGUAGES = ("zh_CN", "en")


def catalogues(scripts):
    """Language → text → translation, of the texts that the `scripts` name. An English text is its own translation."""
    with CHINESE.open("rb") as file:
        found = {message.id: message.string for message in read_mo(file) if message.id and message.string}
    return {"zh_CN": {text: found[text] for text in sorted(found) if _named(text, scripts)}, "en": {}}


def _named(text, scripts):
    return json.dumps(text, ensure_ascii=False) in scripts


def formats():
    """Language → what its dates and numbers look like: two date patterns, the short months, what parts thousands."""
    return {language: _formats(Locale.parse(language)) for language in LANGUAGES}


def _formats(locale):
    return {"day": locale.datetime_skeletons["MMMd"].pattern, "year": locale.datetime_skeletons["yMMMd"].pattern,
            "months": list(locale.months["format"]["abbreviated"].values()),
            "group": locale.number_symbols["latn"]["group"]}
