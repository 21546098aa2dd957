"""Asking the web: only public hosts, and silence is an answer."""

import pytest

from app.channels.links import PublicResolver, WebLinks, is_public


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("8.8.8.8", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("::1", False),
        ("a.cn", False),
    ],
)
def test_which_hosts_are_of_the_wide_world(host: str, public: bool) -> None:
    assert is_public(host) is public


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/a.png",
        "http://[::1]/a.png",
        "http://localhost/a.png",
        "http://0x7f.1/a.png",
        "https://",
        "http://[::1",
        "http://[nowhere]/",
    ],
)
async def test_nobody_looks_into_the_house_by_naming_an_address(address: str) -> None:
    assert await WebLinks().alive(address) is False


async def test_a_name_that_means_this_machine_has_no_address() -> None:
    with pytest.raises(OSError, match="no public address"):
        await PublicResolver().resolve("localhost", 80)
