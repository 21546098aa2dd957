"""Checks on what is said in messages: whether the carriers have room for it."""

from collections.abc import Iterator
from typing import Final

from app.catalog.items import Item
from app.catalog.problems import Finding, warning
from app.catalog.texts import Path, by_language, chinese

WECHAT_THING: Final = 20
"""Characters of a `thing` value of a subscription message; a longer one is refused with 47003.

https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/
"""
SMS: Final = 70
"""Characters of one SMS with its signature; a longer one goes out in parts of 67, each paid for.

https://help.aliyun.com/zh/sms/ (document 414224)
"""
SMS_AROUND: Final = 30
"""What signature, name of the item and number of the case take of an SMS."""
LONGEST: Final = 200


def length_findings(items: tuple[Item, ...]) -> Iterator[Finding]:
    """Names that are cut and additions that are too long, in every language."""
    for at, item in enumerate(items):
        path: Path = ("items", at)
        if len(chinese(item.name)) > WECHAT_THING:
            yield warning((*path, "name"), f"名称超过{WECHAT_THING}字，微信消息里会被截短")
        for place, message in enumerate(item.messages):
            yield from _message((*path, "messages", place, "text"), by_language(message.text))


def _message(path: Path, words: dict[str, str]) -> Iterator[Finding]:
    if not words["zh"]:
        yield Finding(path, "缺少提示")
    longest = max(len(said) for said in words.values())
    room = SMS - SMS_AROUND
    if longest > LONGEST:
        yield Finding(path, f"提示太长：{longest}字，最多{LONGEST}字", "请精简文字")
    elif longest > room:
        message = f"提示有{longest}字，超过{room}字时短信会拆成几条"
        yield warning(path, message, f"请精简到{room}字以内")
