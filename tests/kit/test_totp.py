"""Codes of an authenticator app: the standard's own examples, the steps beside, nothing else."""

from base64 import b32encode
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from app.kit import totp

SECRET = b32encode(b"12345678901234567890").decode()
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_the_examples_of_the_standard_fit(seconds: int, code: str) -> None:
    now = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)

    assert totp.counter_of(SECRET, code, now) == seconds // 30


@pytest.mark.parametrize(("late", "fits"), [(-61, False), (-30, True), (59, True), (60, False)])
def test_a_phone_may_be_one_step_ahead_or_behind(late: int, fits: bool) -> None:
    code = "050471"
    shown_at = datetime.fromtimestamp(1111111110, UTC)

    found = totp.counter_of(SECRET, code, shown_at + timedelta(seconds=late))

    assert found == (37037037 if fits else None)


@pytest.mark.parametrize("code", ["", "28708", "2870822", "abcdef", "２８７０８２", "\udcff", "\0"])
def test_anything_else_is_no_code(code: str) -> None:
    assert totp.counter_of(SECRET, code, datetime.fromtimestamp(59, UTC)) is None


def test_a_code_may_be_typed_with_a_gap() -> None:
    assert totp.counter_of(SECRET, " 287 082 ", datetime.fromtimestamp(59, UTC)) == 1


def test_a_secret_has_160_bits_and_follows_from_its_token() -> None:
    one, other = totp.secret_out_of("token"), totp.secret_out_of("another")

    assert (len(one), one == totp.secret_out_of("token"), one == other) == (32, True, False)


def test_the_address_names_house_and_account() -> None:
    address = urlsplit(totp.app_address(SECRET, "li", "村口"))

    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert parse_qs(address.query) == {"secret": [SECRET], "issuer": ["村口"]}
