"""What a sealed field promises: only here, only whole, only with our keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vault.blind_index import new_index_key
from app.vault.field_cipher import FieldCipher
from app.vault.keys import new_key
from app.vault.refusals import EnvelopeDamaged, KeyUnknown

PLACE = "person:phone:0192f0c1-7b6a-7c3d-9e4f-000000000001"
AES = new_key("a256gcm", "k1")
SM4 = new_key("sm4gcm", "k2")
INDEX = new_index_key()


def cipher(*keys: str) -> FieldCipher:
    return FieldCipher.of(",".join(keys), INDEX)


EACH = pytest.mark.parametrize("made", [cipher(AES), cipher(SM4)], ids=["a256gcm", "sm4gcm"])


@EACH
@given(plain=st.text(), place=st.text())
def test_what_is_sealed_opens_again(made, plain, place):
    assert made.open(made.seal(plain, place), place) == plain


@EACH
def test_an_envelope_names_version_algorithm_and_key(made):
    version, alg, kid, payload = made.seal("13800000000", PLACE).split(".")

    assert (version, alg, kid) == ("v1", made.ring.active_alg, made.ring.active)
    assert len(payload) == 52, "12 + 11 + 16 bytes in base64url"


@EACH
def test_the_same_text_is_never_sealed_the_same_way_twice(made):
    assert len({made.seal("杨秀英", PLACE) for _ in range(100)}) == 100


@EACH
def test_the_empty_text_stays_empty(made):
    assert (made.seal("", PLACE), made.open("", PLACE), made.reseal("", PLACE)) == ("", "", None)
    assert made.blind("phone", " ") == ""


@EACH
def test_a_value_moved_to_another_place_does_not_open(made):
    envelope = made.seal("13800000000", PLACE)

    for elsewhere in (PLACE[:-1] + "2", PLACE.replace("phone", "name"), PLACE + " ", ""):
        with pytest.raises(EnvelopeDamaged):
            made.open(envelope, elsewhere)


@EACH
def test_no_character_of_an_envelope_can_be_changed(made):
    envelope = made.seal("44052418800101001", PLACE)
    others = "AQgw_-.05vk=+/ \né"

    for at, was in enumerate(envelope):
        for other in set(others) - {was}:
            with pytest.raises(EnvelopeDamaged):
                made.open(envelope[:at] + other + envelope[at + 1 :], PLACE)


@EACH
def test_no_character_of_an_envelope_can_be_lost_or_added(made):
    envelope = made.seal("杨秀英", PLACE)

    for at in range(len(envelope)):
        with pytest.raises(EnvelopeDamaged):
            made.open(envelope[:at] + envelope[at + 1 :], PLACE)
        with pytest.raises(EnvelopeDamaged):
            made.open(envelope[:at] + "A" + envelope[at:], PLACE)


@given(st.text(min_size=1))
def test_any_other_text_is_not_an_envelope(text):
    with pytest.raises(EnvelopeDamaged):
        cipher(AES).open(text, PLACE)


def test_a_key_that_is_gone_is_named_as_such():
    envelope = cipher(SM4).seal("杨秀英", PLACE)

    with pytest.raises(KeyUnknown):
        cipher(AES).open(envelope, PLACE)


def test_a_key_of_the_same_name_and_other_algorithm_does_not_open():
    envelope = cipher(new_key("sm4gcm", "k1")).seal("杨秀英", PLACE)

    with pytest.raises(KeyUnknown):
        cipher(AES).open(envelope, PLACE)


def test_a_refusal_carries_neither_text_nor_envelope():
    envelope = cipher(AES).seal("杨秀英", PLACE)

    with pytest.raises(EnvelopeDamaged) as refused:
        cipher(AES).open(envelope, "elsewhere")

    assert refused.value.detail == EnvelopeDamaged.__doc__
    assert refused.value.facts == {}
    assert refused.value.__cause__ is None


def test_a_turned_ring_opens_the_old_and_seals_with_the_new():
    envelope = cipher(AES).seal("杨秀英", PLACE)
    turned = cipher(AES, SM4)

    renewed = turned.reseal(envelope, PLACE)

    assert renewed is not None
    assert renewed.startswith("v1.sm4gcm.k2.")
    assert turned.open(envelope, PLACE) == turned.open(renewed, PLACE) == "杨秀英"
    assert turned.reseal(renewed, PLACE) is None
    assert cipher(SM4).open(renewed, PLACE) == "杨秀英"


def test_a_damaged_value_is_not_sealed_again():
    with pytest.raises(EnvelopeDamaged):
        cipher(AES, SM4).reseal(cipher(AES).seal("杨秀英", "elsewhere"), PLACE)


@pytest.mark.parametrize("spelling", ["138 0000 0000", "１３８00000000", " 13800000000\n"])
def test_spellings_of_one_value_are_found_together(spelling):
    made = cipher(AES)

    assert made.blind("phone", spelling) == made.blind("phone", "13800000000")


@given(st.text())
def test_a_fingerprint_depends_on_kind_and_key(value):
    mine, theirs = cipher(AES), FieldCipher.of(AES, f"sm3:{'A' * 43}")
    here = mine.blind("phone", f"1{value}")

    assert len(here) == 32
    assert here != mine.blind("id_number", f"1{value}")
    assert here != theirs.blind("phone", f"1{value}")
