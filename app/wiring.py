"""The only module that names real adapters: from settings to dependencies."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import aiohttp

from app.channels.email import Email, Letter, smtp_server
from app.channels.links import WebLinks
from app.channels.sms import SandboxSms, SmsUnconfigured
from app.channels.wechat.callback import PushSecrets
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.mini_program import WeChatMiniProgram
from app.channels.wechat.push import WeChatPush
from app.channels.wechat.subscribe import WeChatSubscribe
from app.channels.wechat.templates import templates
from app.database import opened
from app.domain.messages.message_grants import grant_of
from app.domain.messages.messages import Message
from app.domain.people.roles import RoleName
from app.kit.clock import ShiftedClock, SystemClock
from app.kit.ids import SystemIds
from app.ports import Channel, Clock, Deps, Push, Signer
from app.printing.typst_printer import TypstPrinter
from app.settings import BadSetting, Settings
from app.storage.object_files import ObjectFiles
from app.storage.stores import Bucket, Store, local_store, s3_store
from app.vault.field_cipher import FieldCipher
from app.vault.file_cipher import FileCipher
from app.vault.signing import signer_of
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
    cipher = FieldCipher.of(settings.key_ring, settings.index_key)
    return Deps(
        clock=clock,
        ids=SystemIds(clock),
        cipher=cipher,
        wechat=WeChatMiniProgram(client, state),
        channels={
            **_channels(settings, http, WeChatSubscribe(client, table, state)),
            **_mail(settings, clock),
        },
        message_templates={
            grant_of(kind): template.template_id for kind, template in table.items()
        },
        push=_push(settings),
        printer=TypstPrinter(settings.fonts),
        public_url=settings.public_address,
        links=WebLinks(),
        signer=_signer(settings),
        files=ObjectFiles(lambda: _store(settings), FileCipher(cipher.ring)),
        second_factor_roles=frozenset(map(RoleName, settings.second_factor_roles)),
    )


def _channels(
    settings: Settings, http: aiohttp.ClientSession, wechat: Channel
) -> Mapping[str, Channel]:
    if settings.sandbox_url:
        return {"wechat": wechat, "sms": SandboxSms(http, settings.sandbox_url, _text)}
    return {"wechat": wechat, "sms": SmsUnconfigured()}


def _mail(settings: Settings, clock: Clock) -> Mapping[str, Channel]:
    """Mail where a server is set; BadSetting for an address that cannot be."""
    if not settings.smtp_url:
        return {}
    try:
        server = smtp_server(settings.smtp_url)
    except ValueError as wrong:
        raise BadSetting(f"CUNKOU_SMTP_URL: {wrong}.") from None
    try:
        return {"email": Email(server, settings.smtp_from, _letter, clock)}
    except ValueError as wrong:
        raise BadSetting(f"CUNKOU_SMTP_FROM: {wrong}.") from None


def _push(settings: Settings) -> Push | None:
    if not settings.wechat_callback_token:
        return None
    token, key = settings.wechat_callback_token, settings.wechat_callback_key
    return WeChatPush(PushSecrets(token, key, settings.wechat_appid if key else ""))


def _signer(settings: Settings) -> Signer | None:
    return signer_of(settings.receipt_keys) if settings.receipt_keys else None


def _store(settings: Settings) -> Store:
    if not settings.files_url:
        return local_store(settings.files_dir)
    return s3_store(
        Bucket(
            url=settings.files_url,
            endpoint=settings.files_endpoint,
            region=settings.files_region,
            key=settings.files_key,
            secret=settings.files_secret,
        )
    )


def _text(message: Message) -> str:
    return letter(message.template, message.language, **message.params)[1]


def _letter(message: Message) -> Letter:
    return Letter(*letter(message.template, message.language, **message.params))
