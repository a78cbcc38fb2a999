"""A file sealed by a passphrase: AES-256-GCM in pieces, by a key that scrypt makes of the passphrase.

A sealed file is MAGIC, a salt, a prefix, and pieces. The nonce of each piece counts and says whether it is the last, so
that none can be left out, put elsewhere or cut off unseen (Hoang, Reyhanitabar, Rogaway, Vizár: STREAM).
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"lianfang sealed 1\n"
SALT, PREFIX, TAG = 16, 7, 16  # bytes
PIECE = 1 << 20
COST = 1 << 15  # of scrypt: 32 MB and a tenth of a second, once a file


class Closed(Exception):
    """The file does not open: another passphrase, or not the file that was sealed."""


def is_sealed(path: Path) -> bool:
    """Whether a file was sealed here."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def seal(source: Path, target: BinaryIO, passphrase: str) -> None:
    """Write what is in `source` sealed to `target`."""
    head = MAGIC + os.urandom(SALT + PREFIX)
    box = _box(passphrase, head)
    target.write(head)
    with source.open("rb") as file:
        for nonce, piece in _numbered(head, file, PIECE):
            target.write(box.encrypt(nonce, piece, head))


def unseal(source: Path, target: BinaryIO, passphrase: str) -> None:
    """Write what was sealed in `source` to `target`. Raises Closed."""
    with source.open("rb") as file:
        head = file.read(len(MAGIC) + SALT + PREFIX)
        box = _box(passphrase, head)
        try:
            for nonce, piece in _numbered(head, file, PIECE + TAG):
                target.write(box.decrypt(nonce, piece, head))
        except InvalidTag:
            raise Closed from None


def _box(passphrase, head):
    salt = head[len(MAGIC):len(MAGIC) + SALT]
    return AESGCM(Scrypt(salt=salt, length=32, n=COST, r=8, p=1).derive(passphrase.encode()))


def _numbered(head, file, size) -> Iterator[tuple[bytes, bytes]]:
    """`(nonce, piece)` of each piece of a file; an empty file is one empty piece."""
    piece, n = file.read(size), 0
    while True:
        after = file.read(size)
        yield head[-PREFIX:] + n.to_bytes(4, "big") + bytes([not after]), piece
        if not after:
            return
        piece, n = after, n + 1
