"""HTTP for what an office may spend on text messages."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from sanic import Blueprint

from app.domain.messages.budgets import WhenSpent
from app.routes.http.once import once
from app.routes.http.wire import Call, operation
from app.services.house.access import DirectorsOnly, NoSuchCentre
from app.services.messages import sms_budget_views
from app.services.messages.sms_budget_views import MessageBudget

bp = Blueprint("staff_budgets", url_prefix="/staff/message-budget")


class BudgetQuery(Struct, forbid_unknown_fields=True):
    """The office; empty: what is said for none."""

    centre: Annotated[str, Meta(max_length=16)] = ""


class BudgetForm(Struct, forbid_unknown_fields=True):
    """Its fen a month (null: no limit), and what still goes once they are spent."""

    monthly_fen: Annotated[int, Meta(ge=0, le=100_000_000)] | None
    when_spent: WhenSpent


@operation(
    bp, "GET", "", summary="The budget of text messages", query=BudgetQuery, answer=MessageBudget,
    who="staff", problems=(NoSuchCentre,),
)  # fmt: skip
async def shown(call: Call[None, BudgetQuery]) -> MessageBudget:
    """This month: the limit, what is spent by day, and what it will have been at its end."""
    return await sms_budget_views.of(call.deps, call.actor, call.query.centre)


@operation(
    bp,
    "PUT",
    "",
    summary="Change the budget of text messages",
    query=BudgetQuery,
    body=BudgetForm,
    answer=MessageBudget,
    who="staff",
    idempotent=True,
    problems=(NoSuchCentre, DirectorsOnly),
    example={"monthly_fen": 30000, "when_spent": "urgent"},
)
async def keep(call: Call[BudgetForm, BudgetQuery]) -> msgspec.Raw:
    """From now on, for this month too; the directors of the office and administrators."""
    form, centre = call.form, call.query.centre
    return await once(
        call,
        lambda: sms_budget_views.keep(
            call.deps, call.actor, centre, form.monthly_fen, form.when_spent
        ),
    )
