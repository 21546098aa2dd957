"""The only module that names real adapters: from settings to dependencies."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import aiohttp

from app.channels.sms import SandboxSms, SmsUnconfigured
from app.channels.wechat.callback import PushSecrets
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.mini_program import WeChatMiniProgram
from app.channels.wechat.push import WeChatPush
from app.channels.wechat.subscribe import WeChatSubscribe
from app.channels.wechat.templates import templates
from app.database import opened
from app.domain.messages import Message
from app.kit.clock import ShiftedClock, SystemClock
from app.kit.ids import SystemIds
from app.ports import Channel, Deps, Push
from app.settings import Settings
from app.vault.field_cipher import FieldCipher
from app.words.letters import letter


@asynccontextmanager
async def open_deps(settings: Settings) -> AsyncIterator[Deps]:
    """Everything a service reaches for, the database included; closed at the end."""
    database = opened(settings.database, settings.database_pool)
    async with database, aiohttp.ClientSession() as http:
        yield build_deps(settings, http)


def build_deps(settings: Settings, http: aiohttp.ClientSession) -> Deps:
    """The dependencies of this installation; `http` is shared by all carriers."""
    clock = ShiftedClock(settings.clock_file) if settings.development else SystemClock()
    client = AsyncWeChat(settings.wechat_appid, settings.wechat_secret, http, settings.wechat_url)
    table = templates(settings.wechat_templates or ("" if settings.development else "{}"))
    state = settings.message_state
    return Deps(
        clock=clock,
        ids=SystemIds(clock),
        cipher=FieldCipher.of(settings.key_ring, settings.index_key),
        wechat=WeChatMiniProgram(client, state),
        channels=_channels(settings, http, WeChatSubscribe(client, table, state)),
        message_templates={kind: template.template_id for kind, template in table.items()},
        push=_push(settings),
    )


def _channels(
    settings: Settings, http: aiohttp.ClientSession, wechat: Channel
) -> Mapping[str, Channel]:
    if settings.sandbox_url:
        return {"wechat": wechat, "sms": SandboxSms(http, settings.sandbox_url, _text)}
    return {"wechat": wechat, "sms": SmsUnconfigured()}


def _push(settings: Settings) -> Push | None:
    if not settings.wechat_callback_token:
        return None
    token, key = settings.wechat_callback_token, settings.wechat_callback_key
    return WeChatPush(PushSecrets(token, key, settings.wechat_appid if key else ""))


def _text(message: Message) -> str:
    return letter(message.template, message.language, **message.params)[1]
