"""The only module that names real adapters: from settings to dependencies."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp

from app.channels.email import Email, Letter, smtp_server
from app.channels.links import WebLinks
from app.channels.sms.aliyun import AliyunAccount, AliyunSms
from app.channels.sms.gateway import GatewayAccount, GatewaySms
from app.channels.sms.tencent import TencentAccount, TencentSms
from app.channels.wechat.callback import PushSecrets
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.mini_program import WeChatMiniProgram
from app.channels.wechat.push import WeChatPush
from app.channels.wechat.subscribe import WeChatSubscribe
from app.channels.wechat.templates import templates
from app.channels.wechat.work import WeChatWork, work_templates
from app.channels.wecom.client import AsyncWeCom
from app.channels.wecom.messages import WeCom
from app.database import opened
from app.domain.messages.message_grants import grant_of
from app.domain.messages.messages import Message
from app.domain.people.roles import RoleName
from app.kit.clock import ShiftedClock, SystemClock
from app.kit.ids import SystemIds
from app.ports import Channel, Clock, Deps, Ids, Push, Signer
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
        deps = build_deps(settings, http)
        try:
            yield deps
        finally:
            for channel in deps.channels.values():
                if isinstance(channel, Email):
                    await channel.close()


def build_deps(settings: Settings, http: aiohttp.ClientSession) -> Deps:
    """The dependencies of this installation; `http` is shared by all carriers."""
    clock = ShiftedClock(settings.clock_file) if settings.development else SystemClock()
    client = AsyncWeChat(settings.wechat_appid, settings.wechat_secret, http, settings.wechat_url)
    table = templates(settings.wechat_templates or ("" if settings.development else "{}"))
    state = settings.message_state
    cipher = FieldCipher.of(settings.key_ring, settings.index_key)
    push, ids = _push(settings), SystemIds(clock)
    return Deps(
        clock=clock,
        ids=ids,
        cipher=cipher,
        wechat=WeChatMiniProgram(client, state),
        channels={
            "wechat": WeChatSubscribe(client, table, state, told_later=push is not None),
            **_staff_channels(settings, http, client),
            **_texts(settings, http, clock, ids),
            **_mail(settings, clock),
        },
        message_templates={
            grant_of(kind): template.template_id for kind, template in table.items()
        },
        push=push,
        printer=TypstPrinter(settings.fonts),
        public_url=settings.public_address,
        links=WebLinks(),
        signer=_signer(settings),
        files=ObjectFiles(lambda: _store(settings), FileCipher(cipher.ring)),
        second_factor_roles=frozenset(map(RoleName, settings.second_factor_roles)),
        environment=settings.environment,
        sms_fen=settings.sms_fen,
        receipt_secret=settings.receipt_path_secret,
    )


def _staff_channels(
    settings: Settings, http: aiohttp.ClientSession, client: AsyncWeChat
) -> dict[str, Channel]:
    """What reaches staff besides the rest: messages of work, and WeCom, where they are set up."""
    found: dict[str, Channel] = {}
    if settings.work_templates or settings.sandbox_url:
        found["work"] = WeChatWork(client, work_templates(settings.work_templates))
    if settings.wecom_corp:
        wecom = AsyncWeCom(settings.wecom_corp, settings.wecom_secret, http, settings.wecom_url)
        link = f"{settings.public_address}/console/"
        found["wecom"] = WeCom(wecom, settings.wecom_agent, link)
    return found


def _texts(
    settings: Settings, http: aiohttp.ClientSession, clock: Clock, ids: Ids
) -> dict[str, Channel]:
    """Who carries text messages, the first first; the county's own gateway is called `sms`."""
    found: dict[str, Channel] = {}
    for vendor in settings.text_vendors:
        if vendor == "aliyun" and settings.aliyun_sms_key:
            found["aliyun"] = AliyunSms(_aliyun(settings), http, clock, ids)
        elif vendor == "tencent" and settings.tencent_sms_app:
            found["tencent"] = TencentSms(_tencent(settings), http, clock)
        elif vendor == "gateway" and settings.sms_gateway_url:
            gateway = GatewayAccount(settings.sms_gateway_url, settings.sms_gateway_secret)
            found["sms"] = GatewaySms(gateway, http, clock, ids)
    return found


def _aliyun(settings: Settings) -> AliyunAccount:
    return AliyunAccount(
        key_id=settings.aliyun_sms_key,
        secret=settings.aliyun_sms_secret,
        sign=settings.aliyun_sms_sign,
        url=settings.aliyun_sms_url,
    )


def _tencent(settings: Settings) -> TencentAccount:
    return TencentAccount(
        secret_id=settings.tencent_sms_secret_id,
        secret_key=settings.tencent_sms_secret_key,
        app=settings.tencent_sms_app,
        sign=settings.tencent_sms_sign,
        region=settings.tencent_sms_region,
        url=settings.tencent_sms_url,
    )


def _mail(settings: Settings, clock: Clock) -> dict[str, Channel]:
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


def _letter(message: Message) -> Letter:
    """A message in its own words, or in those that are built in when it brings none."""
    if message.text:
        return Letter(message.subject, message.text)
    return Letter(*letter(message.template, message.language, **message.params))
