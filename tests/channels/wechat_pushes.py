"""What WeChat pushes to us, as its manual shows it and as a test writes it."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from app.channels.wechat.callback import (
    Event,
    PushSecrets,
    events,
)

OFFICIAL = PushSecrets("AAAAA", "A" * 43, "wxba5fad812f8e6fb9")
PLAIN = PushSecrets("AAAAA")
OFFICIAL_QUERY = {
    "signature": "6c5c811b55cc85e0e1b54100749188c20beb3f5d",
    "timestamp": "1714112445",
    "nonce": "415670741",
    "openid": "o9AgO5Kd5ggOC-bXrbNODIiE3bGY",
    "encrypt_type": "aes",
    "msg_signature": "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
}
OFFICIAL_ENVELOPE = (
    "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJG"
    "QqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrf"
    "MZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgR"
    "tWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04="
)
OFFICIAL_BODY = json.dumps({"ToUserName": "gh_97417a04a28d", "Encrypt": OFFICIAL_ENVELOPE})
AT = datetime(2021, 5, 14, 6, 17, 25, tzinfo=UTC)
POPUP = {
    "ToUserName": "gh_1",
    "FromUserName": "o-yang",
    "CreateTime": "1620973045",
    "MsgType": "event",
    "Event": "subscribe_msg_popup_event",
}


def signed() -> dict[str, str]:
    return {
        "timestamp": "1714037059",
        "nonce": "486452656",
        "signature": "899cf89e464efb63f54ddac96b0a0a235f53aa78",
    }


def read(push: dict[str, Any]) -> tuple[Event, ...]:
    body = json.dumps(push).encode()
    return events(PLAIN, signed(), body)


def key(openid: str, created: str, name: str, template: str, index: int) -> str:
    parts = "\n".join((openid, created, name, template, str(index)))
    return hashlib.sha256(parts.encode()).hexdigest()[:32]
