"""One frozen value read once from the environment (prefix CUNKOU_); only wiring and cli read it."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_type_hints

from app import settings_checks
from app.kit.errors import Invalid

ROOT = Path(__file__).parent.parent
"""The checkout: the mini-program, the simulator and the built console lie in it."""
VAR = Path("var")
FONTS = Path("node_modules/@expo-google-fonts")
WECHAT = "https://api.weixin.qq.com"
WECOM = "https://qyapi.weixin.qq.com"
ALIYUN = "https://dysmsapi.aliyuncs.com"
TENCENT = "https://sms.tencentcloudapi.com"

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
    work_templates: str = _field(
        "", "JSON: our template key to the id of WeChat's template of work; empty: none for staff"
    )
    wecom_corp: str = _field("", "Id of the corp in WeCom; empty: staff get nothing there")
    wecom_agent: int = _field(0, "Id of our app in WeCom")
    wecom_secret: str = _field("", "Secret of our app in WeCom")
    wecom_url: str = _field(WECOM, "Address of WeCom's API; anything else only in development")
    sms_vendors: str = _field(
        "aliyun,tencent,gateway",
        "Who is asked for text messages, as far as set up, the first first",
    )
    sms_fen: int = _field(5, "What one part of a text message costs, in fen")
    aliyun_sms_key: str = _field("", "Access key id for text messages by Alibaba Cloud")
    aliyun_sms_secret: str = _field("", "Secret of that access key")
    aliyun_sms_sign: str = _field("", "Registered name before each text, without its brackets")
    aliyun_sms_url: str = _field(ALIYUN, "Address of the vendor; anything else only in development")
    tencent_sms_secret_id: str = _field("", "SecretId for text messages by Tencent Cloud")
    tencent_sms_secret_key: str = _field("", "SecretKey to it")
    tencent_sms_app: str = _field("", "SmsSdkAppId of the application")
    tencent_sms_sign: str = _field("", "Registered name before each text, without its brackets")
    tencent_sms_region: str = _field("ap-guangzhou", "Region that is asked")
    tencent_sms_url: str = _field(
        TENCENT, "Address of the vendor; anything else only in development"
    )
    sms_gateway_url: str = _field("", "Address of the county's own text message gateway")
    sms_gateway_secret: str = _field("", "The secret that the gateway shares with us")
    receipt_path_secret: str = _field(
        "", "Secret part of the addresses that vendors call back, see `cunkou new-key`"
    )
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
    def text_vendors(self) -> tuple[str, ...]:
        """Who is asked for text messages, the first first."""
        return tuple(name.strip() for name in self.sms_vendors.split(",") if name.strip())

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
    problems = settings_checks.problems(settings)
    if problems:
        raise BadSetting(" ".join(problems))
    return settings
