"""A server in the test that plays a text message vendor: it checks signatures as the vendor does.

The checks are written from the vendors' pages and share no line with the code they check.
"""

import asyncio
import hashlib
import hmac
import json
import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import parse_qsl, quote

from aiohttp import web

KEY_ID, SECRET = "key-of-the-office", "secret-of-the-office"
ALIYUN_PROOF = re.compile(
    r"ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})"
)
TENCENT_PROOF = re.compile(
    r"TC3-HMAC-SHA256 Credential=([^/]+)/([0-9-]{10})/sms/tc3_request, "
    r"SignedHeaders=content-type;host, Signature=([0-9a-f]{64})"
)


@dataclass(frozen=True)
class Asked:
    """One request as it came over the wire."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def params(self) -> dict[str, str]:
        """What the query says."""
        return dict(parse_qsl(self.query, keep_blank_values=True))

    @property
    def told(self) -> dict[str, object]:
        """What the body says."""
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found


Play = Callable[[web.Request], web.Response | None]
Check = Callable[[Asked], bool]


@dataclass
class Stand:
    """Says what it was told to say, one thing a request, the last of them for ever."""

    signed: Check
    unsigned: object = None
    """What it says to a wrong signature."""
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    plays: deque[Play] = field(default_factory=deque)

    def says(self, told: object, status: int = 200) -> None:
        """The next answer, as JSON (named without a charset, as the vendors do) or bytes."""
        plain = isinstance(told, bytes)
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        kind = "text/html" if plain else "application/json"
        self.plays.append(lambda _: web.Response(status=status, body=body, content_type=kind))

    def leads_to(self, address: str) -> None:
        """The next answer sends the caller elsewhere."""
        self.plays.append(lambda _: web.Response(status=307, headers={"Location": address}))

    def falls_silent(self) -> None:
        """The next request is taken and never answered."""
        self.plays.append(lambda _: None)

    def hangs_up(self) -> None:
        """The next request is taken and the line cut."""

        def cut(request: web.Request) -> web.Response:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()

        self.plays.append(cut)

    async def hear(self, request: web.Request) -> web.Response:
        """Note the request, refuse a wrong signature, play what is next."""
        headers = {name.lower(): value for name, value in request.headers.items()}
        asked = Asked(
            request.method,
            request.path,
            request.url.raw_query_string,
            headers,
            await request.read(),
        )
        self.asked.append(asked)
        if not self.signed(asked):
            return web.json_response(self.unsigned, status=400)
        play = self.plays.popleft() if len(self.plays) > 1 else self.plays[0]
        answer = play(request)
        if answer is None:
            await asyncio.sleep(60)
        return answer or web.Response()


@asynccontextmanager
async def standing(signed: Check, unsigned: object) -> AsyncIterator[Stand]:
    """A vendor on a port of its own: what makes a signature good there, what it says to others."""
    stand = Stand(signed, unsigned)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", stand.hear)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    stand.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield stand
    finally:
        await runner.cleanup()


def signed_for_aliyun(asked: Asked) -> bool:
    """Whether Alibaba Cloud would believe this request."""
    found = ALIYUN_PROOF.fullmatch(asked.headers.get("authorization", ""))
    if found is None or found[1] != KEY_ID:
        return False
    names = found[2].split(";")
    pairs = sorted(parse_qsl(asked.query, keep_blank_values=True))
    query = "&".join(f"{quote(name, '-_.~')}={quote(value, '-_.~')}" for name, value in pairs)
    canonical = "\n".join(
        [
            asked.method,
            asked.path,
            query,
            *(f"{name}:{asked.headers[name]}" for name in names),
            "",
            ";".join(names),
            hashlib.sha256(asked.body).hexdigest(),
        ]
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    text = f"ACS3-HMAC-SHA256\n{digest}".encode()
    proof = hmac.new(SECRET.encode(), text, hashlib.sha256).hexdigest()
    known = {"host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-version"}
    return proof == found[3] and known | {"x-acs-signature-nonce"} <= set(names)


def signed_for_tencent(asked: Asked) -> bool:
    """Whether Tencent Cloud would believe this request."""
    found = TENCENT_PROOF.fullmatch(asked.headers.get("authorization", ""))
    stamp = asked.headers.get("x-tc-timestamp", "")
    if found is None or found[1] != KEY_ID or not stamp.isdigit():
        return False
    day = datetime.fromtimestamp(int(stamp), UTC).date().isoformat()
    lines = [
        asked.method,
        "/",
        asked.query,
        f"content-type:{asked.headers['content-type']}",
        f"host:{asked.headers['host']}",
        "",
        "content-type;host",
        hashlib.sha256(asked.body).hexdigest(),
    ]
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    text = "\n".join(["TC3-HMAC-SHA256", stamp, f"{day}/sms/tc3_request", digest])
    key = f"TC3{SECRET}".encode()
    for word in (day, "sms", "tc3_request", text):
        key = hmac.new(key, word.encode(), hashlib.sha256).digest()
    return key.hex() == found[3] and day == found[2]


def signed_for_gateway(asked: Asked) -> bool:
    """Whether a county's gateway would believe this request."""
    text = asked.headers["x-cunkou-time"].encode() + b"\n" + asked.body
    proof = hmac.new(SECRET.encode(), text, hashlib.sha256).hexdigest()
    return proof == asked.headers["x-cunkou-signature"]
