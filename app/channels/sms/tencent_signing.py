"""How Tencent Cloud wants a request signed: TC3-HMAC-SHA256.

Source: "Signature method v3" of the Tencent Cloud API 3.0 on cloud.tencent.com.
"""

import hashlib
import hmac
from datetime import UTC, datetime

ALGORITHM = "TC3-HMAC-SHA256"
SERVICE = "sms"
CONTENT_TYPE = "application/json; charset=utf-8"
SIGNED = "content-type;host"


def authorization(
    host: str, body: bytes, at: datetime, account: tuple[str, str], service: str = SERVICE
) -> str:
    """The header `Authorization` of a POST of this JSON body to / at this moment.

    `account` is the secret id and the secret key. The vendor refuses a moment that is more than
    five minutes off (AuthFailure.SignatureExpire).
    """
    moment = at.astimezone(UTC)
    day = f"{moment:%Y-%m-%d}"
    secret_id, secret_key = account
    scope = f"{day}/{service}/tc3_request"
    headers = f"content-type:{CONTENT_TYPE}\nhost:{host}\n"
    request = f"POST\n/\n\n{headers}\n{SIGNED}\n{hashlib.sha256(body).hexdigest()}"
    digest = hashlib.sha256(request.encode()).hexdigest()
    text = f"{ALGORITHM}\n{int(moment.timestamp())}\n{scope}\n{digest}"
    signature = _mac(_signing_key(secret_key, day, service), text).hex()
    return (
        f"{ALGORITHM} Credential={secret_id}/{scope}, SignedHeaders={SIGNED}, Signature={signature}"
    )


def _signing_key(secret_key: str, day: str, service: str) -> bytes:
    return _mac(_mac(_mac(f"TC3{secret_key}".encode(), day), service), "tc3_request")


def _mac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")
