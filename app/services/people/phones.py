"""Proving that somebody holds a phone: by WeChat's code, or by a code sent to it."""

import hmac
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from tortoise.expressions import F
from tortoise.transactions import in_transaction

from app.channels.refusals import TEXT_TROUBLES, TROUBLES, MessageRefused, SmsNotConfigured
from app.channels.wechat.refusals import BadCode, ForeignPhone
from app.domain.people import identity
from app.kit.errors import AppError, Conflict, Invalid
from app.models import sql
from app.models.operation import AuditEntry
from app.models.person import Person
from app.models.session import PhoneCode
from app.ports import Deps
from app.services.house import audit
from app.services.people import phone_code_texts
from app.services.people.people import set_phone

SENT, UNSENT = "phone-code-sent", "phone-code-unsent"
HOLD_PHONE = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"
BUTTON_REFUSALS = (BadCode, ForeignPhone, identity.BadPhone, *TROUBLES)
"""What WeChat may say instead of a phone that we can use."""
SMS_REFUSALS = (MessageRefused, SmsNotConfigured, *TEXT_TROUBLES)
"""What a vendor of text messages may say."""
CODE_DIGITS = 6
CODE_LIVES = timedelta(minutes=5)
CODE_PAUSE = timedelta(seconds=60)
MOST_TRIES = 5
MOST_CODES = 5
CODES_SPAN = timedelta(days=1)
"""So many codes for one person, and to one phone, in so long."""


class BadSmsCode(Invalid):
    """This code is wrong or too old; ask for a new one."""


class TooManyCodes(Conflict):
    """No more codes today, for you or to this phone; use WeChat's button or come tomorrow."""


class CodeJustSent(Conflict):
    """A code was sent a moment ago; wait a minute before asking again."""


async def take_from_wechat(deps: Deps, person_id: UUID, code: str) -> None:
    """Keep the phone that WeChat vouches for; BadCode for a bad or used code, BUTTON_REFUSALS."""
    phone = await deps.wechat.phone(code)
    async with in_transaction():
        await _keep(deps, person_id, phone)


async def send_code(deps: Deps, person_id: UUID, phone: str, language: str) -> None:
    """Send six digits to a mobile phone; BadPhone, CodeJustSent, TooManyCodes, or SMS_REFUSALS.

    Five a day for a person, and five to a phone, whoever asks. A code goes out at once and not
    through the outbox: it is worth nothing a minute later, and people ask for another.
    """
    clean, now = identity.mobile(phone).text, deps.clock.now()
    code, subject = deps.ids.digits(CODE_DIGITS), f"phone:{deps.cipher.blind('phone', clean)}"
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
        await _count_code(deps, person_id, subject)
        await PhoneCode.bulk_create([fresh])
    try:
        await phone_code_texts.send(deps, clean, code, language)
    except AppError:
        async with in_transaction():
            await PhoneCode.filter(person_id=person_id, code_hash=fresh.code_hash).delete()
            await audit.record(deps, person_id, UNSENT, subject)
        raise


async def _count_code(deps: Deps, person_id: UUID, subject: str) -> None:
    """Write down a code that goes to a phone, or TooManyCodes; inside a transaction.

    Who asks for the same phone at once waits here; who asks twice waits at the person's row.
    """
    if not sql.on_sqlite():
        await sql.rows(HOLD_PHONE, subject)
    since = deps.clock.now() - CODES_SPAN
    for whose in ({"actor_id": person_id}, {"subject": subject}):
        asked = AuditEntry.filter(at__gt=since, **whose)
        count = await asked.filter(act=SENT).count() - await asked.filter(act=UNSENT).count()
        if count >= MOST_CODES:
            raise TooManyCodes
    await audit.record(deps, person_id, SENT, subject)


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
