"""Checks TC3-HMAC-SHA256 on a request, as Tencent Cloud does before it looks at anything else."""

import hashlib
import hmac
import re
from datetime import UTC, datetime

from aiohttp import web

from sandbox.refusals import Refused
from sandbox.settings import TENCENT_ID, TENCENT_KEY
from sandbox.state import State

SKEW_SECONDS = 300
SCHEME = re.compile(
    r"TC3-HMAC-SHA256 Credential=([^/]+)/(\d{4}-\d\d-\d\d)/sms/tc3_request, ?"
    r"SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})"
)


async def check(state: State, request: web.Request) -> None:
    """Refused AuthFailure.* for a strange key, an old time or a wrong signature."""
    found = SCHEME.fullmatch(request.headers.get("Authorization", ""))
    stamp = request.headers.get("X-TC-Timestamp", "")
    if found is None or not re.fullmatch(r"\d{1,12}", stamp):
        raise Refused("AuthFailure.SignatureFailure", "The Authorization header is not right.")
    key, day, names, proof = found.groups()
    if key != TENCENT_ID:
        raise Refused("AuthFailure.SecretIdNotFound", "The SecretId is not found.")
    if abs(state.clock.now().timestamp() - int(stamp)) > SKEW_SECONDS:
        raise Refused("AuthFailure.SignatureExpire", "The signature is expired.")
    signed = names.split(";")
    right_day = datetime.fromtimestamp(int(stamp), UTC).strftime("%Y-%m-%d") == day
    body = await request.read()
    wanted = {_proof(request, way, day, signed, body) for way in {"/", request.path}}
    good = any(hmac.compare_digest(proof, each) for each in wanted)
    if not (good and right_day and {"content-type", "host"} <= set(signed)):
        raise Refused("AuthFailure.SignatureFailure", "The provided credentials do not match.")


def _proof(request: web.Request, path: str, day: str, names: list[str], body: bytes) -> str:
    headers = {name.lower(): value.strip() for name, value in request.headers.items()}
    lines = "".join(f"{name}:{_lower(name, headers.get(name, ''))}\n" for name in names)
    content = hashlib.sha256(body).hexdigest()
    canonical = "\n".join(
        [request.method, path, request.query_string, lines, ";".join(names), content]
    )
    stamp = request.headers["X-TC-Timestamp"]
    hashed = hashlib.sha256(canonical.encode()).hexdigest()
    said = f"TC3-HMAC-SHA256\n{stamp}\n{day}/sms/tc3_request\n{hashed}"
    key = f"TC3{TENCENT_KEY}".encode()
    for part in (day, "sms", "tc3_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()


def _lower(name: str, value: str) -> str:
    """Tencent signs names and values in lower case."""
    return value.lower() if name != "content-type" else value
