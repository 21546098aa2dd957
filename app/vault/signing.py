"""Signs receipts with Ed25519 (RFC 8032): the last key signs, every key of the ring verifies.

The text form in the settings is `<kid>:<base64url of the 32-byte seed>` for each key, separated by
commas or new lines. A key that is taken out of the ring can no longer verify what it signed, so old
keys stay in front. Refusals name the position of a key, never a part of it.
"""

import re
import secrets
from collections.abc import Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.vault.encoding import decoded, encoded
from app.vault.keys import KID, WHAT_IS_A_NAME
from app.vault.refusals import KeyRingUnreadable

SEED_BYTES = 32


class Ed25519Signer:
    """Keys by name; the last one given signs."""

    def __init__(self, keys: Mapping[str, Ed25519PrivateKey]) -> None:
        """Raises KeyRingUnreadable without keys."""
        if not keys:
            raise KeyRingUnreadable("There is no key for receipts.")
        self._keys = dict(keys)
        self._public = {kid: key.public_key() for kid, key in keys.items()}
        self.key_id = next(reversed(self._keys))

    @property
    def public_keys(self) -> Mapping[str, str]:
        """The public half of every key by name, base64url of 32 bytes, the one that signs last."""
        return {
            kid: encoded(key.public_bytes(Encoding.Raw, PublicFormat.Raw))
            for kid, key in self._public.items()
        }

    def sign(self, content: bytes) -> str:
        """The signature of the newest key, base64url of 64 bytes; the same for the same bytes."""
        return encoded(self._keys[self.key_id].sign(content))

    def verify(self, content: bytes, signature: str, key_id: str) -> bool:
        """Whether the key called `key_id` signed exactly these bytes; False for an unknown key."""
        key = self._public.get(key_id)
        return key is not None and is_signed(key, content, signature)


def is_signed(key: Ed25519PublicKey, content: bytes, signature: str) -> bool:
    """Whether `signature` (base64url) is that of `key` under `content`; False for any nonsense."""
    raw = decoded(signature)
    if raw is None:
        return False
    try:
        key.verify(raw, content)
    except InvalidSignature:
        return False
    return True


def signer_of(text: str) -> Ed25519Signer:
    """The signer of a settings text, or KeyRingUnreadable with a sentence that names the position.

    Refused are also a name used twice and a ring without keys.
    """
    keys: dict[str, Ed25519PrivateKey] = {}
    entries = [entry.strip() for entry in re.split(r"[,\n]", text)]
    for place, entry in enumerate(filter(None, entries), 1):
        kid, key = _key(place, entry)
        if kid in keys:
            raise KeyRingUnreadable(f"Key {place} for receipts has the name of another key.")
        keys[kid] = key
    return Ed25519Signer(keys)


def new_receipt_key(kid: str = "") -> str:
    """A fresh key in its settings form; without `kid` it gets a random name.

    Raises KeyRingUnreadable for a name that cannot be one.
    """
    name = kid or "r" + secrets.token_hex(4)
    if not KID.fullmatch(name):
        raise KeyRingUnreadable(WHAT_IS_A_NAME)
    return f"{name}:{encoded(secrets.token_bytes(SEED_BYTES))}"


def _key(place: int, entry: str) -> tuple[str, Ed25519PrivateKey]:
    kid, _, spelled = (part.strip() for part in entry.partition(":"))
    where = f"Key {place} for receipts cannot be read."
    if not spelled:
        raise KeyRingUnreadable(f"{where} It has the form <name>:<seed>.")
    if not KID.fullmatch(kid):
        raise KeyRingUnreadable(f"{where} {WHAT_IS_A_NAME}")
    seed = decoded(spelled.rstrip("=").replace("+", "-").replace("/", "_"))
    if seed is None:
        raise KeyRingUnreadable(f"{where} Its seed is not base64.")
    if len(seed) != SEED_BYTES:
        raise KeyRingUnreadable(f"{where} Its seed has {len(seed)} bytes, not {SEED_BYTES}.")
    return kid, Ed25519PrivateKey.from_private_bytes(seed)
