"""Settings: read once, checked at once."""

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from app.cli.rehearsal_keys import filled_in
from app.settings import BadSetting, Settings, read_settings


def complaint(**environ: str) -> str:
    """What is wrong with these settings."""
    with pytest.raises(BadSetting) as refusal:
        read_settings({f"CUNKOU_{name}": value for name, value in environ.items()})
    return refusal.value.detail


def test_nothing_need_be_set_on_ones_own_machine() -> None:
    settings = read_settings({})

    assert settings == Settings()
    assert settings.development
    assert settings.on_sqlite
    assert settings.database == f"sqlite://{Path('var').absolute()}/cunkou.sqlite3"
    assert settings.clock_file == Path("var/clock")


def test_a_setting_comes_from_its_variable_and_blank_means_unset() -> None:
    environ = {
        "CUNKOU_PORT": "8100",
        "CUNKOU_DATA_DIR": "/srv/cunkou",
        "CUNKOU_DATABASE_URL": "postgres://office@db/cunkou",
        "CUNKOU_WORKERS": "2",
        "CUNKOU_HOST": "",
        "PORT": "1",
    }

    settings = read_settings(environ)

    assert (settings.port, settings.data_dir, settings.workers) == (8100, Path("/srv/cunkou"), 2)
    assert (settings.database, settings.on_sqlite) == ("postgres://office@db/cunkou", False)
    assert settings.host == "127.0.0.1"


def test_settings_are_a_value_that_nobody_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().port = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "abc", "CUNKOU_PORT must be a whole number."),
        ("PORT", "0", "CUNKOU_PORT must be between 1 and 65533."),
        ("PORT", "65534", "CUNKOU_PORT must be between 1 and 65533."),
        ("WORKERS", "2.5", "CUNKOU_WORKERS must be a whole number."),
        ("WORKERS", "0", "CUNKOU_WORKERS must be between 1 and 64."),
        ("WORKERS", "2", "CUNKOU_WORKERS must be 1 on SQLite; set CUNKOU_DATABASE_URL for more."),
        ("DATABASE_POOL", "many", "CUNKOU_DATABASE_POOL must be a whole number."),
        ("DATABASE_POOL", "0", "CUNKOU_DATABASE_POOL must be between 1 and 100."),
        ("ENVIRONMENT", "prod", "CUNKOU_ENVIRONMENT must be development or production."),
        ("WECHAT_STATE", "beta", "CUNKOU_WECHAT_STATE must be formal, trial or developer."),
        ("LOG_LEVEL", "loud", "CUNKOU_LOG_LEVEL must be debug, info, warning or error."),
        (
            "SECOND_FACTOR",
            "always",
            "CUNKOU_SECOND_FACTOR must be one of optional, required-for-directors,"
            " required-for-office.",
        ),
        (
            "SMTP_URL",
            "smtp://mail.example",
            "CUNKOU_SMTP_FROM is needed with CUNKOU_SMTP_URL.",
        ),
        ("WECHAT_CALLBACK_KEY", "short", "CUNKOU_WECHAT_CALLBACK_KEY must have 43 characters."),
        (
            "SMS_VENDORS",
            "aliyun,pigeon",
            "CUNKOU_SMS_VENDORS must list aliyun, tencent and gateway, each once at most.",
        ),
        (
            "SMS_VENDORS",
            "aliyun,aliyun",
            "CUNKOU_SMS_VENDORS must list aliyun, tencent and gateway, each once at most.",
        ),
        ("SMS_FEN", "-1", "CUNKOU_SMS_FEN must be between 0 and 1000."),
        (
            "RECEIPT_PATH_SECRET",
            "too/short",
            "CUNKOU_RECEIPT_PATH_SECRET must have 16 to 100 letters, digits, _ and -.",
        ),
        (
            "SMS_GATEWAY_SECRET",
            "x",
            "CUNKOU_SMS_GATEWAY_URL and CUNKOU_SMS_GATEWAY_SECRET go together.",
        ),
        (
            "WECOM_CORP",
            "ww1",
            "CUNKOU_WECOM_CORP and CUNKOU_WECOM_AGENT and CUNKOU_WECOM_SECRET go together.",
        ),
        (
            "ALIYUN_SMS_SIGN",
            "刘家镇",
            "CUNKOU_ALIYUN_SMS_KEY and CUNKOU_ALIYUN_SMS_SECRET and CUNKOU_ALIYUN_SMS_SIGN"
            " go together.",
        ),
    ],
)
def test_a_value_that_cannot_be_names_its_variable(name: str, value: str, said: str) -> None:
    assert complaint(**{name: value}) == said


@pytest.mark.parametrize(
    ("environment", "second_factor", "roles"),
    [
        ("development", "", set()),
        ("development", "required-for-office", {"clerk", "director", "admin"}),
        ("production", "", {"director", "admin"}),
        ("production", "required-for-directors", {"director", "admin"}),
        ("production", "optional", set()),
    ],
)
def test_in_production_who_leads_needs_a_second_factor_unless_told_otherwise(
    environment: str, second_factor: str, roles: set[str]
) -> None:
    given = Settings(environment=environment, second_factor=second_factor)

    assert given.second_factor_roles == roles


def test_everything_wrong_is_told_at_once() -> None:
    said = complaint(PORT="0", WORKERS="0")

    assert said == (
        "CUNKOU_PORT must be between 1 and 65533. CUNKOU_WORKERS must be between 1 and 64."
    )


def test_texts_go_by_the_vendors_in_the_order_that_is_set() -> None:
    settings = read_settings({"CUNKOU_SMS_VENDORS": "gateway, aliyun"})

    assert settings.text_vendors == ("gateway", "aliyun")
    assert Settings().text_vendors == ("aliyun", "tencent", "gateway")


def test_every_setting_says_what_it_is_for() -> None:
    assert [field.name for field in fields(Settings) if not field.metadata.get("doc")] == []


def test_a_rehearsal_makes_its_keys_once(tmp_path: Path) -> None:
    bare = Settings(data_dir=tmp_path / "new")

    first, again = filled_in(bare), filled_in(bare)

    assert first == again
    assert first.key_ring.startswith("rehearsal:a256gcm:")
    assert first.receipt_keys.startswith("rehearsal:")
    kept = tmp_path / "new" / "rehearsal-keys.json"
    assert kept.stat().st_mode & 0o777 == 0o600


def test_keys_that_were_given_are_used_as_they_are(tmp_path: Path) -> None:
    keys = {"key_ring": "k:a:b", "index_key": "sm3:c", "receipt_keys": "r:d"}
    given = Settings(data_dir=tmp_path / "new", **keys)

    assert filled_in(given) == given
    assert not (tmp_path / "new").exists()
