"""How a file is sealed to a collector (PROTOCOL sections 9 and 12): P-256, HKDF-SHA-256, AES-256-GCM. Pure.

A sealed file is MAGIC, the mark of the collector's public key, a public key made for this file alone, and what AES-GCM
makes of the contents, its tag at the end. All before that is authenticated with it.
"""

import base64
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC, INFO = b"LFB1", b"lianfang bundle 1"
MARK, POINT, TAG = 8, 65, 16
HEAD = len(MAGIC) + MARK + POINT
KEY, NONCE = 32, 12


class Damaged(ValueError):
    """What was sealed can't be opened: it is cut, or not as it was made."""


def new() -> str:
    """A new private key as text."""
    return text(ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value.to_bytes(KEY))


def public(private: str) -> str:
    """The public key of a private one: the uncompressed point of 65 bytes, in base64url without padding."""
    return text(_point(private_key(private).public_key()))


def mark(public: str) -> str:
    """By what a file says for whom it is: the first 8 bytes of SHA-256 of the point, in hex."""
    return sha256(data(public)).digest()[:MARK].hex()


def marked(sealed: bytes) -> str:
    """The mark of the key that a file is sealed to. Raises Damaged for what is no such file."""
    if len(sealed) < HEAD + TAG or not sealed.startswith(MAGIC):
        raise Damaged
    return sealed[len(MAGIC):len(MAGIC) + MARK].hex()


def seal(plain: bytes, to: str) -> bytes:
    """The file of these contents that only the holder of the private key of `to` can open."""
    point, once = data(to), ec.generate_private_key(ec.SECP256R1())
    own = _point(once.public_key())
    head = MAGIC + sha256(point).digest()[:MARK] + own
    key, nonce = _derived(once, public_key(point), own + point)
    return head + AESGCM(key).encrypt(nonce, plain, head)


def unseal(sealed: bytes, private: str) -> bytes:
    """The contents of a file. Raises Damaged."""
    marked(sealed)
    head, rest, own = sealed[:HEAD], sealed[HEAD:], private_key(private)
    point = head[-POINT:]
    try:
        key, nonce = _derived(own, public_key(point), point + _point(own.public_key()))
        return AESGCM(key).decrypt(nonce, rest, head)
    except (InvalidTag, ValueError) as failure:
        raise Damaged from failure


def _derived(private, public, both):
    shared = private.exchange(ec.ECDH(), public)
    out = HKDF(hashes.SHA256(), KEY + NONCE, salt=None, info=INFO + both).derive(shared)
    return out[:KEY], out[KEY:]


def private_key(private: str) -> ec.EllipticCurvePrivateKey:
    """A private key of its text."""
    return ec.derive_private_key(int.from_bytes(data(private)), ec.SECP256R1())


def public_key(point: bytes) -> ec.EllipticCurvePublicKey:
    """A public key of its point. Raises ValueError."""
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def _point(key):
    return key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def text(raw: bytes) -> str:
    """Bytes as base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def data(text: str) -> bytes:
    """The bytes of such a text. Raises ValueError."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
