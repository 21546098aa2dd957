"""Receipts and replies in each vendor's own format, as its documentation shows them."""

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.settings import GATEWAY_SECRET, SIGN
from sandbox.sms.sms_templates import parts
from sandbox.state import SentText

SHANGHAI = ZoneInfo("Asia/Shanghai")
Items = list[dict[str, object]]


@dataclass(frozen=True)
class Told:
    """One receipt or one reply to push: of `text`, `words` being what the person answered."""

    carrier: str
    what: str
    text: SentText
    words: str = ""
    at: str = ""


def aliyun_receipts(told: Sequence[Told]) -> Items:
    """SmsReport: an array; times are China's."""
    return [
        {
            "phone_number": item.text.phone,
            "send_time": in_china(item.text.at),
            "report_time": in_china(item.text.settles_at),
            "success": item.text.result == "delivered",
            "err_code": "DELIVERED" if item.text.result == "delivered" else item.text.result,
            "err_msg": "用户接收成功" if item.text.result == "delivered" else "用户接收失败",
            "sms_size": str(parts(item.text.text)),
            "biz_id": item.text.id,
            "out_id": item.text.key,
        }
        for item in told
    ]


def aliyun_replies(told: Sequence[Told]) -> Items:
    """SmsUp: an array."""
    return [
        {
            "phone_number": item.text.phone,
            "send_time": in_china(item.at),
            "content": item.words,
            "sign_name": SIGN,
            "dest_code": "1069000000",
            "sequence_id": int(hashlib.sha256(_name(item).encode()).hexdigest()[:12], 16),
        }
        for item in told
    ]


def tencent_receipts(told: Sequence[Told]) -> Items:
    """The status callback: an array of at most a hundred."""
    return [
        {
            "user_receive_time": in_china(item.text.settles_at),
            "nationcode": "86",
            "mobile": item.text.phone,
            "report_status": "SUCCESS" if item.text.result == "delivered" else "FAIL",
            "errmsg": "DELIVRD" if item.text.result == "delivered" else item.text.result,
            "description": "用户短信送达成功" if item.text.result == "delivered" else "送达失败",
            "sid": item.text.id,
            "ext": item.text.key,
        }
        for item in told
    ]


def tencent_replies(told: Sequence[Told]) -> dict[str, object]:
    """The reply callback: one object, one reply a push."""
    [item] = told
    return {
        "extend": "",
        "mobile": item.text.phone,
        "nationcode": "86",
        "sign": SIGN,
        "text": item.words,
        "time": int(datetime.fromisoformat(item.at).timestamp()),
    }


def sms_receipts(told: Sequence[Told]) -> Items:
    """The county gateway's receipts: an array, signed as our own requests are."""
    return [
        {
            "id": item.text.key,
            "to": item.text.phone,
            "state": "delivered" if item.text.result == "delivered" else "failed",
            "error": "" if item.text.result == "delivered" else item.text.result,
            "at": item.text.settles_at,
        }
        for item in told
    ]


def sms_replies(told: Sequence[Told]) -> Items:
    """The county gateway's replies: an array, signed."""
    return [
        {"id": _name(item), "from": item.text.phone, "text": item.words, "at": item.at}
        for item in told
    ]


def signed(body: bytes, time: str) -> dict[str, str]:
    """The headers that prove who pushes."""
    return {"X-Cunkou-Time": time, "X-Cunkou-Signature": signature(GATEWAY_SECRET, time, body)}


def signature(secret: str, time: str, body: bytes) -> str:
    """HMAC-SHA256 in hex over the time, a line feed and the body."""
    return hmac.new(secret.encode(), time.encode() + b"\n" + body, hashlib.sha256).hexdigest()


def understood(carrier: str, said: str) -> bool:
    """Whether the app answered the vendor's word; the county's gateway needs none."""
    if carrier == "sms":
        return True
    try:
        told = json.loads(said)
    except ValueError:
        return False
    name = "code" if carrier == "aliyun" else "result"
    return isinstance(told, dict) and told.get(name) == 0


def in_china(at: str) -> str:
    """A moment as both vendors write it."""
    return datetime.fromisoformat(at).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def _name(item: Told) -> str:
    return f"{item.text.id}/{item.at}/{item.words}"
