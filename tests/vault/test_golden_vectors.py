"""The algorithms of the vault against the published vectors of their standards."""

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.vault.algorithms import ALGORITHMS
from app.vault.blind_index import BlindIndex

SM4_KEY = bytes.fromhex("0123456789abcdeffedcba9876543210")
RFC_8998 = {
    "iv": "00001234567800000000abcd",
    "plain": "aa" * 8 + "bb" * 8 + "cc" * 8 + "dd" * 8 + "ee" * 8 + "ff" * 8 + "ee" * 8 + "aa" * 8,
    "aad": "feedfacedeadbeeffeedfacedeadbeefabaddad2",
    "sealed": "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
    "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
    "83de3541e4c2b58177e065a9bf7b62ec",
}
GCM_CASE_16 = {
    "iv": "cafebabefacedbaddecaf888",
    "plain": "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    "aad": "feedfacedeadbeeffeedfacedeadbeefabaddad2",
    "sealed": "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    "76fc6ece0f4e1768cddf8853bb2d551b",
}


@pytest.mark.parametrize(
    ("alg", "key", "vector"),
    [
        pytest.param("sm4gcm", SM4_KEY, RFC_8998, id="sm4gcm, RFC 8998 A.1"),
        pytest.param(
            "a256gcm",
            bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2),
            GCM_CASE_16,
            id="a256gcm, GCM specification test case 16",
        ),
    ],
)
def test_an_algorithm_gives_the_published_answer(alg, key, vector):
    iv, plain, aad, sealed = (bytes.fromhex(vector[k]) for k in ("iv", "plain", "aad", "sealed"))
    sealer = ALGORITHMS[alg].sealer(key)

    assert sealer.seal(iv, plain, aad) == sealed
    assert sealer.open(iv, sealed, aad) == plain


def test_sm4_gives_the_published_block_of_its_standard():
    block = Cipher(algorithms.SM4(SM4_KEY), modes.ECB()).encryptor()  # GB/T 32907, A.1

    assert block.update(SM4_KEY).hex() == "681edf34d206965e86b3e94f536e4246"


def sm3(data: bytes) -> bytes:
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize()


def test_sm3_gives_the_published_digest_of_its_standard():
    assert sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_the_blind_index_is_hmac_sm3_of_kind_and_value_cut_to_16_bytes():
    key = bytes(range(32))
    inner, outer = (bytes(b ^ pad for b in key.ljust(64, b"\0")) for pad in (0x36, 0x5C))

    by_hand = sm3(outer + sm3(inner + b"phone\x0013800000000"))

    assert BlindIndex("sm3", key).of("phone", "13800000000") == by_hand[:16].hex()
