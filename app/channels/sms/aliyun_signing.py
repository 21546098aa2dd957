"""How Alibaba Cloud wants a request signed: ACS3-HMAC-SHA256.

Source: "V3 request structure and signature" in the SDK manual on help.aliyun.com.
"""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

ALGORITHM = "ACS3-HMAC-SHA256"
VERSION = "2017-05-25"
NO_BODY = hashlib.sha256(b"").hexdigest()


def canonical_query(params: Mapping[str, str]) -> str:
    """The query string as it is signed and sent: sorted, all but letters, digits, -_.~ escaped."""
    pairs = sorted((_escaped(name), _escaped(value)) for name, value in params.items())
    return "&".join(f"{name}={value}" for name, value in pairs)


def stamped(host: str, action: str, at: datetime, nonce: str) -> dict[str, str]:
    """The headers of a request without a body that are signed; `at` in UTC, `nonce` used once."""
    return {
        "host": host,
        "x-acs-action": action,
        "x-acs-content-sha256": NO_BODY,
        "x-acs-date": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "x-acs-signature-nonce": nonce,
        "x-acs-version": VERSION,
    }


def authorization(query: str, headers: Mapping[str, str], key_id: str, secret: str) -> str:
    """The header `Authorization` of a POST to / with this canonical query and no body."""
    names = sorted(headers)
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in names)
    signed = ";".join(names)
    request = f"POST\n/\n{query}\n{lines}\n{signed}\n{headers['x-acs-content-sha256']}"
    text = f"{ALGORITHM}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.digest(secret.encode(), text.encode(), "sha256").hex()
    return f"{ALGORITHM} Credential={key_id},SignedHeaders={signed},Signature={signature}"


def _escaped(text: str) -> str:
    return quote(text, safe="-_.~")
