"""A text message that goes out at once and not through the outbox: it is worth nothing later."""

from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    MessageRefused,
    SmsNotConfigured,
    verdict_of,
)
from app.domain.messages.messages import Message
from app.domain.messages.verdicts import Verdict
from app.kit.errors import AppError, Invalid
from app.ports import Deps
from app.services.messages import carriers, wordings

CODE = "sms_code"


async def send(deps: Deps, phone: str, code: str, language: str) -> None:
    """Hand a code over to the first vendor that takes it; no answer counts as taken.

    SmsNotConfigured without a vendor, CarrierBusy while all of them are paused, MessageRefused when
    this number takes no texts, else the trouble of the last one that was asked. A vendor that does
    not accept our account is stopped: what is wrong with it is no business of who asked for a code.
    """
    vendors = await carriers.vendors(deps)
    if not vendors:
        raise SmsNotConfigured
    shut, said = await carriers.shut(deps), await wordings.load(deps)
    params = {"code": code}
    words = said.said(CODE, language, params)
    trouble: AppError = CarrierBusy()
    for name in vendors:
        if name in shut:
            continue
        message = Message(
            template=CODE,
            params=params,
            language=language,
            subject=words.subject,
            text=words.text,
            registered=said.registered(CODE, name, language),
        )
        try:
            await deps.channels[name].send(phone, message)
        except AppError as refusal:
            trouble = await _understood(deps, name, refusal)
            if verdict_of(refusal) is Verdict.NEVER:
                break
        else:
            return
    if isinstance(trouble, Invalid):
        raise MessageRefused(reason=trouble.code)
    raise trouble


async def _understood(deps: Deps, vendor: str, refusal: AppError) -> AppError:
    """What a refusal is to who asked for a code; a vendor that wants no more of us is stopped."""
    if verdict_of(refusal) is not Verdict.STOP:
        return refusal
    await carriers.stop(deps, vendor, refusal.code)
    return CarrierMisconfigured()
