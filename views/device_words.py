"""The words of the device: a list for each language, which a phone fetches apart from its worker.

In the worker a text is the number of its line. So a phone carries no language that nobody there reads.
"""

import json
import re
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.mofile import read_mo

CHINESE = Path(__file__).parents[1] / "translations" / "zh" / "LC_MESSAGES" / "messages.mo"
LANGUAGES = ("zh_CN", "en")
# A word in small letters may be the name of something else; these are nothing but texts.
SMALL, TEXTS = re.compile("[a-z_]+"), ("never",)


@cache
def catalogue():
    """English text → Chinese text, of all that the centre knows."""
    with CHINESE.open("rb") as file:
        return {message.id: message.string for message in read_mo(file) if message.id and message.string}


def known(wanted):
    """The texts that are `wanted`; the one of number n is the n-th, counted from 1.

    They stand by how they end in Chinese: that makes the list smallest.
    """
    found = [text for text in catalogue() if wanted(text) and (text in TEXTS or not SMALL.fullmatch(text))]
    return sorted(found, key=lambda text: (catalogue()[text][::-1], text))


def within(value):
    """The strings of a JSON-shaped value, but for names."""
    if isinstance(value, dict):
        return {text for one in value.values() for text in within(one)}
    return {value} if isinstance(value, str) else set()


def numbered(value, numbers):
    """A JSON-shaped value with numbers in the place of its texts."""
    if isinstance(value, dict):
        return {name: numbered(one, numbers) for name, one in value.items()}
    return numbers.get(value, value) if isinstance(value, str) else value


def listed(texts, language, version):
    """What a phone fetches: in the first line what its dates and numbers look like and of which version it is."""
    chinese = catalogue() if language == "zh_CN" else {}
    first = json.dumps({"version": version, **_formats(Locale.parse(language))}, ensure_ascii=False,
                       separators=(",", ":"))
    return "\n".join([first, *(chinese.get(text, text) for text in texts)])


def _formats(locale):
    """Two date patterns, the short months, what parts thousands."""
    return {"day": locale.datetime_skeletons["MMMd"].pattern, "year": locale.datetime_skeletons["yMMMd"].pattern,
            "months": list(locale.months["format"]["abbreviated"].values()),
            "group": locale.number_symbols["latn"]["group"]}
