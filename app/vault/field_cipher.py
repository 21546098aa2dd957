"""The Cipher port, kept by a key ring and a blind index."""

import secrets

from app.vault.algorithms import IV_BYTES
from app.vault.blind_index import BlindIndex, blind_index
from app.vault.envelope import Envelope
from app.vault.keys import KeyRing, key_ring
from app.vault.refusals import EnvelopeDamaged


class FieldCipher:
    """Seals with the newest key, opens with any known one, and binds a value to its place."""

    def __init__(self, ring: KeyRing, index: BlindIndex) -> None:
        self.ring = ring
        self.index = index

    @classmethod
    def of(cls, keys: str, index_key: str) -> "FieldCipher":
        """The cipher of two settings texts, or KeyRingUnreadable in a sentence without secrets."""
        return cls(key_ring(keys), blind_index(index_key))

    def seal(self, plain: str, place: str) -> str:
        """The envelope under the active key, bound to `place`; the empty string stays empty."""
        if not plain:
            return ""
        kid, alg = self.ring.active, self.ring.active_alg
        iv = secrets.token_bytes(IV_BYTES)
        sealed = self.ring.sealer(kid, alg).seal(iv, plain.encode(), place.encode())
        return Envelope(alg, kid, iv, sealed).text

    def open(self, envelope: str, place: str) -> str:
        """The plain text; KeyUnknown or EnvelopeDamaged when it cannot be had."""
        if not envelope:
            return ""
        read = Envelope.read(envelope)
        raw = self.ring.sealer(read.kid, read.alg).open(read.iv, read.sealed, place.encode())
        try:
            return raw.decode()
        except UnicodeDecodeError:
            raise EnvelopeDamaged from None

    def blind(self, kind: str, plain: str) -> str:
        """A keyed fingerprint for exact search, 32 hex digits; empty for the empty string."""
        return self.index.of(kind, plain)

    def reseal(self, envelope: str, place: str) -> str | None:
        """The same text under the active key, or None when nothing needs to change."""
        if not envelope or Envelope.read(envelope).kid == self.ring.active:
            return None
        return self.seal(self.open(envelope, place), place)
