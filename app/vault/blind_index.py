"""A keyed fingerprint, so that a sealed phone or ID number can still be found by its exact value.

The setting is `<digest>:<base64url of 32 bytes>` with `sm3` or `sha256`. The digest is written down
and never guessed: two machines that chose differently would not find each other's rows. Where
OpenSSL has no SM3, an `sm3` key is refused in a sentence, and `sha256` is the one to use.
"""

import re
import secrets
import unicodedata
from collections.abc import Mapping

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256, SM3, HashAlgorithm
from cryptography.hazmat.primitives.hmac import HMAC

from app.vault.encoding import decoded, encoded
from app.vault.refusals import KeyRingUnreadable

KEY_BYTES = 32
KEPT_BYTES = 16
DIGESTS: Mapping[str, type[HashAlgorithm]] = {"sm3": SM3, "sha256": SHA256}


class BlindIndex:
    """HMAC of kind and value under one key, cut to 16 bytes."""

    def __init__(self, digest: str, key: bytes) -> None:
        """Raises KeyRingUnreadable when OpenSSL does not have the digest."""
        try:
            self._mac = HMAC(key, DIGESTS[digest]())
        except UnsupportedAlgorithm:
            raise KeyRingUnreadable(
                f"The index key asks for {digest}, which the OpenSSL of this machine does not have."
            ) from None

    def of(self, kind: str, plain: str) -> str:
        """32 hex digits; the same for every spelling that normalises to the same value.

        The empty value stays empty: it must never be searched for.
        """
        value = re.sub(r"\s", "", unicodedata.normalize("NFKC", plain)).upper()
        if not value:
            return ""
        mac = self._mac.copy()
        mac.update(f"{kind}\0{value}".encode())
        return mac.finalize()[:KEPT_BYTES].hex()


def blind_index(text: str) -> BlindIndex:
    """The index in a settings text, or KeyRingUnreadable with a plain sentence."""
    digest, _, spelled = text.strip().partition(":")
    if digest not in DIGESTS:
        raise KeyRingUnreadable("The index key has the form <digest>:<key> with sm3 or sha256.")
    key = decoded(spelled.rstrip("=").replace("+", "-").replace("/", "_"))
    if key is None or len(key) != KEY_BYTES:
        raise KeyRingUnreadable(f"The index key is not the base64 of {KEY_BYTES} bytes.")
    return BlindIndex(digest, key)


def new_index_key(digest: str = "sm3") -> str:
    """A fresh index key in its settings form; KeyRingUnreadable for an unknown digest."""
    if digest not in DIGESTS:
        raise KeyRingUnreadable("The digest of an index key is sm3 or sha256.")
    return f"{digest}:{encoded(secrets.token_bytes(KEY_BYTES))}"
