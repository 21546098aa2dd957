"""What a sealed file promises: only in its place, only whole, only with our keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vault.file_cipher import FileCipher
from app.vault.keys import key_ring, new_key
from app.vault.refusals import EnvelopeDamaged, KeyUnknown

PLACE = "attachment/0192f0c1"
AES = new_key("a256gcm", "k1")
SM4 = new_key("sm4gcm", "k2")
GOLDEN = "434b4631026b310aa58e691bffd12b3250b4e9fe6e7506bf02ad8cdfcb30d935ccb4c41a8c7deeb846"
GOLDEN_KEY = "k1:a256gcm:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"


def cipher(*keys: str) -> FileCipher:
    return FileCipher(key_ring(",".join(keys)))


EACH = pytest.mark.parametrize("made", [cipher(AES), cipher(SM4)], ids=["a256gcm", "sm4gcm"])


@EACH
@given(plain=st.binary(max_size=4096), place=st.text(max_size=80))
def test_a_file_opens_again_whatever_the_ring_is_for(made, plain, place):
    assert made.open(made.seal(plain, place), place) == plain


@EACH
def test_nothing_of_the_file_can_be_read(made):
    plain = b"ID number 44052418800101001X" * 10

    assert b"4405" not in made.seal(plain, PLACE)
    assert made.seal(plain, PLACE) != made.seal(plain, PLACE)


def test_a_changed_byte_anywhere_is_noticed():
    made = cipher(AES)
    sealed = made.seal(b"plain", PLACE)

    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(EnvelopeDamaged):
            made.open(bytes(changed), PLACE)


@given(st.binary(max_size=60))
def test_anything_else_is_refused(found):
    with pytest.raises(EnvelopeDamaged):
        cipher(AES).open(found, PLACE)


def test_a_cut_file_is_refused():
    made = cipher(AES)
    sealed = made.seal(b"plain", PLACE)

    for length in range(len(sealed)):
        with pytest.raises(EnvelopeDamaged):
            made.open(sealed[:length], PLACE)


def test_a_file_moved_to_another_place_does_not_open():
    made = cipher(AES)

    with pytest.raises(EnvelopeDamaged):
        made.open(made.seal(b"plain", PLACE), "attachment/other")


def test_a_file_of_an_unknown_key_does_not_open():
    with pytest.raises(KeyUnknown):
        cipher(SM4).open(cipher(AES).seal(b"plain", PLACE), PLACE)


def test_a_file_moves_to_the_newest_key_once():
    old, both = cipher(AES), cipher(AES, SM4)

    fresh = both.reseal(old.seal(b"plain", PLACE), PLACE)

    assert fresh is not None
    assert both.open(fresh, PLACE) == b"plain"
    assert both.reseal(fresh, PLACE) is None
    with pytest.raises(KeyUnknown):
        old.open(fresh, PLACE)


def test_a_file_sealed_by_an_older_version_opens_for_ever():
    sealed = bytes.fromhex(GOLDEN)

    assert cipher(GOLDEN_KEY).open(sealed, PLACE) == "村口".encode()
