"""Keeps whole files unreadable at rest: AES-256-GCM, because SM4 in software is slow for bulk.

The sealed form is `CKF1`, one byte with the length of the key's name, the name, 12 bytes of iv, the
cipher text and its tag. The key of files is derived from the key of the ring (RFC 5869), so that
one ring serves both, whatever algorithm its keys are for.
"""

import secrets

from app.vault.algorithms import IV_BYTES, TAG_BYTES
from app.vault.keys import KeyRing
from app.vault.refusals import EnvelopeDamaged

MAGIC = b"CKF1"


class FileCipher:
    """Seals files with the newest key, opens with any known one, and binds a file to its place."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring

    def seal(self, plain: bytes, place: str) -> bytes:
        """The sealed file under the active key, bound to `place`."""
        kid = self._ring.active
        name = kid.encode()
        head = MAGIC + bytes((len(name),)) + name
        iv = secrets.token_bytes(IV_BYTES)
        aad = head + place.encode()
        return head + iv + self._ring.file_sealer(kid).seal(iv, plain, aad)

    def open(self, sealed: bytes, place: str) -> bytes:
        """The plain file; KeyUnknown or EnvelopeDamaged when it cannot be had."""
        kid, head = _head(sealed)
        rest = sealed[len(head) :]
        if len(rest) < IV_BYTES + TAG_BYTES:
            raise EnvelopeDamaged
        aad = head + place.encode()
        return self._ring.file_sealer(kid).open(rest[:IV_BYTES], rest[IV_BYTES:], aad)

    def reseal(self, sealed: bytes, place: str) -> bytes | None:
        """The same file under the active key, or None when it is already."""
        if _head(sealed)[0] == self._ring.active:
            return None
        return self.seal(self.open(sealed, place), place)


def _head(sealed: bytes) -> tuple[str, bytes]:
    """The key's name and the head of a sealed file; EnvelopeDamaged for anything else."""
    if not sealed.startswith(MAGIC) or len(sealed) <= len(MAGIC):
        raise EnvelopeDamaged
    start = len(MAGIC) + 1
    head = sealed[: start + sealed[len(MAGIC)]]
    try:
        return head[start:].decode("ascii"), head
    except UnicodeDecodeError:
        raise EnvelopeDamaged from None
