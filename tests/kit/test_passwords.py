"""Passwords: kept so that a stolen table helps nobody, chosen so that guessing does not either."""

from base64 import b64encode
from hashlib import scrypt

import pytest

from app.kit.passwords import hashed, is_outdated, matches, weaknesses

GOOD = "Stone-bridge 12"
KEPT = hashed(GOOD)


def test_a_password_matches_only_itself():
    assert matches(GOOD, KEPT)
    assert not matches(GOOD + " ", KEPT)
    assert not matches("", KEPT)


def test_a_kept_password_names_its_costs_and_has_its_own_salt():
    assert KEPT.startswith("scrypt$15$8$1$")
    assert hashed(GOOD) != KEPT
    assert GOOD not in KEPT


def test_the_hash_is_scrypt_as_published():
    vector = (  # RFC 7914, section 12, second vector
        "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
    )

    assert scrypt(b"password", salt=b"NaCl", n=1024, r=8, p=16, maxmem=1 << 26).hex() == vector


def test_one_spelling_of_unicode_is_as_good_as_another():
    assert matches("ｓｔone bridge", hashed("stone bridge"))


@pytest.mark.parametrize(
    "stored",
    [None, "", "plain", "scrypt$15$8$1$AAAA", "scrypt$15$8$1$!$!", "scrypt$40$8$1$AAAA$AAAA"],
)
def test_nothing_matches_a_missing_or_broken_record(stored):
    assert not matches(GOOD, stored)


def test_a_hash_of_older_costs_still_matches_and_is_called_outdated():
    salt = b"0123456789abcdef"
    raw = scrypt(b"old password", salt=salt, n=1 << 14, r=8, p=1, dklen=32)
    old = "scrypt$14$8$1$MDEyMzQ1Njc4OWFiY2RlZg==$" + b64encode(raw).decode()

    assert matches("old password", old)
    assert is_outdated(old)
    assert not is_outdated(KEPT)


@pytest.mark.parametrize(
    ("password", "found"),
    [
        (GOOD, []),
        ("four plain words do", []),
        ("Kort-1", ["too-short"]),
        ("onlylowercase", ["too-plain"]),
        ("Password-2026", ["too-common"]),
        ("Aa1!Aa1!Aa1!", ["too-repetitive"]),
        ("Chuangkou-2026", ["contains-known"]),
        ("x" * 129, ["too-long", "too-repetitive"]),
        ("", ["too-short", "too-plain", "too-repetitive"]),
    ],
)
def test_a_weak_password_is_told_why(password, found):
    assert weaknesses(password, "chuangkou", "李") == found
