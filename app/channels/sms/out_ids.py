"""Our own name of a text message, under which a vendor's receipt comes back to it."""

import hashlib


def out_id(key: str) -> str:
    """32 hex digits that stand for the outbox key `key`, the same again for the same key.

    A key tells what it is about, so it does not leave the house as it is. Vendors take 64
    characters (Alibaba's OutId) or 512 bytes (Tencent's SessionContext).
    """
    return hashlib.sha256(key.encode()).hexdigest()[:32]
