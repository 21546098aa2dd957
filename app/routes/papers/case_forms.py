"""What people send about cases, and how a wrong answer of a form becomes a wrong field."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from app.domain.cases.case_flow import Act
from app.domain.papers.forms import BadAnswers
from app.routes.http.problems import Refused, Wrong
from app.services.cases.case_orders import Order
from app.services.cases.cases import Filing

Done = TypeVar("Done")
Centre = Annotated[str, Meta(min_length=1, max_length=16)]
ItemCode = Annotated[str, Meta(min_length=1, max_length=60)]
Words = Annotated[str, Meta(max_length=2000)]
Number = Annotated[int, Meta(ge=0, le=999)]
Numbers = Annotated[list[Number], Meta(max_length=100)]
Answers = Annotated[dict[str, Any], Meta(max_length=100)]
"""By the key of the question; each kind of question says what its answer looks like."""
Name = Annotated[str, Meta(max_length=40)]
Phone = Annotated[str, Meta(max_length=24)]
Short = Annotated[str, Meta(max_length=40)]
Workdays = Annotated[int, Meta(ge=1, le=1000)]
Version = Annotated[int, Meta(ge=1)] | None
"""The version of the item whose form was filled in; left out: the one in force."""
StaffAct = Literal[
    "claim",
    "accept",
    "ask_correction",
    "reject",
    "review",
    "survey",
    "opine",
    "conclude",
    "report",
    "chase",
    "receive_back",
    "decide",
    "reply",
    "deliver",
    "pause",
    "resume",
    "extend",
    "hand_over",
    "settle_gap",
    "correct",
    "supplement",
]


class FilingForm(Struct, forbid_unknown_fields=True):
    """What somebody applies for; name and phone only while we do not know them.

    `for_person` is a child whose guardian one is, or a relative who gave a mandate.
    """

    centre: Centre
    item: ItemCode
    answers: Answers = {}
    materials: Numbers = []
    promised: Numbers = []
    reused: Numbers = []
    name: Name = ""
    phone: Phone = ""
    note: Annotated[str, Meta(max_length=200)] = ""
    version: Version = None
    for_person: UUID | None = None


class Applicant(Struct, forbid_unknown_fields=True):
    """The person for whom somebody files."""

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    phone: Annotated[str, Meta(min_length=5, max_length=24)]
    id_number: Annotated[str, Meta(max_length=20)] = ""


class Promise(Struct, forbid_unknown_fields=True):
    """A paper that follows, and by when (without a day: the last one the item allows)."""

    number: Number
    due_on: date | None = None


class IntakeForm(Struct, forbid_unknown_fields=True):
    """A case for somebody at the counter or on the phone; agents file by themselves."""

    centre: Centre
    item: ItemCode
    person: Applicant
    intake: Literal["counter", "hotline"] = "counter"
    answers: Answers = {}
    materials: Numbers = []
    promised: Annotated[list[Promise], Meta(max_length=100)] = []
    reused: Numbers = []
    note: Annotated[str, Meta(max_length=200)] = ""
    finish: bool = False
    version: Version = None


class AgentForm(Struct, forbid_unknown_fields=True):
    """A case that an agent files for somebody, at the room or centre where they are agent.

    Under the `mandate` named, which says for whom; without one the person's that covers it.
    """

    centre: Centre
    item: ItemCode
    person: Applicant | None = None
    mandate: UUID | None = None
    answers: Answers = {}
    materials: Numbers = []
    promised: Annotated[list[Promise], Meta(max_length=100)] = []
    note: Annotated[str, Meta(max_length=200)] = ""
    version: Version = None


class WordsForm(Struct, forbid_unknown_fields=True):
    """Why, if somebody cares to say."""

    words: Words = ""


class PapersForm(Struct, forbid_unknown_fields=True):
    """What somebody adds: words, and the papers that are brought or attached now."""

    words: Words = ""
    materials: Numbers = []


class CorrectionForm(Struct, forbid_unknown_fields=True):
    """The answer to what was missing; `answers` replace the whole form."""

    words: Words = ""
    answers: Answers | None = None
    materials: Numbers = []


class ActForm(Struct, forbid_unknown_fields=True):
    """One act of the staff, with what it needs; `version` is the one they were looking at.

    `materials` are places in the item's list, from 0: missing (ask_correction), seen (accept,
    settle_gap), or with `due_on` promised until then (accept). `post` is a code or an id.
    """

    act: StaffAct
    version: Annotated[int, Meta(ge=1)] | None = None
    words: Words = ""
    materials: Numbers = []
    answers: Answers | None = None
    kind: Short = ""
    expected_workdays: Workdays | None = None
    pause: Short = ""
    workdays: Workdays | None = None
    outcome: Literal["", "granted", "refused"] = ""
    department: Short = ""
    opinion: Literal["", "agree", "disagree"] = ""
    post: Short = ""
    person: UUID | None = None
    due_on: date | None = None


class AssignForm(Struct, forbid_unknown_fields=True):
    """Cases for one person, and why."""

    cases: Annotated[list[UUID], Meta(min_length=1, max_length=100)]
    person: UUID
    words: Annotated[str, Meta(min_length=1, max_length=2000)]


def filing_of(form: IntakeForm | AgentForm) -> Filing:
    """What is filed for somebody else."""
    person = form.person
    return Filing(
        centre=form.centre,
        item=form.item,
        answers=form.answers,
        materials=tuple(form.materials),
        promised={one.number: one.due_on for one in form.promised},
        reused=tuple(getattr(form, "reused", ())),
        name=person.name if person else "",
        phone=person.phone if person else "",
        note=form.note,
        version=form.version,
    )


def order_of(form: Struct, act: Act | None = None) -> Order:
    """The order that a form holds; `act` for forms of one act alone."""
    given: dict[str, Any] = msgspec.structs.asdict(form)
    given["act"] = act or Act(given["act"])
    given["materials"] = tuple(given.get("materials", ()))
    return Order(**given)


async def with_answers(act: Callable[[], Awaitable[Done]]) -> Done:
    """What `act` gives; a wrong answer of the form is refused at its own field."""
    try:
        return await act()
    except BadAnswers as bad:
        wrong = [Wrong(_pointer(key), one.word, one.params) for key, one in bad.errors.items()]
        raise Refused(422, bad.code, wrong) from None


def _pointer(key: str) -> str:
    """Where an answer stands; a cell of a table is called "rows.0.name"."""
    return f"/answers/{key.replace('.', '/')}"
