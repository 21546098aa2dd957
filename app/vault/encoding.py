"""Base64url without padding, in which one value has exactly one spelling."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error


def encoded(raw: bytes) -> str:
    """The bytes as base64url (RFC 4648, section 5) without `=`."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(text: str) -> bytes | None:
    """The bytes, or None when `text` is not how `encoded` would have spelled them."""
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (Error, ValueError):
        return None
    return raw if encoded(raw) == text else None
