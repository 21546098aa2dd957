"""The events WeChat pushes to us: is it WeChat, what does it say; pure functions over the request.

Formats and vectors: "message push" and "subscribe-message" on developers.weixin.qq.com. WeChat
waits five seconds and pushes again up to three times, so every event carries a key for telling
repeats apart.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.kit.errors import Forbidden, Invalid

LONGEST_BODY = 64 * 1024
DEEPEST = 6
PADDING_BLOCK = 32


class NotFromWeChat(Forbidden):
    """The signature of this push is not WeChat's."""


class BadPush(Invalid):
    """This push cannot be read."""


@dataclass(frozen=True)
class PushSecrets:
    """What the console and we share: with an `aes_key` plain pushes are refused.

    Raises ValueError for an `aes_key` that has not 43 characters or comes without the app id.
    """

    token: str
    aes_key: str = ""
    appid: str = ""

    def __post_init__(self) -> None:
        if self.aes_key and (len(self.aes_key) != 43 or not self.appid):
            raise ValueError("message push: the AES key has 43 characters and needs the app id")


@dataclass(frozen=True)
class GrantChanged:
    """The person allowed one more message of this template, or refuses it."""

    openid: str
    template_id: str
    accepted: bool
    at: datetime
    event_key: str


@dataclass(frozen=True)
class MessageSent:
    """What became of a message after WeChat took it; `error` is WeChat's word, empty when ok."""

    openid: str
    template_id: str
    msgid: str
    ok: bool
    error: str
    at: datetime


@dataclass(frozen=True)
class Ignored:
    """A push that is none of our business."""

    event: str


Event = GrantChanged | MessageSent | Ignored


def greeting(secrets: PushSecrets, query: Mapping[str, str]) -> str:
    """The `echostr` to give back when WeChat checks our address, else NotFromWeChat."""
    _check(query.get("signature"), secrets.token, query)
    return query.get("echostr", "")


def events(secrets: PushSecrets, query: Mapping[str, str], body: bytes) -> tuple[Event, ...]:
    """What a push says, in its order; NotFromWeChat for a wrong signature, BadPush for nonsense."""
    if len(body) > LONGEST_BODY:
        raise BadPush()
    if secrets.aes_key:
        sealed = _text(_parsed(body).get("Encrypt"))
        _check(query.get("msg_signature"), secrets.token, query, sealed)
        body = opened(secrets, sealed)
    else:
        _check(query.get("signature"), secrets.token, query)
    return tuple(_events(_parsed(body)))


def opened(secrets: PushSecrets, sealed: str) -> bytes:
    """The message inside `Encrypt` (AES-256-CBC); BadPush when damaged or for another app id.

    Plain text: 16 random bytes, length (4, big endian), message, app id, padding to 32.
    """
    try:
        key = base64.b64decode(secrets.aes_key + "=", validate=True)
        decryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
        plain = decryptor.update(base64.b64decode(sealed, validate=True)) + decryptor.finalize()
    except ValueError:
        raise BadPush() from None
    padding = plain[-1] if plain else 0
    end = 20 + int.from_bytes(plain[16:20], "big")
    appid = plain[end : len(plain) - padding]
    if not 1 <= padding <= PADDING_BLOCK or not hmac.compare_digest(appid, secrets.appid.encode()):
        raise BadPush()
    return plain[20:end]


def _check(signature: str | None, token: str, query: Mapping[str, str], *more: str) -> None:
    parts = sorted([token, query.get("timestamp", ""), query.get("nonce", ""), *more])
    expected = hashlib.sha1(_bytes("".join(parts)), usedforsecurity=False).hexdigest()
    if not token or not hmac.compare_digest(_bytes(expected), _bytes(signature or "")):
        raise NotFromWeChat()


def _parsed(body: bytes) -> Mapping[str, Any]:
    """A JSON or XML body as a mapping; XML lists are nested one deeper and are lifted out."""
    try:
        text = body.decode("utf-8-sig").strip()
        tree = _xml(text) if text.startswith("<") else json.loads(text, strict=False)
    except (ValueError, RecursionError, ElementTree.ParseError):
        raise BadPush() from None
    if not isinstance(tree, Mapping):
        raise BadPush()
    return tree


def _xml(text: str) -> Any:
    """Safe without a hardened parser: no document type, so no entities, and a bounded depth."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise BadPush()
    tree = _branch(ElementTree.fromstring(text), DEEPEST)  # noqa: S314
    if not isinstance(tree, dict):
        raise BadPush()
    nested = [value for name, value in tree.items() if name.startswith("SubscribeMsg")]
    return tree | nested[0] if nested and isinstance(nested[0], dict) else tree


def _branch(element: ElementTree.Element, depth: int) -> Any:
    if depth == 0:
        raise BadPush()
    if not len(element):
        return (element.text or "").strip()
    found: dict[str, list[Any]] = {}
    for child in element:
        found.setdefault(child.tag, []).append(_branch(child, depth - 1))
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def _events(push: Mapping[str, Any]) -> Iterator[Event]:
    name = _text(push.get("Event"))
    make = READERS.get(name)
    if make is None:
        yield Ignored(name or _text(push.get("MsgType")))
        return
    items = push.get("List", [])
    for index, item in enumerate(items if isinstance(items, list) else [items]):
        if not isinstance(item, Mapping):
            raise BadPush()
        yield make(push, item, index)


def _grant_changed(push: Mapping[str, Any], item: Mapping[str, Any], index: int) -> Event:
    openid, template_id = _needed(push, "FromUserName"), _needed(item, "TemplateId")
    created, name = _needed(push, "CreateTime"), _needed(push, "Event")
    accepted = _text(item.get("SubscribeStatusString")).startswith("accept")
    key = "\n".join((openid, created, name, template_id, str(index)))
    fingerprint = hashlib.sha256(key.encode()).hexdigest()[:32]
    return GrantChanged(openid, template_id, accepted, _moment(created), fingerprint)


def _message_sent(push: Mapping[str, Any], item: Mapping[str, Any], _index: int) -> Event:
    ok = _text(item.get("ErrorCode")) == "0"
    return MessageSent(
        openid=_needed(push, "FromUserName"),
        template_id=_needed(item, "TemplateId"),
        msgid=_needed(item, "MsgID"),
        ok=ok,
        error="" if ok else _text(item.get("ErrorStatus")) or _text(item.get("ErrorCode")),
        at=_moment(_needed(push, "CreateTime")),
    )


READERS: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any], int], Event]] = {
    "subscribe_msg_popup_event": _grant_changed,
    "subscribe_msg_change_event": _grant_changed,
    "subscribe_msg_sent_event": _message_sent,
}


def _text(value: object) -> str:
    """Numbers and strings come interchangeably."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _needed(tree: Mapping[str, Any], name: str) -> str:
    value = _text(tree.get(name))
    if not value or not value.isprintable():
        raise BadPush(field=name)
    return value


def _moment(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise BadPush(field="CreateTime") from None
