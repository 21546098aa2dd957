"""How one sandbox differs from another."""

from dataclasses import dataclass, field
from pathlib import Path

APPID = "wxsandbox00000000"
SECRET = "sandbox-secret-for-this-machine-only"  # noqa: S105


@dataclass(frozen=True)
class Settings:
    """Where to listen (port 0: any free one), whose credentials to accept, where to push events.

    `aes_key` (43 characters) makes pushes encrypted. `pages` are the mini-program's pages; with
    none any page is accepted. `state_file` keeps grants and messages over a restart. `app_url` is
    where /village leads to.
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
