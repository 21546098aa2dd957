"""How one sandbox differs from another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.sms.sms_templates import SmsTemplate

APPID = "wxsandbox00000000"
SECRET = "sandbox-secret-for-this-machine-only"  # noqa: S105
SIGN = "刘家镇便民服务"
"""What a text message says in front of its words; registered with both vendors."""
ALIYUN_KEY = "sandbox-aliyun"
ALIYUN_SECRET = "sandbox-aliyun-secret"  # noqa: S105
TENCENT_ID = "sandbox-tencent"
TENCENT_KEY = "sandbox-tencent-secret"
TENCENT_APP = "1400000001"
GATEWAY_SECRET = "sandbox-gateway-secret"  # noqa: S105
CORP = "sandbox-corp"
AGENT = 1000002
CORP_SECRET = "sandbox-wecom-secret"  # noqa: S105
RECEIPT_SECRET = "sandbox-receipts"  # noqa: S105


@dataclass(frozen=True)
class Settings:
    """Where to listen (port 0: any free one), whose credentials to accept, where to push events.

    `aes_key` (43 characters) makes pushes encrypted. `pages` are the mini-program's pages; with
    none any page is accepted. `state_file` keeps grants and messages over a restart. `app_url` is
    where /village leads to and where receipts and replies go, on a path with `receipt_secret`.
    `sms_templates` are the vendors' registered templates; other SMS_ codes are accepted as well
    unless `only_listed`.
    `kept` is how many things of each kind are remembered. `doors` gives each carrier a port of its
    own, so that it can refuse connections.
    """

    host: str = "127.0.0.1"
    port: int = 8001
    smtp_port: int = 8002
    clock_file: Path | None = None
    state_file: Path | None = None
    appid: str = APPID
    secret: str = SECRET
    callback_url: str = ""
    app_url: str = ""
    callback_token: str = ""
    aes_key: str = ""
    pages: frozenset[str] = field(default_factory=frozenset)
    token_seconds: int = 7200
    silence_seconds: float = 60.0
    receipt_secret: str = RECEIPT_SECRET
    sms_templates: Mapping[str, SmsTemplate] = field(default_factory=dict)
    only_listed: bool = False
    kept: int = 1000
    doors: bool = False
