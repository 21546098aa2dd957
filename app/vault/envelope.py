"""The sealed form of one field: `v1.<alg>.<kid>.<base64url of iv, cipher text and tag>`."""

from dataclasses import dataclass

from app.vault.algorithms import ALGORITHMS, IV_BYTES, TAG_BYTES
from app.vault.encoding import decoded, encoded
from app.vault.refusals import EnvelopeDamaged

VERSION = "v1"


@dataclass(frozen=True)
class Envelope:
    """An envelope taken apart: which key closed it, its 12-byte iv, the text with its tag."""

    alg: str
    kid: str
    iv: bytes
    sealed: bytes

    @property
    def text(self) -> str:
        """The form that is stored."""
        return f"{VERSION}.{self.alg}.{self.kid}.{encoded(self.iv + self.sealed)}"

    @classmethod
    def read(cls, text: str) -> "Envelope":
        """The envelope in a stored text, or EnvelopeDamaged for anything else."""
        parts = text.split(".")
        if len(parts) != 4 or parts[0] != VERSION or parts[1] not in ALGORITHMS:
            raise EnvelopeDamaged
        payload = decoded(parts[3])
        if payload is None or len(payload) < IV_BYTES + TAG_BYTES:
            raise EnvelopeDamaged
        return cls(parts[1], parts[2], payload[:IV_BYTES], payload[IV_BYTES:])
