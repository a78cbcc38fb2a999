"""Cards: what the QR of a printed pass says, and whether that is as it was signed. Pure; static/device/cards.js is its
twin.

A card says `LFP1.site.holder.number.valid_to.signature`: a holder may have dots in it, nothing else has. The signature
is ECDSA with P-256 and SHA-256 over all before its dot, r and s one after the other, in base64url without padding. It
is made with the key to which files are sealed, which phones know since they were enrolled: what is signed begins
with BEGIN, and nothing else is ever signed with it.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from sync import seal

BEGIN = "LFP1"
# The code of a thing that stands somewhere, such as a point of a patrol: `LFT1.site.record`.
THING = "LFT1"
CARRIED = re.compile("LFQ[0-9A-F]{6}")
FORMAT = re.compile("LF[PT][0-9]+")
SIGNATURE = re.compile("[A-Za-z0-9_-]{86}")
HALF = 32
# Equal cards look equal: the same pass printed twice is the same code.
SIGNED = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)


class Card(NamedTuple):
    """What a card says; `number` and `valid_to` (`2020-02-20`) may be empty. `signed` is what `signature` is over."""

    site: str
    holder: str
    number: str
    valid_to: str
    signed: str
    signature: bytes


class Thing(NamedTuple):
    """The record of a thing that has a code."""

    site: str
    record: str


def code(site: str, holder: str, number: str, valid_to: str, private: str) -> str:
    """The text of the QR of a card."""
    text = f"{BEGIN}.{site}.{holder}.{number.replace('.', '')}.{valid_to}"
    one, other = decode_dss_signature(seal.private_key(private).sign(text.encode(), SIGNED))
    return f"{text}.{seal.text(one.to_bytes(HALF) + other.to_bytes(HALF))}"


def read(text: str) -> Card | Thing | str:
    """What a code says, or what is wrong with it: `other` for none of ours, `carried` for one of "My phone", `newer`
    for another format, `torn` for a part of one."""
    if CARRIED.match(text):
        return "carried"
    begin, *parts = text.split(".")
    if not FORMAT.fullmatch(begin):
        return "other"
    if begin == THING and len(parts) > 1:
        return Thing(parts[0], ".".join(parts[1:]))
    if begin != BEGIN:
        return "newer" if begin != THING else "torn"
    if len(parts) < 5:
        return "torn"
    site, *holder, number, valid_to, signature = parts
    if not SIGNATURE.fullmatch(signature) or not site or not any(holder):
        return "torn"
    return Card(site, ".".join(holder), number, valid_to, text.rpartition(".")[0], seal.data(signature))


def genuine(card: Card, keys: Iterable[str]) -> bool:
    """Whether the signature of a card was made with one of these keys, public ones as `seal.public` gives them."""
    halves = card.signature[:HALF], card.signature[HALF:]
    signature = encode_dss_signature(*(int.from_bytes(half) for half in halves))
    return any(_made_with(key, signature, card.signed.encode()) for key in keys)


def _made_with(key, signature, text):
    try:
        seal.public_key(seal.data(key)).verify(signature, text, SIGNED)
    except (InvalidSignature, ValueError):
        return False
    return True
