"""What WeChat tells us unasked: grants given and taken back, and what became of messages."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from app.channels.wechat.callback import BadPush, GrantChanged, MessageSent, NotFromWeChat
from app.kit.errors import NotFound
from app.ports import Deps, Push
from app.services.messages import carrier_events
from app.services.messages.carrier_events import Heard
from app.services.messages.settling import Word

WECHAT: Final = "wechat"
AT_ONCE: Final = 10
"""So many grants of one push are noted before WeChat hears our answer; it waits five seconds."""


class NoPush(NotFound):
    """WeChat's message push is not set up here."""


REFUSALS = (NoPush, NotFromWeChat, BadPush)


def greeting(deps: Deps, query: Mapping[str, str]) -> str:
    """What to echo when WeChat checks our address; NotFromWeChat, NoPush."""
    return _push(deps).greeting(query)


async def take_in(deps: Deps, query: Mapping[str, str], body: bytes) -> int:
    """Keep what a push says; the same push twice changes nothing. Returns how many events.

    A grant can be used at once; receipts are worked on by the timetable.
    NotFromWeChat, BadPush, NoPush.
    """
    events = _push(deps).events(query, body)
    granted = [Heard(WECHAT, one.event_key, one) for one in events if isinstance(one, GrantChanged)]
    sent = [_receipt(deps, one) for one in events if isinstance(one, MessageSent)]
    new = await carrier_events.keep(deps, granted)
    await carrier_events.keep(deps, sent)
    await carrier_events.work_on(deps, new[:AT_ONCE])
    return len(events)


def _receipt(deps: Deps, event: MessageSent) -> Heard:
    """WeChat's receipt; it names its message, or else the person and the grant that it was for."""
    templates = deps.message_templates.items()
    word = Word(
        WECHAT,
        delivered=event.ok,
        at=event.at,
        error=event.error,
        carrier_id=event.msgid,
        openid=event.openid,
        grant=next((grant for grant, its in templates if its == event.template_id), ""),
    )
    known = (event.openid, event.template_id, event.msgid, event.error)
    return Heard(WECHAT, sha256("\n".join(known).encode()).hexdigest(), word)


def _push(deps: Deps) -> Push:
    if deps.push is None:
        raise NoPush
    return deps.push
