"""The key ring: every key that may open, and the last one, which seals.

Its text form in the settings is `<kid>:<alg>:<base64url>` for each key, separated by commas or
new lines, for example `k1:a256gcm:...,k2:sm4gcm:...`. The **last** key is the active one, so
turning the ring means adding a key at the end; where several machines serve, it stands at the
front first, until each of them knows it. Refusals name the position of a key, never a part of it.
"""

import re
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.vault.algorithms import ALGORITHMS, Aes256Gcm, Sealer
from app.vault.encoding import decoded, encoded
from app.vault.refusals import KeyRingUnreadable, KeyUnknown

FILE_KEY_BYTES = 32
FILE_KEY_INFO = b"cunkou file key 1"
KID = re.compile(r"[A-Za-z0-9_-]{1,16}")
WHICH_ALGORITHMS = f"The algorithm of a key is one of: {', '.join(ALGORITHMS)}."
WHAT_IS_A_NAME = "The name of a key has 1 to 16 letters, digits, _ or -."


@dataclass(frozen=True)
class Key:
    """One key; `kid` is its public name, at most 16 letters, digits, `_` or `-`."""

    kid: str
    alg: str
    secret: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """The form for the settings; this is the secret itself."""
        return f"{self.kid}:{self.alg}:{encoded(self.secret)}"


class KeyRing:
    """Keys by name; the last one given is the active one."""

    def __init__(self, keys: list[Key]) -> None:
        """Raises KeyRingUnreadable for an empty ring and for a name used twice."""
        if not keys:
            raise KeyRingUnreadable("The key ring is empty.")
        self._at_work: dict[str, tuple[str, Sealer]] = {}
        self._for_files: dict[str, Sealer] = {}
        for place, key in enumerate(keys, 1):
            if key.kid in self._at_work:
                raise KeyRingUnreadable(f"Key {place} of the key ring has the name of another key.")
            self._at_work[key.kid] = (key.alg, ALGORITHMS[key.alg].sealer(key.secret))
            self._for_files[key.kid] = Aes256Gcm(_file_key(key.secret))
        self.active = keys[-1].kid
        self.active_alg = keys[-1].alg

    @property
    def kids(self) -> tuple[str, ...]:
        """The names of all keys, the active one last."""
        return tuple(self._at_work)

    def sealer(self, kid: str, alg: str) -> Sealer:
        """The key called `kid`, or KeyUnknown when there is none of that name and algorithm."""
        known_alg, sealer = self._at_work.get(kid, ("", None))
        if sealer is None or known_alg != alg:
            raise KeyUnknown
        return sealer

    def file_sealer(self, kid: str) -> Sealer:
        """The key for files that comes from the key called `kid`, or KeyUnknown."""
        if kid not in self._for_files:
            raise KeyUnknown
        return self._for_files[kid]


def key_ring(text: str) -> KeyRing:
    """The ring in a settings text, or KeyRingUnreadable with a sentence that names the position."""
    entries = [entry.strip() for entry in re.split(r"[,\n]", text)]
    return KeyRing([_key(place, entry) for place, entry in enumerate(filter(None, entries), 1)])


def new_key(alg: str = "a256gcm", kid: str = "") -> str:
    """A fresh key in its settings form; without `kid` it gets a random name.

    Raises KeyRingUnreadable for an unknown algorithm or a name that cannot be one.
    """
    if alg not in ALGORITHMS:
        raise KeyRingUnreadable(WHICH_ALGORITHMS)
    name = kid or "k" + secrets.token_hex(4)
    if not KID.fullmatch(name):
        raise KeyRingUnreadable(WHAT_IS_A_NAME)
    return Key(name, alg, secrets.token_bytes(ALGORITHMS[alg].key_bytes)).text


def _file_key(secret: bytes) -> bytes:
    return HKDF(SHA256(), FILE_KEY_BYTES, salt=None, info=FILE_KEY_INFO).derive(secret)


def _key(place: int, entry: str) -> Key:
    parts = [part.strip() for part in entry.split(":")]
    where = f"Key {place} of the key ring cannot be read."
    if len(parts) != 3:
        raise KeyRingUnreadable(f"{where} It has the form <name>:<algorithm>:<key>.")
    kid, alg, spelled = parts
    if not KID.fullmatch(kid):
        raise KeyRingUnreadable(f"{where} {WHAT_IS_A_NAME}")
    if alg not in ALGORITHMS:
        raise KeyRingUnreadable(f"{where} {WHICH_ALGORITHMS}")
    return Key(kid, alg, _secret(where, spelled, ALGORITHMS[alg].key_bytes))


def _secret(where: str, spelled: str, size: int) -> bytes:
    url_safe = spelled.rstrip("=").replace("+", "-").replace("/", "_")
    secret = decoded(url_safe)
    if secret is None:
        raise KeyRingUnreadable(f"{where} Its key is not base64.")
    if len(secret) != size:
        raise KeyRingUnreadable(f"{where} Its key has {len(secret)} bytes instead of {size}.")
    return secret
