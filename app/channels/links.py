"""Whether an address on the web still answers, asked with HEAD and only of public hosts."""

import ipaddress
import socket
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

GONE = frozenset({404, 410})
TIMEOUT_SECONDS = 5.0


class PublicResolver(AbstractResolver):
    """Finds hosts by name, but none inside a house: nobody looks into it by naming an address."""

    def __init__(self) -> None:
        self.inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The public addresses of `host`; OSError when it has none."""
        found = await self.inner.resolve(host, port, family)
        public = [one for one in found if is_public(one["host"])]
        if not public:
            raise OSError("no public address")
        return public

    async def close(self) -> None:
        """Nothing is held."""
        await self.inner.close()


class WebLinks:
    """Asks the web itself, each address for at most 5 seconds."""

    async def alive(self, address: str) -> bool:
        """Whether a server answers there and does not say that the page is gone."""
        try:
            host = urlsplit(address).hostname or ""
        except ValueError:
            return False
        if _is_number(host) and not is_public(host):
            return False
        connector = aiohttp.TCPConnector(resolver=PublicResolver())
        timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(connector=connector, timeout=timeout) as http,
                http.head(address, allow_redirects=False) as answer,
            ):
                return answer.status not in GONE
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
            return False


def is_public(host: str) -> bool:
    """Whether a numeric address is one of the wide world."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return False


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
