"""Passwords of the staff console: kept as scrypt, compared in constant time, never logged.

One hash takes about a tenth of a second and 32 MiB: run it in a thread, not on the event loop.
"""

import hmac
import re
import secrets
import unicodedata
from base64 import b64decode, b64encode
from hashlib import scrypt

SHORTEST = 10
LONGEST = 128
COST_LOG2, BLOCK, PARALLEL = 15, 8, 1
SALT_BYTES, HASH_BYTES = 16, 32
MOST_MEMORY = 128 * 1024 * 1024
KINDS = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")
COMMON = ("password", "12345", "qwerty", "asdf", "admin", "abc123", "iloveyou", "cunkou")


def hashed(password: str) -> str:
    """`scrypt$<log2 n>$<r>$<p>$<salt>$<hash>` with a fresh salt."""
    return _scrypt(password, secrets.token_bytes(SALT_BYTES), (COST_LOG2, BLOCK, PARALLEL))


def matches(password: str, stored: str | None) -> bool:
    """Whether this is the password; without a stored one it is no, after the same time of work."""
    try:
        cost, salt = _parts(stored or DECOY)
        again = _scrypt(password, salt, cost)
    except ValueError:
        return False
    return hmac.compare_digest(again.encode(), (stored or "").encode())


def is_outdated(stored: str) -> bool:
    """Whether a hash was made with other costs than today's and is renewed at the next sign-in."""
    return not stored.startswith(f"scrypt${COST_LOG2}${BLOCK}${PARALLEL}$")


def weaknesses(password: str, *known: str) -> list[str]:
    """Why a new password will not do, as slugs; empty when it will.

    `known` are words that others know of this account (user name, name, phone). Slugs: too-short
    (below 10 characters), too-long (above 128), too-plain (fewer than 3 of lower case, upper case,
    digits, others, below 16 characters), too-common, too-repetitive, contains-known.
    """
    text = unicodedata.normalize("NFKC", password)
    lower = text.casefold()
    kinds = sum(bool(re.search(kind, text)) for kind in KINDS)
    found = {
        "too-short": len(text) < SHORTEST,
        "too-long": len(text) > LONGEST,
        "too-plain": kinds < 3 and len(text) < 16,
        "too-common": any(word in lower for word in COMMON),
        "too-repetitive": len(set(lower)) < 5,
        "contains-known": any(len(w) >= 3 and w.casefold() in lower for w in known),
    }
    return [slug for slug, is_so in found.items() if is_so]


def _scrypt(password: str, salt: bytes, cost: tuple[int, int, int]) -> str:
    log2_n, r, p = cost
    raw = scrypt(
        unicodedata.normalize("NFKC", password)[: LONGEST + 1].encode(),
        salt=salt,
        n=1 << log2_n,
        r=r,
        p=p,
        maxmem=MOST_MEMORY,
        dklen=HASH_BYTES,
    )
    return f"scrypt${log2_n}${r}${p}${b64encode(salt).decode()}${b64encode(raw).decode()}"


def _parts(stored: str) -> tuple[tuple[int, int, int], bytes]:
    name, log2_n, r, p, salt, _ = stored.split("$")
    if name != "scrypt" or int(log2_n) > 17:
        raise ValueError
    return (int(log2_n), int(r), int(p)), b64decode(salt, validate=True)


DECOY = f"scrypt${COST_LOG2}${BLOCK}${PARALLEL}${b64encode(bytes(SALT_BYTES)).decode()}$"
