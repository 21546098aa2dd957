"""How long a question to a carrier over HTTP may take, and how much of its answer is read."""

from dataclasses import dataclass

import aiohttp

from app.channels.refusals import CarrierSilent

UNSENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""What goes wrong before anything has left this house."""
BUSY = (429, 503)
"""HTTP statuses said before anything was done; another 5xx may come from behind the door."""


@dataclass(frozen=True)
class Patience:
    """How long one exchange may take: seconds to reach the carrier, then seconds to hear it out."""

    connect: float = 3.0
    answer: float = 8.0

    def timeout(self) -> aiohttp.ClientTimeout:
        """The same for aiohttp; an answer that comes in drops ends as well."""
        return aiohttp.ClientTimeout(
            total=self.connect + self.answer, connect=self.connect, sock_read=self.answer
        )


async def heard(answer: aiohttp.ClientResponse, most: int) -> bytes:
    """What came back, unpacked; CarrierSilent for more than `most` bytes, which nobody reads."""
    content = bytearray()
    async for piece in answer.content.iter_chunked(64 * 1024):
        content += piece
        if len(content) > most:
            raise CarrierSilent(reason="length")
    return bytes(content)
