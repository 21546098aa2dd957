"""Turning the key ring: every sealed field under the newest key, in small steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tortoise.models import Model
from tortoise.transactions import in_transaction

from app.models.booking import Booking
from app.models.card import CardEvent
from app.models.carrier import CarrierEvent, MessageReply
from app.models.case import Case, CaseEvent, CaseTask
from app.models.case_paper import Attachment, CaseLetter, CaseMessage
from app.models.duty import Absence
from app.models.household import Household, RoadClosure
from app.models.journal import Device, JournalEntry
from app.models.mandate import Mandate, PersonMerge
from app.models.operation import Answer
from app.models.original import Original
from app.models.person import Person
from app.models.rating import Rating, RatingAddition, RatingTodo
from app.models.reach import KnockTask, SecondContact
from app.models.session import Credential, PhoneCode
from app.models.visit import Visit, VisitPlan
from app.ports import Deps

BATCH = 200


@dataclass(frozen=True)
class Sealed:
    """A table with sealed columns: the place of each is `<table>:<name>:<row id>`."""

    model: type[Model]
    table: str
    columns: Mapping[str, str]


EVERYTHING = (
    Sealed(
        Person,
        "person",
        {
            "name": "name_sealed",
            "phone": "phone_sealed",
            "email": "email_sealed",
            "id_number": "id_number_sealed",
        },
    ),
    Sealed(Credential, "credential", {"totp": "totp_sealed"}),
    Sealed(PhoneCode, "phone_code", {"phone": "phone_sealed"}),
    Sealed(Booking, "booking", {"note": "note_sealed", "reason": "reason_sealed"}),
    Sealed(CardEvent, "card_event", {"words": "words_sealed"}),
    Sealed(Absence, "absence", {"note": "note_sealed"}),
    Sealed(Case, "service_case", {"form": "form_sealed"}),
    Sealed(CaseEvent, "case_event", {"words": "words_sealed"}),
    Sealed(CaseTask, "case_task", {"words": "words_sealed"}),
    Sealed(CaseLetter, "case_letter", {"words": "words_sealed"}),
    Sealed(CaseMessage, "case_message", {"words": "words_sealed"}),
    Sealed(Attachment, "attachment", {"name": "name_sealed"}),
    Sealed(
        Visit,
        "home_visit",
        {
            "why": "why_sealed",
            "address": "address_sealed",
            "code": "code_sealed",
            "record": "record_sealed",
        },
    ),
    Sealed(VisitPlan, "visit_plan", {"subject": "subject_sealed", "why": "why_sealed"}),
    Sealed(Household, "household", {"address": "address_sealed", "record": "record_sealed"}),
    Sealed(RoadClosure, "road_closure", {"words": "words_sealed"}),
    Sealed(Device, "device", {"name": "name_sealed"}),
    Sealed(JournalEntry, "journal_entry", {"text": "text_sealed"}),
    Sealed(Original, "original", {"name": "name_sealed", "record": "record_sealed"}),
    Sealed(Mandate, "mandate", {"witness": "witness_sealed", "words": "words_sealed"}),
    Sealed(PersonMerge, "person_merge", {"words": "words_sealed"}),
    Sealed(Rating, "rating", {"words": "words_sealed"}),
    Sealed(RatingAddition, "rating_addition", {"words": "words_sealed"}),
    Sealed(RatingTodo, "rating_todo", {"words": "words_sealed"}),
    Sealed(CarrierEvent, "carrier_event", {"body": "body_sealed"}),
    Sealed(MessageReply, "message_reply", {"phone": "phone_sealed", "text": "text_sealed"}),
    Sealed(SecondContact, "second_contact", {"name": "name_sealed", "phone": "phone_sealed"}),
    Sealed(KnockTask, "knock_task", {"words": "words_sealed"}),
    Sealed(Answer, "answer", {"body": "body"}),
)


async def reseal_all(deps: Deps, report: Callable[[int], object]) -> int:
    """Seal again whatever is not under the newest key; can be stopped and started at any time.

    Returns how many fields changed. `report` hears how many rows each step looked at.
    """
    changed = 0
    for sealed in EVERYTHING:
        last, more = None, True
        while more:
            rows, count = await _step(deps, sealed, last)
            report(len(rows))
            changed, more = changed + count, len(rows) == BATCH
            last = rows[-1].pk if rows else None
    return changed


async def count() -> int:
    """How many rows there are to look at."""
    return sum([await sealed.model.all().count() for sealed in EVERYTHING])


async def _step(deps: Deps, sealed: Sealed, last: object) -> tuple[list[Model], int]:
    """The next rows after `last`, and how many of their fields changed."""
    key = sealed.model._meta.pk_attr
    after = {} if last is None else {f"{key}__gt": last}
    async with in_transaction():
        found = sealed.model.filter(**after).order_by(key).limit(BATCH)
        rows = await found.select_for_update()
        return list(rows), sum([await _reseal(deps, sealed, row) for row in rows])


async def _reseal(deps: Deps, sealed: Sealed, row: Model) -> int:
    again = {
        column: deps.cipher.reseal(getattr(row, column), f"{sealed.table}:{name}:{row.pk}")
        for name, column in sealed.columns.items()
    }
    changed = {column: envelope for column, envelope in again.items() if envelope is not None}
    if changed:
        await sealed.model.filter(**{sealed.model._meta.pk_attr: row.pk}).update(**changed)
    return len(changed)
