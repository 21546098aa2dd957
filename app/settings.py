"""One frozen value read once from the environment (prefix CUNKOU_); only wiring and cli read it."""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_type_hints

from app.kit.errors import Invalid

ROOT = Path(__file__).parent.parent
"""The checkout: the mini-program, the simulator and the built console lie in it."""
VAR = Path("var")
BUCKET = re.compile(r"s3://[a-z0-9.-]{3,63}(/[\w./-]*)?")
FONTS = Path("node_modules/@expo-google-fonts")
WECHAT = "https://api.weixin.qq.com"
SANDBOX_APPID = "wx0000cunkousandbox"
REHEARSAL_KEY = "rehearsal"
"""The name of the key that a rehearsal makes for itself."""
REHEARSAL_TOKEN = "cunkou-rehearsal"  # noqa: S105
"""The token between a rehearsal and its sandbox; everybody knows it."""

SECOND_FACTOR: Mapping[str, frozenset[str]] = {
    "optional": frozenset(),
    "required-for-directors": frozenset({"director", "admin"}),
    "required-for-office": frozenset({"clerk", "director", "admin"}),
}


class BadSetting(Invalid):
    """A setting does not make sense."""


def _field(default: Any, doc: str) -> Any:
    return dataclasses.field(default=default, metadata={"doc": doc})


@dataclass(frozen=True)
class Settings:
    """How this installation differs from another; every field is one variable `CUNKOU_<NAME>`."""

    environment: str = _field("development", "`development` or `production`")
    data_dir: Path = _field(VAR, "Folder for the embedded database and development keys")  # noqa: RUF009
    database_url: str = _field(
        "", "`postgres://...` or `sqlite:///path`; empty: SQLite in data_dir"
    )
    database_pool: int = _field(8, "PostgreSQL connections of one process")
    host: str = _field("127.0.0.1", "Address the web server listens on")
    port: int = _field(8000, "Port of the web server; development uses the next two as well")
    workers: int = _field(1, "Web worker processes; SQLite allows exactly one")
    key_ring: str = _field("", "Keys for personal data, see `cunkou new-key`; last one is active")
    index_key: str = _field(
        "", "Key of the blind index, `sm3:<base64>`, see `cunkou new-key`; never changes"
    )
    receipt_keys: str = _field(
        "", "Keys that sign receipts of visits, see `cunkou new-key`; last one signs"
    )
    wechat_appid: str = _field("", "App id of the mini-program")
    wechat_secret: str = _field("", "App secret of the mini-program")
    wechat_url: str = _field(WECHAT, "Address of WeChat's API; anything else only in development")
    wechat_state: str = _field("formal", "Which version a message opens: formal, trial, developer")
    wechat_templates: str = _field("", "JSON: our template key to WeChat's template id")
    wechat_callback_token: str = _field("", "Token of WeChat's message push")
    wechat_callback_key: str = _field("", "EncodingAESKey of WeChat's message push (43 characters)")
    smtp_url: str = _field(
        "", "Mail server, `smtp://user:password@host:port?tls=starttls`; empty: no mail"
    )
    smtp_from: str = _field("", "Sender of mail, an address or `name <address>`")
    second_factor: str = _field(
        "",
        "Who needs a second factor at the console: `optional`, `required-for-directors` (and"
        " administrators), `required-for-office` (clerks as well); empty: optional in development,"
        " else required-for-directors",
    )
    public_url: str = _field(
        "", "`https://...` where people reach this desk: the codes on letters lead there"
    )
    files_url: str = _field("", "`s3://bucket/prefix` for attachments; empty: `files` in data_dir")
    files_endpoint: str = _field("", "Address of the S3-compatible service; empty: Amazon's own")
    files_region: str = _field("us-east-1", "Region of the bucket")
    files_key: str = _field("", "Access key id of the bucket")
    files_secret: str = _field("", "Secret access key of the bucket")
    fonts_dir: Path = _field(FONTS, "Folder with the fonts of letters, as npm installs them")  # noqa: RUF009
    sandbox_url: str = _field("", "Address of the stand-ins; development only")
    log_level: str = _field("info", "debug, info, warning or error")

    @property
    def development(self) -> bool:
        """Whether this is a rehearsal on somebody's own machine."""
        return self.environment == "development"

    @property
    def database(self) -> str:
        """The database's address, with the embedded SQLite file as default."""
        return self.database_url or f"sqlite://{self.data_dir.absolute() / 'cunkou.sqlite3'}"

    @property
    def message_state(self) -> Literal["formal", "trial", "developer"]:
        """Which version of the mini-program a tap on a message opens."""
        return cast(Literal["formal", "trial", "developer"], self.wechat_state)

    @property
    def second_factor_roles(self) -> frozenset[str]:
        """The roles that sleep at the console until their login has a second factor."""
        given = "optional" if self.development else "required-for-directors"
        return SECOND_FACTOR[self.second_factor or given]

    @property
    def public_address(self) -> str:
        """Where people reach this desk, without a slash at the end; empty: letters have no code."""
        own = f"http://{self.host}:{self.port}" if self.development else ""
        return (self.public_url or own).rstrip("/")

    @property
    def on_sqlite(self) -> bool:
        """Whether the embedded engine is in use."""
        return self.database.startswith("sqlite:")

    @property
    def fonts(self) -> Path:
        """Where the fonts of letters lie; a relative folder is one of the checkout."""
        return ROOT / self.fonts_dir

    @property
    def files_dir(self) -> Path:
        """Where attachments lie when no bucket is set."""
        return self.data_dir.absolute() / "files"

    @property
    def clock_file(self) -> Path:
        """Where a rehearsal keeps its clock offset."""
        return self.data_dir / "clock"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings of this environment; BadSetting names the variable that is wrong and why."""
    types = get_type_hints(Settings)
    given: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        name = f"CUNKOU_{field.name.upper()}"
        if environ.get(name, "") == "":
            continue
        try:
            given[field.name] = types[field.name](environ[name])
        except ValueError:
            raise BadSetting(f"{name} must be a whole number.") from None
    settings = Settings(**given)
    problems = list(_problems(settings))
    if problems:
        raise BadSetting(" ".join(problems))
    return settings


def _problems(settings: Settings) -> list[str]:
    found = []
    if settings.environment not in ("development", "production"):
        found.append("CUNKOU_ENVIRONMENT must be development or production.")
    if settings.wechat_state not in ("formal", "trial", "developer"):
        found.append("CUNKOU_WECHAT_STATE must be formal, trial or developer.")
    if settings.log_level not in ("debug", "info", "warning", "error"):
        found.append("CUNKOU_LOG_LEVEL must be debug, info, warning or error.")
    if settings.wechat_callback_key and len(settings.wechat_callback_key) != 43:
        found.append("CUNKOU_WECHAT_CALLBACK_KEY must have 43 characters.")
    if settings.second_factor not in ("", *SECOND_FACTOR):
        found.append(f"CUNKOU_SECOND_FACTOR must be one of {', '.join(SECOND_FACTOR)}.")
    if settings.smtp_url and not settings.smtp_from:
        found.append("CUNKOU_SMTP_FROM is needed with CUNKOU_SMTP_URL.")
    found += _out_of_bounds(settings)
    found += _bad_addresses(settings)
    if settings.environment == "production":
        found += _unfit_for_production(settings)
    return found


def _out_of_bounds(settings: Settings) -> list[str]:
    found = []
    if not 1 <= settings.port <= 65533:
        found.append("CUNKOU_PORT must be between 1 and 65533.")
    if not 1 <= settings.database_pool <= 100:
        found.append("CUNKOU_DATABASE_POOL must be between 1 and 100.")
    if not 1 <= settings.workers <= 64:
        found.append("CUNKOU_WORKERS must be between 1 and 64.")
    elif settings.on_sqlite and settings.workers != 1:
        found.append("CUNKOU_WORKERS must be 1 on SQLite; set CUNKOU_DATABASE_URL for more.")
    return found


def _bad_addresses(settings: Settings) -> list[str]:
    found = []
    if settings.public_url and not re.match(r"https?://[^/]+", settings.public_url):
        found.append("CUNKOU_PUBLIC_URL must begin with https:// or http:// and name a host.")
    if settings.files_url and not BUCKET.fullmatch(settings.files_url):
        found.append("CUNKOU_FILES_URL must have the form s3://bucket/prefix.")
    if settings.files_url and not (settings.files_key and settings.files_secret):
        found.append("CUNKOU_FILES_KEY and CUNKOU_FILES_SECRET are needed with CUNKOU_FILES_URL.")
    if not re.match(r"https?://|$", settings.files_endpoint):
        found.append("CUNKOU_FILES_ENDPOINT must begin with https:// or http://.")
    return found


def _unfit_for_production(settings: Settings) -> list[str]:
    needed = {
        "CUNKOU_KEY_RING": settings.key_ring,
        "CUNKOU_INDEX_KEY": settings.index_key,
        "CUNKOU_RECEIPT_KEYS": settings.receipt_keys,
        "CUNKOU_WECHAT_APPID": settings.wechat_appid,
        "CUNKOU_WECHAT_SECRET": settings.wechat_secret,
    }
    found = [f"{name} is needed in production." for name, value in needed.items() if not value]
    if settings.wechat_url != WECHAT:
        found.append(f"CUNKOU_WECHAT_URL must be {WECHAT} in production.")
    if settings.sandbox_url:
        found.append("CUNKOU_SANDBOX_URL is for development only.")
    if settings.wechat_callback_token == REHEARSAL_TOKEN:
        found.append("CUNKOU_WECHAT_CALLBACK_TOKEN is the one of a rehearsal.")
    if settings.wechat_appid == SANDBOX_APPID:
        found.append("CUNKOU_WECHAT_APPID is the sandbox's.")
    if f"{REHEARSAL_KEY}:" in settings.key_ring:
        found.append("CUNKOU_KEY_RING holds the key of a rehearsal; see `cunkou new-key`.")
    if f"{REHEARSAL_KEY}:" in settings.receipt_keys:
        found.append("CUNKOU_RECEIPT_KEYS holds the key of a rehearsal; see `cunkou new-key`.")
    return found
