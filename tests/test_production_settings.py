"""Settings of production: what it needs, and that a rehearsal's are refused."""

from dataclasses import fields, replace

import pytest

from app import stand_ins
from app.cli.rehearsal import SIGN, on_stage
from app.cli.rehearsal_keys import filled_in
from app.settings import ALIYUN, TENCENT, WECHAT, WECOM, BadSetting, Settings, read_settings
from app.settings_checks import problems
from app.vault.keys import new_key
from app.vault.signing import new_receipt_key
from sandbox import settings as sandbox_settings
from tests.production import PRODUCTION, production


def test_production_runs_with_its_secrets() -> None:
    settings = read_settings(PRODUCTION)

    assert not settings.development
    assert settings.wechat_url == WECHAT
    assert filled_in(settings) == settings, "no key is made up in production"


@pytest.mark.parametrize(
    "name", ["KEY_RING", "INDEX_KEY", "RECEIPT_KEYS", "WECHAT_APPID", "WECHAT_SECRET"]
)
def test_production_has_no_default_for_a_secret(name: str) -> None:
    with pytest.raises(BadSetting) as refusal:
        read_settings(production(**{name: ""}))

    assert refusal.value.detail == f"CUNKOU_{name} is needed in production."


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WECHAT_URL", "http://127.0.0.1:8001/wechat", f"CUNKOU_WECHAT_URL must be {WECHAT}"),
        ("WECHAT_URL", f"{WECHAT}.example", f"CUNKOU_WECHAT_URL must be {WECHAT}"),
        ("WECOM_URL", "http://127.0.0.1:8001/wecom", f"CUNKOU_WECOM_URL must be {WECOM}"),
        ("ALIYUN_SMS_URL", "http://127.0.0.1:8001", f"CUNKOU_ALIYUN_SMS_URL must be {ALIYUN}"),
        ("TENCENT_SMS_URL", "http://127.0.0.1:8001", f"CUNKOU_TENCENT_SMS_URL must be {TENCENT}"),
        ("RECEIPT_PATH_SECRET", stand_ins.RECEIPT_SECRET, "CUNKOU_RECEIPT_PATH_SECRET is the s"),
        ("WECHAT_SECRET", stand_ins.SECRET, "CUNKOU_WECHAT_SECRET is the sandbox's."),
        ("SANDBOX_URL", "http://127.0.0.1:8001", "CUNKOU_SANDBOX_URL is for development only."),
        ("WECHAT_APPID", stand_ins.APPID, "CUNKOU_WECHAT_APPID is the sandbox's."),
        (
            "WECHAT_CALLBACK_TOKEN",
            stand_ins.REHEARSAL_TOKEN,
            "CUNKOU_WECHAT_CALLBACK_TOKEN is the one of",
        ),
        ("KEY_RING", new_key(kid="rehearsal"), "CUNKOU_KEY_RING holds the key of a rehearsal"),
        ("RECEIPT_KEYS", new_receipt_key("rehearsal"), "CUNKOU_RECEIPT_KEYS holds the key of a"),
    ],
    ids=range(12),  # a fresh key would give each worker another name for the test
)
def test_production_refuses_what_belongs_to_a_rehearsal(name: str, value: str, said: str) -> None:
    with pytest.raises(BadSetting) as refusal:
        read_settings(production(**{name: value}))

    assert refusal.value.detail.startswith(said)


ALIYUN_ACCOUNT = {
    "ALIYUN_SMS_KEY": "LTAI-office",
    "ALIYUN_SMS_SECRET": "secret-of-the-account",
    "ALIYUN_SMS_SIGN": "刘家镇便民服务",
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            ALIYUN_ACCOUNT,
            "CUNKOU_RECEIPT_PATH_SECRET is needed with a vendor of text messages.",
        ),
        (
            {
                "SMS_GATEWAY_URL": "http://sms.county.example",
                "SMS_GATEWAY_SECRET": "between us" * 2,
            },
            "CUNKOU_SMS_GATEWAY_URL must begin with https:// in production.",
        ),
        (
            {"SMS_GATEWAY_URL": "https://sms.county.example", "SMS_GATEWAY_SECRET": "between-us"},
            "CUNKOU_SMS_GATEWAY_SECRET must have 16 characters or more in production.",
        ),
        (
            {"WECHAT_CALLBACK_TOKEN": "between-us"},
            "CUNKOU_WECHAT_CALLBACK_KEY is needed with CUNKOU_WECHAT_CALLBACK_TOKEN in production:"
            " without it nobody signs what a push says.",
        ),
        (
            {"WECOM_CORP": "ww1", "WECOM_AGENT": "1000002", "WECOM_SECRET": "between-us"},
            "CUNKOU_PUBLIC_URL is needed with CUNKOU_WECOM_CORP: cards lead there.",
        ),
    ],
)
def test_a_carrier_of_production_needs_what_belongs_to_it(
    changes: dict[str, str], said: str
) -> None:
    with pytest.raises(BadSetting) as refusal:
        read_settings(production(**changes))

    assert refusal.value.detail == said


def test_every_account_of_the_sandbox_is_refused_in_production() -> None:
    stage = on_stage(Settings())
    held = {f.name for f in fields(Settings) if getattr(stage, f.name) in stand_ins.KNOWN}

    said = problems(replace(stage, environment="production"))

    assert {f"CUNKOU_{name.upper()} is the sandbox's." for name in held} <= set(said)
    assert len(held) >= 10


def test_the_sandbox_and_a_rehearsal_know_the_same_accounts() -> None:
    shared = {
        name: (getattr(stand_ins, name), getattr(sandbox_settings, name))
        for name in vars(stand_ins)
        if name.isupper() and hasattr(sandbox_settings, name)
        if name not in ("APPID", "SECRET")
    }

    assert {name for name, (ours, its) in shared.items() if ours != its} == set()
    assert sandbox_settings.SIGN == SIGN
    assert len(shared) >= 10, "WeChat's account is an argument of the sandbox"


def test_no_complaint_repeats_a_secret() -> None:
    secrets = {"KEY_RING": new_key(kid="rehearsal"), "WECHAT_SECRET": "s3cret", "PORT": "x"}

    with pytest.raises(BadSetting) as refusal:
        read_settings(production(**secrets))

    assert [value for value in secrets.values() if value in refusal.value.detail.split()] == []
