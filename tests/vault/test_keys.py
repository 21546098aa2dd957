"""Key rings and index keys as settings: read exactly, refused in sentences without secrets."""

import pytest

from app.vault.blind_index import blind_index, new_index_key
from app.vault.keys import Key, key_ring, new_key
from app.vault.refusals import KeyRingUnreadable

AES = new_key("a256gcm", "k1")
SM4 = new_key("sm4gcm", "k2")


def test_the_last_key_is_the_active_one():
    ring = key_ring(f" {AES} ,\n{SM4},\n")

    assert (ring.kids, ring.active, ring.active_alg) == (("k1", "k2"), "k2", "sm4gcm")


def test_a_key_may_come_in_ordinary_base64_with_padding():
    assert key_ring("k1:sm4gcm:++//AAAAAAAAAAAAAAAAAA==").kids == ("k1",)


def test_a_new_key_is_read_back_and_never_the_same():
    keys = {new_key("sm4gcm") for _ in range(50)} | {new_key() for _ in range(50)}

    assert len(key_ring(",".join(keys)).kids) == 100


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The key ring is empty."),
        (" , \n", "The key ring is empty."),
        (f"{AES},{AES}", "Key 2 of the key ring has the name of another key."),
        ("k1:a256gcm", "Key 1 of the key ring cannot be read. It has the form"),
        (f"{AES},k.2:sm4gcm:AAAA", "Key 2 of the key ring cannot be read. The name of a key"),
        (f"{AES},k2:rot13:AAAA", "Key 2 of the key ring cannot be read. The algorithm of a key"),
        (f"{AES},{SM4},k3:sm4gcm:§", "Key 3 of the key ring cannot be read. Its key is not base64"),
        ("k1:sm4gcm:AAAA", "Key 1 of the key ring cannot be read. Its key has 3 bytes instead"),
    ],
    ids=range(8),  # the texts hold fresh keys, and every worker must call a test the same
)
def test_a_ring_that_cannot_be_read_says_where_and_why(text, sentence):
    with pytest.raises(KeyRingUnreadable) as refused:
        key_ring(text)

    assert refused.value.detail.startswith(sentence)


@pytest.mark.parametrize("form", ["{}", "k1:a256gcm:{}!", "k1:{}:x", "{}:a256gcm:", "k1:sm4gcm:{}"])
def test_a_refusal_never_repeats_a_key(form):
    secret = AES.rpartition(":")[2]

    with pytest.raises(KeyRingUnreadable) as refused:
        key_ring(form.format(secret))

    assert secret not in str(refused.value)
    assert secret not in repr(refused.value.facts)


def test_a_key_does_not_print_its_secret():
    assert repr(Key("k1", "sm4gcm", b"0123456789abcdef")) == "Key(kid='k1', alg='sm4gcm')"


@pytest.mark.parametrize("bad", [("des",), ("sm4gcm", "a name"), ("sm4gcm", "x" * 17)])
def test_a_new_key_has_a_known_algorithm_and_a_proper_name(bad):
    with pytest.raises(KeyRingUnreadable):
        new_key(*bad)


def test_an_index_key_is_read_back_with_its_digest():
    for digest in ("sm3", "sha256"):
        assert len(blind_index(new_index_key(digest)).of("phone", "13800000000")) == 32


@pytest.mark.parametrize("text", ["", "sm3", "sm3:", "sm3:AAAA", "md5:" + "A" * 43, "A" * 43])
def test_an_index_key_that_cannot_be_read_is_refused(text):
    with pytest.raises(KeyRingUnreadable):
        blind_index(text)


def test_an_index_key_of_another_digest_is_not_made():
    with pytest.raises(KeyRingUnreadable):
        new_index_key("md5")
