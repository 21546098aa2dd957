"""A text message that goes out at once and not through the outbox: it is worth nothing later."""

from app.channels.refusals import (
    CarrierBusy,
    CarrierMisconfigured,
    MessageRefused,
    SmsNotConfigured,
    verdict_of,
)
from app.domain.messages.messages import Message, Outcome
from app.domain.messages.verdicts import Verdict
from app.kit.errors import AppError, Invalid
from app.ports import Deps
from app.services.messages import carriers, wordings
from app.services.messages.carriers import Tally

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
            await _ask(deps, name, phone, message)
        except AppError as refusal:
            trouble = await _understood(deps, name, refusal)
            if verdict_of(refusal) is Verdict.NEVER:
                break
        else:
            return
    if isinstance(trouble, Invalid):
        raise MessageRefused(reason=trouble.code)
    raise trouble


async def _ask(deps: Deps, vendor: str, phone: str, message: Message) -> None:
    """Hand it to a vendor; what came of it is counted like that of any other message."""
    asked_at, word = deps.clock.now(), Outcome.UNKNOWN.value
    try:
        word = (await deps.channels[vendor].send(phone, message)).outcome.value
    except AppError as refusal:
        later = verdict_of(refusal) in (Verdict.RETRY, Verdict.STOP)
        word = "failed" if later else "refused"
        raise
    finally:
        took = round((deps.clock.now() - asked_at).total_seconds() * 1000)
        tally = Tally(**{"asked": 1, word: 1, "answer_ms": took})
        await carriers.count(deps, {vendor: tally})


async def _understood(deps: Deps, vendor: str, refusal: AppError) -> AppError:
    """What a refusal is to who asked for a code; a vendor that wants no more of us is stopped."""
    if verdict_of(refusal) is not Verdict.STOP:
        return refusal
    await carriers.stop(deps, vendor, refusal.code)
    return CarrierMisconfigured()
