"""ID-card numbers: found and blacked out. Pure.

Source: GB 11643-1999. 17 digits and a check digit, which is ISO 7064 MOD 11-2.
"""

import re
from typing import Any

NUMBER = re.compile(rb"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")
TEXT = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])", re.ASCII)
BIRTHDAY = re.compile(r"[0-9]{6}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])", re.ASCII)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
BLACK = "*" * 18
_ZEROS = bytes(ord("0") if chr(byte).isdigit() and byte < 128 else byte for byte in range(256))
_RUN = b"0" * 17


def is_number(digits: str) -> bool:
    """Whether 18 characters are an ID-card number with its right check digit."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == digits[17].upper()


def within(data: bytes) -> bool:
    """Whether the bytes hold an ID-card number. Most bodies have no run of 17 digits, which is seen at once."""
    return _RUN in data.translate(_ZEROS) and any(is_number(found.decode()) for found in NUMBER.findall(data))


def blacken(value: Any) -> Any:
    """The JSON value with every ID-card number in it blacked out, in keys and numbers too."""
    if isinstance(value, str):
        return TEXT.sub(lambda found: BLACK if is_number(found[0]) else found[0], value)
    if isinstance(value, list):
        return [blacken(item) for item in value]
    if isinstance(value, dict):
        return {blacken(key): blacken(item) for key, item in value.items()}
    if isinstance(value, int) and len(str(value)) == 18 and is_number(str(value)):
        return BLACK
    return value


def blacken_likely(text: str) -> str:
    """The text with what may be such numbers blacked out, mistyped ones too: those that say a birthday where they do.

    For what whole lists of people bring along; of an op the check digit decides.
    """
    return TEXT.sub(lambda found: BLACK if is_number(found[0]) or BIRTHDAY.match(found[0]) else found[0], text)


def blacken_bytes(data: bytes) -> bytes:
    """The same for a line that can't be read as JSON."""
    return NUMBER.sub(lambda found: BLACK.encode() if is_number(found[0].decode()) else found[0], data)
