"""What vendors of text messages call back: from them or not, kept at once, answered as they want.

Vendors do not sign: their address holds a secret. The county's own gateway signs.
"""

import hmac
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, TypeVar

from app.channels.refusals import UnreadablePush
from app.channels.sms.gateway import SIGNATURE_HEADER, TIME_HEADER, GatewaySms, is_signed
from app.channels.sms.pushes import HEARD, Reply, Told, receipts, replies
from app.kit.errors import Forbidden, Invalid, NotFound
from app.ports import Deps
from app.services.messages import carrier_events
from app.services.messages.carrier_events import Heard
from app.services.messages.message_replies import Replied
from app.services.messages.settling import Word

T = TypeVar("T")
GATEWAY: Final = "sms"
VENDORS: Final = frozenset(HEARD) - {GATEWAY}
LONGEST_CALL: Final = 512 * 1024
"""Bytes; Tencent pushes 100 receipts at once, a thousand of Alibaba's take half of it."""


class NotFromGateway(Forbidden):
    """The signature of this call is not the gateway's, or it is not of these five minutes."""


class CallTooLong(Invalid):
    """Too many receipts at once; send them in several calls."""


REFUSALS = (NotFound, UnreadablePush, CallTooLong)
GATEWAY_REFUSALS = (*REFUSALS, NotFromGateway)


async def take_in_receipts(
    deps: Deps, vendor: str, secret: str, body: bytes
) -> Mapping[str, object]:
    """Keep the receipts that a vendor pushes; what it wants to hear. REFUSALS.

    NotFound for a wrong secret and for whatever there is not.
    """
    _check_secret(deps, vendor, secret)
    return await _receipts(deps, vendor, body)


async def take_in_replies(
    deps: Deps, vendor: str, secret: str, body: bytes
) -> Mapping[str, object]:
    """Keep the answers that a vendor pushes; as `take_in_receipts`."""
    _check_secret(deps, vendor, secret)
    return await _replies(deps, vendor, body)


async def take_in_gateway_receipts(
    deps: Deps, headers: Mapping[str, str], body: bytes
) -> Mapping[str, object]:
    """Keep the receipts that the county's gateway pushes; GATEWAY_REFUSALS.

    The same call again within five minutes, or a call replayed by others, changes nothing.
    """
    _check_signed(deps, headers, body)
    return await _receipts(deps, GATEWAY, body)


async def take_in_gateway_replies(
    deps: Deps, headers: Mapping[str, str], body: bytes
) -> Mapping[str, object]:
    """Keep the answers that the county's gateway pushes; as `take_in_gateway_receipts`."""
    _check_signed(deps, headers, body)
    return await _replies(deps, GATEWAY, body)


def _check_secret(deps: Deps, vendor: str, secret: str) -> None:
    """Nothing, or NotFound; how long it takes tells nothing of the secret."""
    given, ours = secret.encode(errors="replace"), deps.receipt_secret.encode()
    if not hmac.compare_digest(given, ours) or not ours or vendor not in VENDORS:
        raise NotFound


def _check_signed(deps: Deps, headers: Mapping[str, str], body: bytes) -> None:
    channel = deps.channels.get(GATEWAY)
    if not isinstance(channel, GatewaySms):
        raise NotFound
    _check_length(body)
    told = {name: headers.get(name, "") for name in (TIME_HEADER, SIGNATURE_HEADER)}
    plain = all(value.isascii() for value in told.values())
    if not plain or not is_signed(channel.account.secret, told, body, deps.clock.now()):
        raise NotFromGateway


def _check_length(body: bytes) -> None:
    if len(body) > LONGEST_CALL:
        raise CallTooLong(bytes=len(body))


async def _receipts(deps: Deps, carrier: str, body: bytes) -> Mapping[str, object]:
    _check_length(body)
    now = deps.clock.now()
    told = _read(receipts, carrier, body)
    await carrier_events.keep(deps, [_heard(deps, carrier, one, now) for one in told])
    return HEARD[carrier]


async def _replies(deps: Deps, carrier: str, body: bytes) -> Mapping[str, object]:
    _check_length(body)
    now = deps.clock.now()
    told = _read(replies, carrier, body)
    await carrier_events.keep(deps, [_answered(carrier, one, now) for one in told])
    return HEARD[carrier]


def _read(parse: Callable[[str, bytes], tuple[T, ...]], carrier: str, body: bytes) -> tuple[T, ...]:
    try:
        return parse(carrier, body)
    except RecursionError:
        raise UnreadablePush from None


def _heard(deps: Deps, carrier: str, told: Told, now: datetime) -> Heard:
    """A receipt as it is kept: the number is known by its blind index alone."""
    word = Word(
        carrier,
        delivered=told.delivered,
        at=told.at or now,
        error=told.error,
        out_id=_clean(told.out_id),
        to_index=deps.cipher.blind("phone", told.phone) if told.phone else "",
        carrier_id=_clean(told.carrier_id),
    )
    return Heard(carrier, _clean(told.event_key), word)


def _answered(carrier: str, told: Reply, now: datetime) -> Heard:
    text = _clean(told.text)
    return Heard(carrier, _clean(told.event_key), Replied(told.phone, text, told.at or now))


def _clean(text: str) -> str:
    """Without halves of letters and NUL, which nobody can keep."""
    return text.encode(errors="replace").decode().replace("\0", "")
