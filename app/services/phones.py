"""Proving that somebody holds a phone: by WeChat's code, or by a code sent to it."""

import hmac
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from tortoise.expressions import F
from tortoise.transactions import in_transaction

from app.channels.refusals import TROUBLES, MessageRefused
from app.channels.sms import SmsNotConfigured
from app.channels.wechat.refusals import BadCode, ForeignPhone
from app.domain import identity
from app.domain.messages import Message
from app.kit.errors import AppError, Conflict, Invalid
from app.models.person import Person
from app.models.session import PhoneCode
from app.ports import Deps
from app.services import audit
from app.services.people import set_phone

BUTTON_REFUSALS = (BadCode, ForeignPhone, identity.BadPhone, *TROUBLES)
"""What WeChat may say instead of a phone that we can use."""
SMS_REFUSALS = (MessageRefused, SmsNotConfigured, *TROUBLES)
"""What a vendor of text messages may say."""
CODE_DIGITS = 6
CODE_LIVES = timedelta(minutes=5)
CODE_PAUSE = timedelta(seconds=60)
MOST_TRIES = 5


class BadSmsCode(Invalid):
    """This code is wrong or too old; ask for a new one."""


class CodeJustSent(Conflict):
    """A code was sent a moment ago; wait a minute before asking again."""


async def take_from_wechat(deps: Deps, person_id: UUID, code: str) -> None:
    """Keep the phone that WeChat vouches for; BadCode for a bad or used code, BUTTON_REFUSALS."""
    phone = await deps.wechat.phone(code)
    async with in_transaction():
        await _keep(deps, person_id, phone)


async def send_code(deps: Deps, person_id: UUID, phone: str, language: str) -> None:
    """Send six digits to a mobile phone; BadPhone, CodeJustSent, or one of SMS_REFUSALS.

    A code goes out at once and not through the outbox: it is worth nothing a minute later, and
    people ask for another.
    """
    clean, now = identity.mobile(phone).text, deps.clock.now()
    code = deps.ids.digits(CODE_DIGITS)
    fresh = PhoneCode(
        person_id=person_id,
        phone_sealed=deps.cipher.seal(clean, f"phone_code:phone:{person_id}"),
        code_hash=_hash(person_id, code),
        sent_at=now,
        expires_at=now + CODE_LIVES,
    )
    async with in_transaction():
        await Person.select_for_update().get(id=person_id)
        known = PhoneCode.filter(person_id=person_id)
        if await known.filter(sent_at__gt=now - CODE_PAUSE).exists():
            raise CodeJustSent
        await known.delete()
        await PhoneCode.bulk_create([fresh])
    try:
        await deps.channels["sms"].send(clean, Message("sms_code", {"code": code}, language))
    except AppError:
        await PhoneCode.filter(person_id=person_id, code_hash=fresh.code_hash).delete()
        raise


async def confirm_code(deps: Deps, person_id: UUID, phone: str, code: str) -> None:
    """Keep the phone when the code fits; BadSmsCode otherwise, five tries a code."""
    clean, now = identity.mobile(phone).text, deps.clock.now()
    tried = await PhoneCode.filter(
        person_id=person_id, tries__lt=MOST_TRIES, expires_at__gt=now
    ).update(tries=F("tries") + 1)
    known = await PhoneCode.get_or_none(person_id=person_id) if tried else None
    if known is None or not hmac.compare_digest(known.code_hash, _hash(person_id, code)):
        raise BadSmsCode
    if deps.cipher.open(known.phone_sealed, f"phone_code:phone:{person_id}") != clean:
        raise BadSmsCode
    async with in_transaction():
        if not await PhoneCode.filter(person_id=person_id, code_hash=known.code_hash).delete():
            raise BadSmsCode
        await _keep(deps, person_id, clean)


async def _keep(deps: Deps, person_id: UUID, phone: str) -> None:
    person = await Person.get(id=person_id)
    set_phone(deps, person, phone)
    await person.save(update_fields=["phone_sealed", "phone_index"])
    await audit.record(deps, person_id, "phone-confirmed", f"person:{person_id}")


def _hash(person_id: UUID, code: str) -> str:
    return sha256(f"{person_id}:{code}".encode()).hexdigest()
