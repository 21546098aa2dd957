"""What WeChat tells us unasked: grants given and taken back, and what became of messages."""

from collections.abc import Mapping

from app.channels.wechat.callback import BadPush, GrantChanged, MessageSent, NotFromWeChat
from app.kit.errors import NotFound
from app.ports import Deps, Push
from app.services.messages import delivery, grants


class NoPush(NotFound):
    """WeChat's message push is not set up here."""


REFUSALS = (NoPush, NotFromWeChat, BadPush)


def greeting(deps: Deps, query: Mapping[str, str]) -> str:
    """What to echo when WeChat checks our address; NotFromWeChat, NoPush."""
    return _push(deps).greeting(query)


async def take_in(deps: Deps, query: Mapping[str, str], body: bytes) -> int:
    """Note what a push says; the same push twice changes nothing. Returns how many events.

    NotFromWeChat, BadPush, NoPush.
    """
    events = _push(deps).events(query, body)
    for event in events:
        if isinstance(event, GrantChanged):
            await grants.take_in_event(
                deps, event.openid, event.template_id, event.accepted, event.event_key
            )
        elif isinstance(event, MessageSent):
            await delivery.settle(deps, event.openid, event.msgid, event.ok, event.error)
    return len(events)


def _push(deps: Deps) -> Push:
    if deps.push is None:
        raise NoPush
    return deps.push
