"""The two ways to seal a field: SM4-GCM (RFC 8998) and AES-256-GCM, with one face."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.vault.refusals import EnvelopeDamaged, KeyRingUnreadable

IV_BYTES = 12
TAG_BYTES = 16


class Sealer(Protocol):
    """One key at work: `sealed` is always the cipher text followed by a 16-byte tag."""

    def seal(self, iv: bytes, plain: bytes, aad: bytes) -> bytes:
        """The cipher text and its tag; `iv` has 12 bytes and is never used twice with a key."""

    def open(self, iv: bytes, sealed: bytes, aad: bytes) -> bytes:
        """The plain bytes, or EnvelopeDamaged when the tag does not fit."""


class Sm4Gcm:
    """SM4 (GB/T 32907) in Galois/Counter mode, as in RFC 8998."""

    def __init__(self, key: bytes) -> None:
        self._sm4 = algorithms.SM4(key)
        try:
            Cipher(self._sm4, modes.GCM(bytes(IV_BYTES))).encryptor()
        except UnsupportedAlgorithm:
            raise KeyRingUnreadable(
                "A key asks for sm4gcm, which the OpenSSL of this machine does not have."
            ) from None

    def seal(self, iv: bytes, plain: bytes, aad: bytes) -> bytes:
        """The cipher text and its tag."""
        at_work = Cipher(self._sm4, modes.GCM(iv)).encryptor()
        at_work.authenticate_additional_data(aad)
        return at_work.update(plain) + at_work.finalize() + at_work.tag

    def open(self, iv: bytes, sealed: bytes, aad: bytes) -> bytes:
        """The plain bytes, or EnvelopeDamaged."""
        text, tag = sealed[:-TAG_BYTES], sealed[-TAG_BYTES:]
        at_work = Cipher(self._sm4, modes.GCM(iv, tag)).decryptor()
        at_work.authenticate_additional_data(aad)
        try:
            return at_work.update(text) + at_work.finalize()
        except InvalidTag:
            raise EnvelopeDamaged from None


class Aes256Gcm:
    """AES with a 256-bit key in Galois/Counter mode (NIST SP 800-38D)."""

    def __init__(self, key: bytes) -> None:
        self._aes = AESGCM(key)

    def seal(self, iv: bytes, plain: bytes, aad: bytes) -> bytes:
        """The cipher text and its tag."""
        return self._aes.encrypt(iv, plain, aad)

    def open(self, iv: bytes, sealed: bytes, aad: bytes) -> bytes:
        """The plain bytes, or EnvelopeDamaged."""
        try:
            return self._aes.decrypt(iv, sealed, aad)
        except InvalidTag:
            raise EnvelopeDamaged from None


@dataclass(frozen=True)
class Algorithm:
    """How many bytes a key has, and what puts it to work."""

    key_bytes: int
    sealer: Callable[[bytes], Sealer]


ALGORITHMS: Mapping[str, Algorithm] = {
    "sm4gcm": Algorithm(16, Sm4Gcm),
    "a256gcm": Algorithm(32, Aes256Gcm),
}
