"""Reads what text message vendors push to us: receipts of texts, and what people answered to them.

Sources: SmsReport and SmsUp on help.aliyun.com (documents 101867 and 101847), the callbacks of the
SMS API on cloud.tencent.com (document 382/59178). Pushes come twice, late, and out of order.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from app.channels.refusals import UnreadablePush
from app.channels.sms.errors import plain, receipt_error
from app.kit.clock import SHANGHAI
from app.kit.phone_numbers import phone_number

Item = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """A receipt: what became of one text.

    `out_id` is the name that we gave it, empty when the vendor does not say it; `carrier_id` the
    vendor's own. `error` is a refusal's code, empty for what arrived, `vendor_code` the vendor's.
    `at` is when it arrived or failed, None when that cannot be read. `event_key` tells a push that
    comes again.
    """

    event_key: str
    out_id: str
    carrier_id: str
    phone: str
    delivered: bool
    error: str = ""
    at: datetime | None = None
    vendor_code: str = ""


@dataclass(frozen=True)
class Reply:
    """What somebody answered to a text. `event_key` may hold the phone: it is kept as a print."""

    event_key: str
    phone: str
    text: str
    at: datetime | None = None


def receipts(carrier: str, body: bytes) -> tuple[Told, ...]:
    """The receipts of a push of aliyun, tencent or sms; UnreadablePush for no JSON of objects.

    One that names no text is left out: nobody could use it.
    """
    read = _RECEIPTS[carrier]
    return tuple(told for item in _items(body) if (told := read(item)) is not None)


def replies(carrier: str, body: bytes) -> tuple[Reply, ...]:
    """The answers of a push; UnreadablePush for no JSON of objects. None without a phone."""
    read = _REPLIES[carrier]
    return tuple(reply for item in _items(body) if (reply := read(item)) is not None)


HEARD: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "aliyun": {"code": 0, "msg": "OK"},
        "tencent": {"result": 0, "errmsg": "OK"},
        "sms": {"ok": True},
    }
)
"""What each vendor wants to hear, with 200, so that it does not push the same again."""


def _items(body: bytes) -> Iterable[Item]:
    """The objects of a push: a list of them, or one by itself."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise UnreadablePush(reason="json") from None
    items = told if isinstance(told, list) else [told]
    if not all(isinstance(item, dict) for item in items):
        raise UnreadablePush(reason="shape")
    return items


def _aliyun_receipt(item: Item) -> Told | None:
    code = plain(item.get("err_code"))
    delivered = _is_true(item.get("success"))
    return _told("aliyun", item, ("out_id", "biz_id", "phone_number"), delivered, code)


def _tencent_receipt(item: Item) -> Told | None:
    code = plain(item.get("errmsg"))
    delivered = _text(item.get("report_status")).upper() == "SUCCESS"
    return _told("tencent", item, ("ext", "sid", "mobile"), delivered, code)


def _gateway_receipt(item: Item) -> Told | None:
    state = _text(item.get("state"))
    if state not in ("delivered", "failed"):
        return None
    code = plain(item.get("error"))
    return _told("sms", item, ("id", "id", "to"), state == "delivered", code)


def _told(
    carrier: str, item: Item, names: tuple[str, str, str], delivered: bool, code: str
) -> Told | None:
    """A receipt from the fields with these names: our id, the vendor's, and the phone."""
    ours, theirs, phone = (_text(item.get(name)) for name in names)
    if not ours and not theirs:
        return None
    return Told(
        event_key="/".join((theirs, ours, "ok" if delivered else "failed", code)),
        out_id=ours,
        carrier_id=theirs,
        phone=phone_number(phone) or "",
        delivered=delivered,
        error="" if delivered else receipt_error(carrier, code),
        at=_moment(next((item[name] for name in TIMES if item.get(name)), None)),
        vendor_code=code,
    )


TIMES = ("report_time", "user_receive_time", "at")
"""The fields that say when a text arrived or failed, by vendor."""


def _aliyun_reply(item: Item) -> Reply | None:
    names = ("phone_number", "content", "send_time")
    return _reply(item, names, _text(item.get("sequence_id")))


def _tencent_reply(item: Item) -> Reply | None:
    return _reply(item, ("mobile", "text", "time"), "")


def _gateway_reply(item: Item) -> Reply | None:
    return _reply(item, ("from", "text", "at"), _text(item.get("id")))


def _reply(item: Item, names: tuple[str, str, str], event: str) -> Reply | None:
    """An answer from the fields with these names; one without an id is told by all it says."""
    phone_field, text_field, time_field = names
    phone, text = phone_number(_text(item.get(phone_field))) or "", _text(item.get(text_field))
    if not phone:
        return None
    key = event or "/".join((phone, _text(item.get(time_field)), text))
    return Reply(key, phone, text.strip(), _moment(item.get(time_field)))


_RECEIPTS: Mapping[str, Callable[[Item], Told | None]] = {
    "aliyun": _aliyun_receipt,
    "tencent": _tencent_receipt,
    "sms": _gateway_receipt,
}
_REPLIES: Mapping[str, Callable[[Item], Reply | None]] = {
    "aliyun": _aliyun_reply,
    "tencent": _tencent_reply,
    "sms": _gateway_reply,
}


def _text(value: object) -> str:
    """Numbers come as numbers or as text; what is neither says nothing.

    What no database keeps (halves of characters, NUL) is left out.
    """
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    return str(value).encode("utf-8", "ignore").decode().replace("\x00", "")


def _is_true(value: object) -> bool:
    return value is True or _text(value).lower() in ("true", "1")


def _moment(value: object) -> datetime | None:
    """Unix seconds, "2026-11-22 10:00:00" at the office's wall or an ISO moment; else None."""
    text = _text(value).strip()
    try:
        if text.isascii() and text.isdigit() and len(text) <= 10:
            return datetime.fromtimestamp(int(text), UTC)
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
