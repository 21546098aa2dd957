"""The receipt and the chain of an original on paper, for whoever may see it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.domain.custody.custody_moves import How
from app.domain.custody.custody_papers import (
    ChainStep,
    CustodyChain,
    CustodyPaper,
    CustodyReceipt,
    PaperRow,
)
from app.domain.papers.letter_texts import letter_day
from app.domain.people.roles import Actor
from app.kit.clock import SHANGHAI, office_day
from app.models.centre import Centre
from app.models.original import Original
from app.models.person import Person
from app.ports import Deps
from app.services.bookings.booking_views import said_of
from app.services.custody import custody_parties, custody_views
from app.services.custody.custody_views import OriginalMove, OriginalView
from app.services.house import audit
from app.services.papers.case_letters import PrinterOff
from app.services.people import people
from app.words import DEFAULT, say


@dataclass(frozen=True)
class CustodySheet:
    """A printed paper about an original."""

    number: str
    content: bytes


async def receipt_pdf(deps: Deps, actor: Actor, original_id: UUID, language: str) -> CustodySheet:
    """The receipt on one A6 page; NoSuchOriginal, PrinterOff."""
    original = await custody_parties.seen(deps, actor, original_id)
    return await _printed(deps, actor, original, await receipt(deps, actor, original, language))


async def chain_pdf(deps: Deps, actor: Actor, original_id: UUID, language: str) -> CustodySheet:
    """The whole chain on A4; NoSuchOriginal, PrinterOff, PaperTooLong."""
    original = await custody_parties.seen(deps, actor, original_id)
    return await _printed(deps, actor, original, await chain(deps, actor, original, language))


async def receipt(deps: Deps, actor: Actor, original: Original, language: str) -> CustodyReceipt:
    """What stands on the receipt of an original."""
    view = await custody_views.view(deps, actor, original, language)
    centre = await Centre.get(id=original.centre_id)
    first = view.chain[0] if view.chain else None
    taken = {"taker": first.taker, "how": first.how_name} if first else {}
    rows = await _rows(deps, original, view, language, taken)
    return CustodyReceipt(
        language=language,
        unit=view.centre,
        titles=_titles("custody.receipt.title", language),
        number=original.number,
        on=office_day(original.made_at),
        rows=rows,
        signs=tuple(say(f"custody.sign.{who}", language) for who in ("giver", "taker")),
        code=original.number,
        code_words=say("custody.qr", language),
        note=say("custody.receipt.note", language),
        footer=_footer(centre, language),
    )


async def chain(deps: Deps, actor: Actor, original: Original, language: str) -> CustodyChain:
    """What stands on the sheet with all hand-overs of an original, as of today."""
    view = await custody_views.view(deps, actor, original, language)
    centre = await Centre.get(id=original.centre_id)
    today = deps.clock.today()
    place = {"place": view.place_said, "printed": letter_day(today, language)}
    return CustodyChain(
        language=language,
        unit=view.centre,
        titles=_titles("custody.chain.title", language),
        number=original.number,
        on=today,
        rows=await _rows(deps, original, view, language, place),
        heads=tuple(say(f"custody.head.{one}", language) for one in ("at", "from", "to", "how")),
        steps=tuple(_step(one, language) for one in view.chain),
        contested_heading=say("custody.contested", language),
        contested=tuple(_step(one, language) for one in view.contested),
        none_yet=say("custody.none-yet", language),
        code=original.number,
        code_words=say("custody.qr", language),
        footer=_footer(centre, language),
    )


async def _printed(
    deps: Deps, actor: Actor, original: Original, paper: CustodyPaper
) -> CustodySheet:
    """The paper as a PDF; the looks of others than its owner are written down."""
    if deps.printer is None:
        raise PrinterOff
    content = await deps.printer.custody(paper)
    if actor.person_id != original.owner_id:
        kind = type(paper).__name__
        subject = f"original:{original.id}"
        await audit.record(deps, actor.person_id, "original-printed", subject, paper=kind)
    return CustodySheet(original.number, content)


async def _rows(
    deps: Deps,
    original: Original,
    view: OriginalView,
    language: str,
    more: dict[str, str],
) -> tuple[PaperRow, ...]:
    """The lines above the chain, and those of the receipt; what is not known is left out."""
    owner = await Person.get(id=original.owner_id)
    said = {
        "number": original.number if "place" in more else "",
        "name": say("custody.name-copies", language, name=view.name, count=view.copies),
        "owner": people.name_of(deps, owner),
        "case": view.case.number if view.case else "",
        "made": moment_with_year(original.made_at, language),
        "taker": more.get("taker", ""),
        "how": more.get("how", ""),
        "due": letter_day(view.due_on, language) if view.due_on else "",
        "place": more.get("place", ""),
        "returned": moment_with_year(view.returned_at, language) if view.returned_at else "",
        "printed": more.get("printed", ""),
    }
    return tuple(
        PaperRow(say(f"custody.row.{key}", language), value) for key, value in said.items() if value
    )


def _step(one: OriginalMove, language: str) -> ChainStep:
    missing = f"custody.missing.{one.waits_for}" if one.waits_for else ""
    return ChainStep(
        at=moment_with_year(one.at, language),
        giver=one.giver,
        taker=one.taker,
        how="" if one.how == How.NOT else one.how_name,
        missing=say(missing, language) if missing else "",
        doubt=say("custody.doubtful", language) if one.clock_doubtful else "",
    )


def moment_with_year(at: datetime, language: str) -> str:
    """A moment as papers say it, with its year: "2026年3月2日 09:00"."""
    local = at.astimezone(SHANGHAI)
    day: date = local.date()
    return f"{letter_day(day, language)} {local:%H:%M}"


def _titles(key: str, language: str) -> tuple[str, ...]:
    return (say(key, language), *([say(key, DEFAULT)] if language == "bo" else []))


def _footer(centre: Centre, language: str) -> str:
    named = said_of(centre.address, language)
    phones = {"phone": centre.phone, "complaint": centre.complaint_phone}
    return say("custody.footer", language, address=named, **phones)
