"""What may be wrong with the settings of an installation, in sentences that name the variable."""

import dataclasses
import re
from typing import TYPE_CHECKING

from app.stand_ins import KNOWN, REHEARSAL_KEY, REHEARSAL_TOKEN

if TYPE_CHECKING:
    from app.settings import Settings

BUCKET = re.compile(r"s3://[a-z0-9.-]{3,63}(/[\w./-]*)?")
LEAST_SECRET = 16
"""Characters of a secret that signs."""
PATH_SECRET = re.compile(r"[A-Za-z0-9_-]{16,100}")
SECOND_FACTORS = ("optional", "required-for-directors", "required-for-office")
VENDORS = frozenset({"aliyun", "tencent", "gateway"})
ACCOUNTS = (
    ("wecom_corp", "wecom_agent", "wecom_secret"),
    ("aliyun_sms_key", "aliyun_sms_secret", "aliyun_sms_sign"),
    ("tencent_sms_secret_id", "tencent_sms_secret_key", "tencent_sms_app", "tencent_sms_sign"),
    ("sms_gateway_url", "sms_gateway_secret"),
)
OFFICIAL = ("wechat_url", "wecom_url", "aliyun_sms_url", "tencent_sms_url")
"""Addresses that are as they are, but in a rehearsal."""


def problems(settings: "Settings") -> list[str]:
    """Everything that is wrong, one sentence each; no sentence repeats a secret."""
    found = []
    if settings.environment not in ("development", "production"):
        found.append("CUNKOU_ENVIRONMENT must be development or production.")
    if settings.wechat_state not in ("formal", "trial", "developer"):
        found.append("CUNKOU_WECHAT_STATE must be formal, trial or developer.")
    if settings.log_level not in ("debug", "info", "warning", "error"):
        found.append("CUNKOU_LOG_LEVEL must be debug, info, warning or error.")
    if settings.wechat_callback_key and len(settings.wechat_callback_key) != 43:
        found.append("CUNKOU_WECHAT_CALLBACK_KEY must have 43 characters.")
    if settings.second_factor not in ("", *SECOND_FACTORS):
        found.append(f"CUNKOU_SECOND_FACTOR must be one of {', '.join(SECOND_FACTORS)}.")
    if settings.smtp_url and not settings.smtp_from:
        found.append("CUNKOU_SMTP_FROM is needed with CUNKOU_SMTP_URL.")
    found += _out_of_bounds(settings)
    found += _bad_addresses(settings)
    found += _half_an_account(settings)
    found += _bad_texts(settings)
    if settings.environment == "production":
        found += _unfit_for_production(settings)
    return found


def _out_of_bounds(settings: "Settings") -> list[str]:
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


def _bad_addresses(settings: "Settings") -> list[str]:
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


def _half_an_account(settings: "Settings") -> list[str]:
    """An account is given whole or not at all."""
    return [
        f"{' and '.join(f'CUNKOU_{name.upper()}' for name in names)} go together."
        for names in ACCOUNTS
        if len({bool(getattr(settings, name)) for name in names}) == 2
    ]


def _bad_texts(settings: "Settings") -> list[str]:
    found = []
    vendors = settings.text_vendors
    if set(vendors) - VENDORS or len(set(vendors)) != len(vendors):
        found.append("CUNKOU_SMS_VENDORS must list aliyun, tencent and gateway, each once at most.")
    if not 0 <= settings.sms_fen <= 1000:
        found.append("CUNKOU_SMS_FEN must be between 0 and 1000.")
    if settings.receipt_path_secret and not PATH_SECRET.fullmatch(settings.receipt_path_secret):
        found.append("CUNKOU_RECEIPT_PATH_SECRET must have 16 to 100 letters, digits, _ and -.")
    if not re.match(r"https?://[^/]+|$", settings.sms_gateway_url):
        found.append("CUNKOU_SMS_GATEWAY_URL must begin with https:// or http:// and name a host.")
    return found


def _unfit_for_production(settings: "Settings") -> list[str]:
    needed = {
        "CUNKOU_KEY_RING": settings.key_ring,
        "CUNKOU_INDEX_KEY": settings.index_key,
        "CUNKOU_RECEIPT_KEYS": settings.receipt_keys,
        "CUNKOU_WECHAT_APPID": settings.wechat_appid,
        "CUNKOU_WECHAT_SECRET": settings.wechat_secret,
    }
    found = [f"{name} is needed in production." for name, value in needed.items() if not value]
    for name in OFFICIAL:
        official = getattr(type(settings), name)
        if getattr(settings, name) != official:
            found.append(f"CUNKOU_{name.upper()} must be {official} in production.")
    return found + _of_a_rehearsal(settings) + _unfit_carriers(settings)


def _of_a_rehearsal(settings: "Settings") -> list[str]:
    found = []
    if settings.sandbox_url:
        found.append("CUNKOU_SANDBOX_URL is for development only.")
    if settings.wechat_callback_token == REHEARSAL_TOKEN:
        found.append("CUNKOU_WECHAT_CALLBACK_TOKEN is the one of a rehearsal.")
    for field in dataclasses.fields(settings):
        if getattr(settings, field.name) in KNOWN:
            found.append(f"CUNKOU_{field.name.upper()} is the sandbox's.")
    if f"{REHEARSAL_KEY}:" in settings.key_ring:
        found.append("CUNKOU_KEY_RING holds the key of a rehearsal; see `cunkou new-key`.")
    if f"{REHEARSAL_KEY}:" in settings.receipt_keys:
        found.append("CUNKOU_RECEIPT_KEYS holds the key of a rehearsal; see `cunkou new-key`.")
    return found


def _unfit_carriers(settings: "Settings") -> list[str]:
    found = []
    if settings.wecom_corp and not settings.public_url:
        found.append("CUNKOU_PUBLIC_URL is needed with CUNKOU_WECOM_CORP: cards lead there.")
    vendor = settings.aliyun_sms_key or settings.tencent_sms_app
    if vendor and not settings.receipt_path_secret:
        found.append("CUNKOU_RECEIPT_PATH_SECRET is needed with a vendor of text messages.")
    if settings.sms_gateway_url and not settings.sms_gateway_url.startswith("https://"):
        found.append("CUNKOU_SMS_GATEWAY_URL must begin with https:// in production.")
    if settings.sms_gateway_secret and len(settings.sms_gateway_secret) < LEAST_SECRET:
        found.append("CUNKOU_SMS_GATEWAY_SECRET must have 16 characters or more in production.")
    if settings.wechat_callback_token and not settings.wechat_callback_key:
        found.append(
            "CUNKOU_WECHAT_CALLBACK_KEY is needed with CUNKOU_WECHAT_CALLBACK_TOKEN in production:"
            " without it nobody signs what a push says."
        )
    return found
