"""Checks ACS3-HMAC-SHA256 on a request, as Alibaba Cloud does before it looks at anything else."""

import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, quote

from aiohttp import web

from sandbox.refusals import Refused
from sandbox.settings import ALIYUN_KEY, ALIYUN_SECRET
from sandbox.state import State

SKEW = timedelta(minutes=15)
SCHEME = re.compile(
    r"ACS3-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})"
)
NEEDED = ("x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce")


async def opened(state: State, request: web.Request) -> dict[str, str]:
    """The parameters of a request that is signed by us, now, once; Refused with HTTP 4xx."""
    headers = {name.lower(): value.strip() for name, value in request.headers.items()}
    for name in NEEDED:
        if not headers.get(name):
            raise Refused(f"Missing{name}", f"{name} is mandatory for this action.", 400)
    found = SCHEME.fullmatch(headers.get("authorization", ""))
    if found is None:
        raise Refused("IncompleteSignature", "The request signature does not conform.", 400)
    key, names, proof = found[1], found[2].split(";"), found[3]
    if key != ALIYUN_KEY:
        raise Refused("InvalidAccessKeyId.NotFound", "Specified access key is not found.", 404)
    body = await request.read()
    _check_body(headers, names, body)
    given = parse_qsl(request.query_string, keep_blank_values=True)
    ways = {"/", request.path}
    proofs = [_proof(request.method, way, given, headers, names) for way in sorted(ways)]
    if not any(hmac.compare_digest(proof, wanted) for wanted in proofs):
        raise Refused(
            "SignatureDoesNotMatch",
            "Specified signature is not matched with our calculation.",
            400,
        )
    _check_once(state, headers)
    form = body.decode() if "form" in headers.get("content-type", "") else ""
    return dict(given) | dict(parse_qsl(form, keep_blank_values=True))


def _check_body(headers: dict[str, str], names: list[str], body: bytes) -> None:
    told = headers.get("x-acs-content-sha256", "")
    signed_all = {"host", "x-acs-content-sha256", *NEEDED} <= set(names)
    if told != hashlib.sha256(body).hexdigest() or not signed_all:
        raise Refused(
            "SignatureDoesNotMatch", "x-acs-content-sha256 or SignedHeaders is wrong.", 400
        )


def _proof(
    method: str, path: str, given: list[tuple[str, str]], headers: dict[str, str], names: list[str]
) -> str:
    query = "&".join(f"{_plain(name)}={_plain(value)}" for name, value in sorted(given))
    lines = "".join(f"{name}:{headers.get(name, '')}\n" for name in names)
    canonical = "\n".join(
        [method, path, query, lines, ";".join(names), headers["x-acs-content-sha256"]]
    )
    said = f"ACS3-HMAC-SHA256\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    return hmac.new(ALIYUN_SECRET.encode(), said.encode(), hashlib.sha256).hexdigest()


def _plain(text: str) -> str:
    return quote(text, safe="-_.~")


def _check_once(state: State, headers: dict[str, str]) -> None:
    now = state.clock.now()
    try:
        at = datetime.strptime(headers["x-acs-date"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise Refused(
            "InvalidTimeStamp.Format", "Specified time stamp is not well formatted.", 400
        ) from None
    if abs(now - at) > SKEW:
        raise Refused("InvalidTimeStamp.Expired", "Specified time stamp is expired.", 400)
    if not state.limits.first_use(f"aliyun/{headers['x-acs-signature-nonce']}", now):
        raise Refused("SignatureNonceUsed", "Specified signature nonce was used already.", 400)
