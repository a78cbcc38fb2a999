"""Numbers as people type them in a hurry: 36.8, 36,8, ３６．８, 368. Pure."""

import re
import unicodedata

FOLDED = str.maketrans("OI", "01")
DEGREES = re.compile(r"[0-9]+(\.[0-9])?")
WHOLE = re.compile(r"[0-9]{1,9}")
FEN = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")
THOUSANDS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")


def degrees(text):
    """A temperature in °C with one decimal, or None for nothing typed. Raises ValueError.

    Three digits without a point are tenths: nobody at a gate means 368 degrees. A point with nothing behind it is a
    number that is not finished yet, never a round one.
    """
    text = _plain(text)
    if not text:
        return None
    if not DEGREES.fullmatch(text):
        raise ValueError(text)
    value = float(text)
    return round(value / 10, 1) if text.isdigit() and 300 <= value <= 450 else value


def fen(text):
    """An amount of yuan in fen, or None for nothing typed. Raises ValueError for what is no amount.

    A comma before three digits parts thousands (1,234.50); any other is a point.
    """
    text = _narrow(text).removeprefix("¥").removesuffix("元").strip()
    text = text.replace(",", "") if THOUSANDS.fullmatch(text) else _plain(text)
    if not text:
        return None
    if not FEN.fullmatch(text):
        raise ValueError(text)
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))


def whole(text):
    """A whole number, or None for nothing typed. Raises ValueError for what is none."""
    text = _plain(text)
    if text and not WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text) if text else None


def _narrow(text):
    return unicodedata.normalize("NFKC", text or "").strip()


def _plain(text):
    return _narrow(text).replace(",", ".").replace("。", ".")


def plate(text):
    """A plate as it is stored: capitals, nothing between, O and I as the digits that they are read as."""
    folded = unicodedata.normalize("NFKC", text or "").upper().translate(FOLDED)
    return "".join(sign for sign in folded if sign.isalnum()) or None
