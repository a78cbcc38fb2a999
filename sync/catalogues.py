"""Texts in both languages at once, for what a device keeps and shows later in either."""

from functools import lru_cache
from pathlib import Path

from babel.support import Translations

LANGUAGES = ("en", "zh_CN")
FOLDER = Path(__file__).parent.parent / "translations"


@lru_cache(maxsize=4)
def catalogue(language):
    """The gettext catalogue of a language."""
    return Translations.load(FOLDER, [language])


def both(text):
    """`{"en": …, "zh_CN": …}` of a marked text."""
    return {language: catalogue(language).gettext(text) if text else text for language in LANGUAGES}
