"""Signing receipts: the vectors of RFC 8032, a ring that turns, settings refused in words."""

import pytest

from app.vault.encoding import encoded
from app.vault.refusals import KeyRingUnreadable
from app.vault.signing import new_receipt_key, signer_of

ONE, TWO = new_receipt_key("one"), new_receipt_key("two")
RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970"
        "1cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613"
        "d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760"
        "984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
"""RFC 8032, section 7.1: seed, public key, message, signature, in hex."""


@pytest.mark.parametrize(("seed", "public", "message", "signature"), RFC_8032, ids=range(3))
def test_the_vectors_of_the_rfc_come_out(
    seed: str, public: str, message: str, signature: str
) -> None:
    signer = signer_of(f"rfc:{encoded(bytes.fromhex(seed))}")

    signed = signer.sign(bytes.fromhex(message))

    assert signer.public_keys == {"rfc": encoded(bytes.fromhex(public))}
    assert signed == encoded(bytes.fromhex(signature))
    assert signer.verify(bytes.fromhex(message), signed, "rfc")


def test_the_last_key_signs_and_all_verify() -> None:
    before, after = signer_of(ONE), signer_of(f" {ONE},\n{TWO} ,")

    old, new = before.sign(b"visit"), after.sign(b"visit")

    assert (before.key_id, after.key_id) == ("one", "two")
    assert list(after.public_keys) == ["one", "two"]
    assert after.verify(b"visit", old, "one")
    assert after.verify(b"visit", new, "two")
    assert not before.verify(b"visit", new, "two")


@pytest.mark.parametrize(
    ("content", "signature", "key_id"),
    [
        (b"visit.", None, "one"),
        (b"visit", None, "two"),
        (b"visit", "", "one"),
        (b"visit", "no base64!", "one"),
        (b"visit", "AAAA", "one"),
        (b"visit", "\N{LATIN SMALL LETTER E WITH ACUTE}", "one"),
    ],
    ids=range(6),
)
def test_what_was_not_signed_like_this_is_not_right(
    content: bytes, signature: str | None, key_id: str
) -> None:
    signer = signer_of(f"{TWO},{ONE}")
    right = signer.sign(b"visit")

    assert not signer.verify(content, right if signature is None else signature, key_id)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no key for receipts."),
        (f"{ONE},{ONE}", "Key 2 for receipts has the name of another key."),
        ("one", "Key 1 for receipts cannot be read. It has the form <name>:<seed>."),
        ("one:", "Key 1 for receipts cannot be read. It has the form <name>:<seed>."),
        ("a b:AAAA", "Key 1 for receipts cannot be read. The name of a key has 1 to 16 letters,"),
        ("one:!", "Key 1 for receipts cannot be read. Its seed is not base64."),
        (f"{ONE},two:AAAA", "Key 2 for receipts cannot be read. Its seed has 3 bytes, not 32."),
    ],
    ids=range(7),
)
def test_a_ring_that_cannot_be_read_is_refused_without_repeating_it(
    text: str, sentence: str
) -> None:
    with pytest.raises(KeyRingUnreadable) as refusal:
        signer_of(text)

    assert refusal.value.detail.startswith(sentence)


def test_a_seed_may_come_in_ordinary_base64_with_padding() -> None:
    assert signer_of("r:" + "+/" * 21 + "8=").key_id == "r"


def test_a_new_key_is_never_the_same_and_its_name_can_be_one() -> None:
    keys = {new_receipt_key() for _ in range(50)}

    assert len(signer_of(",".join(keys)).public_keys) == 50
    with pytest.raises(KeyRingUnreadable):
        new_receipt_key("a b")
