"""One question to a text message vendor and its answer, bounded in time and never redirected."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
from yarl import URL

from app.channels.patience import BUSY, UNSENT, Patience, heard
from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    CarrierRefused,
    CarrierSilent,
    CarrierUnreachable,
)
from app.kit.errors import AppError

LONGEST_ANSWER = 1024 * 1024
"""Bytes; a page of records has a few thousand."""


@dataclass(frozen=True)
class Question:
    """What is asked: `target` is the path and the query as they go over the wire."""

    target: str
    headers: Mapping[str, str]
    body: bytes = b""
    method: str = "POST"


@dataclass(frozen=True)
class Answer:
    """What came back; `told` is its JSON object, None when it is none."""

    status: int
    told: dict[str, Any] | None

    def unread(self) -> AppError:
        """What an answer stands for that says nothing we understand.

        An answer of success, or of a fault behind the vendor's door, may hide a text that is under
        way: CarrierSilent. 429 and 503 say that nothing was taken.
        """
        if self.status in BUSY:
            return CarrierBusy(status=self.status)
        if self.status < 300 or self.status >= 500:
            return CarrierSilent(status=self.status)
        return CarrierRefused(status=self.status)


class Exchange:
    """Asks one vendor at `url` (scheme, host, and a path to put before all others)."""

    def __init__(self, http: aiohttp.ClientSession, url: str, patience: Patience) -> None:
        self._http, self._root = http, url.rstrip("/")
        self._timeout = patience.timeout()
        self.host = URL(self._root).host_port_subcomponent or ""

    async def ask(self, question: Question) -> Answer:
        """The answer, whatever its status; errors never name the address, which holds the phone.

        CarrierUnreachable when nothing was sent, CarrierSilent when it was and no answer came.
        """
        try:
            async with self._http.request(
                question.method,
                URL(f"{self._root}{question.target}", encoded=True),
                data=question.body or None,
                headers=question.headers,
                timeout=self._timeout,
                allow_redirects=False,
            ) as answer:
                return Answer(answer.status, _object(await heard(answer, LONGEST_ANSWER)))
        except UNSENT as error:
            raise CarrierUnreachable(reason=type(error).__name__) from None
        except aiohttp.InvalidURL:
            raise CarrierMisconfigured(reason="url") from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise CarrierSilent(reason=type(error).__name__) from None


def _object(content: bytes) -> dict[str, Any] | None:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None
