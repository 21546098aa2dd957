"""Text messages: the vendor is not chosen yet, so one class says so and one is for rehearsals."""

from collections.abc import Callable

import aiohttp

from app.channels.refusals import (
    CarrierBusy,
    CarrierUnreachable,
    MessageRefused,
)
from app.domain.messages.messages import Message, Outcome, Receipt
from app.kit.errors import Unavailable


class SmsNotConfigured(Unavailable):
    """No text message vendor is set up for this installation."""


class SmsUnconfigured:
    """Stands where a vendor will be: every message may be tried again once there is one."""

    async def send(self, to: str, message: Message) -> Receipt:
        """Always SmsNotConfigured."""
        raise SmsNotConfigured()


class SandboxSms:
    """Shows text messages on the sandbox page instead of a phone; development only.

    `render` makes the text of a message, `base_url` is the sandbox's address.
    """

    def __init__(
        self,
        http: aiohttp.ClientSession,
        base_url: str,
        render: Callable[[Message], str],
        timeout_seconds: float = 5.0,
    ) -> None:
        self.http, self.render = http, render
        self.url = f"{base_url.rstrip('/')}/sms/send"
        self.timeout = aiohttp.ClientTimeout(total=timeout_seconds)

    async def send(self, to: str, message: Message) -> Receipt:
        """Hand the text to the sandbox for the phone `to`; MessageRefused, Unavailable, UNKNOWN."""
        text = {"phone": to, "text": self.render(message)}
        try:
            async with self.http.post(self.url, json=text, timeout=self.timeout) as answer:
                if answer.status >= 500:
                    raise CarrierBusy(status=answer.status)
                if answer.status != 200:
                    raise MessageRefused(status=answer.status)
                told = await answer.json()
                if "id" not in told:
                    raise CarrierBusy(errcode=told.get("errcode"))
                return Receipt(Outcome.SENT, str(told["id"]))
        except aiohttp.ClientConnectorError:
            raise CarrierUnreachable() from None
        except (aiohttp.ClientError, TimeoutError):
            return Receipt(Outcome.UNKNOWN)
