"""HTTP for village agents: filing for somebody else, and following what they filed."""

import msgspec
from sanic import Blueprint

from app.domain.people.identity import BadIdNumber
from app.domain.people.mandates import MandateForbids
from app.kit.paging import BadCursor, Page
from app.routes.cases.cases import OF_A_FILING, MineQuery
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.routes.papers.case_forms import AgentForm, filing_of, with_answers
from app.services.cases import case_lists, cases
from app.services.cases.case_views import CaseRow, CaseView
from app.services.house.access import NoSuchCentre
from app.services.papers.case_materials import BadPromiseDay
from app.services.people.people import AnotherName

bp = Blueprint("agent-cases", url_prefix="/agent/cases")


@operation(
    bp,
    "POST",
    "",
    summary="File for somebody as their agent",
    body=AgentForm,
    answer=CaseView,
    status=201,
    who="person",
    idempotent=True,
    problems=(
        *OF_A_FILING,
        AnotherName,
        BadIdNumber,
        BadPromiseDay,
        NoSuchCentre,
        MandateForbids,
    ),
    example={
        "centre": "511503102201",
        "item": "old-age-allowance",
        "person": {"name": "Luo Guifang", "phone": "13900000007"},
        "answers": {"bank": "6217000000000000"},
        "materials": [0, 1],
    },
)
async def file(call: Call[AgentForm]) -> msgspec.Raw:
    """For agents of that room or centre; of a room the centre above handles it."""
    filing, person, mandate = filing_of(call.form), call.form.person, call.form.mandate
    id_number = person.id_number if person else ""
    return await with_answers(
        lambda: once(
            call,
            lambda: cases.take_in_as_agent(
                call.deps, call.actor, filing, id_number, call.language, mandate
            ),
        )
    )


@operation(
    bp, "GET", "", summary="Cases that I filed for others", query=MineQuery,
    answer=Page[CaseRow], who="person", problems=(BadCursor,),
)  # fmt: skip
async def listed(call: Call[None, MineQuery]) -> Page[CaseRow]:
    """The latest first; their people are masked."""
    asked = call.query
    return await case_lists.filed_as_agent(
        call.deps, call.actor, asked.state, asked.cursor, asked.limit, call.language
    )
