"""The notice on paper for somebody without a phone: who acts for them, and how to end it."""

from uuid import UUID

from app.domain.papers.letter_texts import letter_day
from app.domain.papers.letters import Letter, LetterKind, LetterRow
from app.domain.people.mandates import state_on
from app.domain.people.roles import Actor
from app.kit.clock import office_day
from app.models.centre import Centre
from app.models.mandate import Mandate
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.house import audit
from app.services.papers.case_letters import PrinterOff, Sheet
from app.services.people import mandate_notices, mandate_views, people
from app.services.people.mandates import NoSuchMandate
from app.words import DEFAULT, say


async def notice(deps: Deps, actor: Actor, mandate_id: UUID) -> Sheet:
    """The notice as a PDF in its person's language; its printing settles the office's to-do.

    For the office alone. NoSuchMandate, PrinterOff.
    """
    row = await mandate_views.seen(actor, mandate_id)
    if row is None or not actor.is_staff:
        raise NoSuchMandate(mandate=str(mandate_id))
    if deps.printer is None:
        raise PrinterOff
    content = await deps.printer.print(await letter_of(deps, row))
    await audit.record(deps, actor.person_id, mandate_views.PRINTED, f"mandate:{row.id}")
    return Sheet(row.number, content)


async def letter_of(deps: Deps, row: Mandate) -> Letter:
    """What stands on the notice."""
    centre = await Centre.get(id=row.centre_id)
    principal = await Person.get(id=row.principal_id)
    proxy, language = await Person.get(id=row.proxy_id), principal.language
    told = {
        "proxy": people.name_of(deps, proxy),
        "until": letter_day(row.until_on, language),
        "phone": centre.phone,
        "centre": said_of(centre.name, language),
    }
    state = state_on(row.state, row.until_on, deps.clock.today())
    begun, title = state in ("asked", "given"), "mandate.sheet.title"
    on = office_day(row.made_at)
    return Letter(
        kind=LetterKind.GUIDE,
        language=language,
        number=row.number,
        unit=told["centre"],
        titles=(say(title, language), *([say(title, DEFAULT)] if language == "bo" else [])),
        addressee=people.name_of(deps, principal),
        on=on,
        day=letter_day(on, language),
        paragraphs=(say(f"mandate.sheet.{'given' if begun else 'ended'}", language, **told),),
        rows=await _rows(deps, row, told, language),
        closing=(say("mandate.sheet.end", language, **told),),
        seal=told["centre"],
    )


async def _rows(
    deps: Deps, row: Mandate, told: dict[str, str], language: str
) -> tuple[LetterRow, ...]:
    names = [one.name for one in await mandate_notices.item_names(row.items, language)]
    joined = say("shown.and", language).join(names)
    closed = [say(f"mandate.forbidden.{one}", language) for one in row.forbidden]
    lines = {
        "proxy": told["proxy"],
        "items": joined or say("mandate.all", language),
        "until": told["until"],
        "way": say(f"mandate.way.{row.way}", language),
        "forbidden": say("shown.and", language).join(closed),
    }
    return tuple(
        LetterRow(say(f"mandate.sheet.row.{key}", language), text)
        for key, text in lines.items()
        if text
    )
