"""Asking once for all that is missing, and what the person hands in, adds or takes back."""

from msgspec import json

from app.domain.cases.case_flow import Act, ReasonsNeeded
from app.domain.cases.case_messages import CaseKind
from app.domain.catalogue import item_rules
from app.domain.deadlines.clock_ledger import EventKind
from app.domain.papers import form_facts, forms
from app.domain.papers.letters import LetterKind
from app.services.cases import case_mandates
from app.services.cases.case_orders import Doing, Paper
from app.services.house import audit
from app.services.papers import case_materials, case_tokens
from app.services.papers.case_answers import answers_of, filed_on


async def ask_correction(doing: Doing) -> None:
    """The one complete notice of what is missing; the director's second one is written down.

    ReasonsNeeded when it names nothing (Administrative Licensing Law, art. 32).
    """
    numbers = sorted(set(doing.order.materials))
    case_materials.check_known(doing.body, numbers)
    if not (numbers or doing.words):
        raise ReasonsNeeded(act=doing.order.act, pointer="/words")
    second = bool(doing.noted(EventKind.CORRECTION_ASKED))
    await case_materials.miss(doing, numbers)
    await doing.note(EventKind.CORRECTION_ASKED, materials=numbers, second=second)
    doing.papers.append(Paper(LetterKind.CORRECTION, {"materials": numbers}))
    doing.person_told.append(CaseKind.CORRECTION)
    if second:
        subject = f"case:{doing.case.id}"
        await audit.record(doing.deps, doing.actor_id, "case-second-correction", subject)


async def correct(doing: Doing) -> None:
    """The person answers the notice: the notice clock of the office begins anew. BadAnswers."""
    await _answer(doing)
    brought = await case_materials.bring(doing, doing.order.materials)
    await doing.note(EventKind.CORRECTED, materials=brought)
    _tell(doing)


async def supplement(doing: Doing) -> None:
    """Something is added unasked; a promised paper still waits for the eye of the office."""
    brought = await case_materials.bring(doing, doing.order.materials)
    await doing.note(Act.SUPPLEMENT, materials=brought, named=sorted(set(doing.order.materials)))
    _tell(doing)


async def withdraw(doing: Doing) -> None:
    """The person no longer wants it."""
    await doing.note(EventKind.WITHDRAWN)
    _tell(doing)


async def settle_gap(doing: Doing) -> None:
    """Promised papers were brought and looked at; none named means all of them."""
    wanted = doing.order.materials or [paper.number for paper in case_materials.owed(doing)]
    settled = await case_materials.settle(doing, wanted)
    await doing.note(Act.SETTLE_GAP, materials=settled)


async def _answer(doing: Doing) -> None:
    """Other answers take the place of earlier ones; what is not answered anew stays as it was."""
    if doing.order.answers is None:
        return
    deps, case, body = doing.deps, doing.case, doing.body
    form, on, earlier = body.procedure.form, filed_on(case), answers_of(deps, case)
    known = {field.key for field in form}
    stood = {key: value for key, value in earlier.items() if key in known}
    forbidden = await case_mandates.forbidden_to(doing.actor_id, case)
    left_open = case_mandates.check_correction(forbidden, form, doing.order.answers, stood)
    clean = forms.answers(form, {**stood, **doing.order.answers}, on, left_open)
    kept = {key: value for key, value in earlier.items() if key not in known}
    stored = {**kept, **clean}
    sealed = json.encode(stored).decode()
    case.form_sealed = deps.cipher.seal(sealed, f"service_case:form:{case.id}")
    await case_tokens.keep(deps, case.id, form, stored)
    listed = item_rules.listed(body, form_facts.facts(form, clean, on))
    await case_materials.ask_for(doing, listed)


def _tell(doing: Doing) -> None:
    """The holder hears of what others brought, also of what a colleague took at the window."""
    if doing.actor_id != doing.case.holder_id:
        doing.holder_told.append(CaseKind.REPLIED)
