"""What people are asked to allow: few at once, what they have least of, lasting ones alone."""

from dataclasses import replace
from typing import Any, cast
from uuid import UUID

import pytest

from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.work import DEMO_WORK, WeChatWork
from app.domain.cases.case_messages import DONE, PROGRESS, TODO
from app.models.message_template import MessageTemplate
from app.models.notice import GrantEntry, LastingGrant
from app.ports import Deps
from app.services.messages import grant_asks, grants, lasting_grants
from app.services.messages.grants import Spent
from tests.fakes import StillClock
from tests.make import a_person
from tests.people import YANG

OF_CASES = {PROGRESS: "T-progress", TODO: "T-todo", DONE: "T-done"}


async def yang(deps: Deps) -> UUID:
    return (await a_person(deps, YANG)).person_id


def with_cases(deps: Deps) -> Deps:
    return replace(deps, message_templates={**deps.message_templates, **OF_CASES})


async def registered(deps: Deps, kind: str, template: str, lasting: bool = True) -> None:
    """A published wording of a kind, which WeChat knows by `template`."""
    now, me = deps.clock.now(), deps.ids.new()
    known = {"id": template, "fields": {"thing1": "{item}"}, "lasting": lasting}
    body = {"texts": {}, "registered": {deps.environment: {"wechat": {"zh": known}}}}
    stamps = {"made_by_id": me, "made_at": now, "changed_at": now, "published_at": now}
    row: dict[str, Any] = {"id": deps.ids.new(), "kind": kind, "version": 1, "body": body, **stamps}
    await MessageTemplate.create(state="published", **row)


async def asked(deps: Deps, moment: str, person_id: UUID | None = None) -> list[str]:
    told = await grant_asks.templates(deps, moment, "zh", person_id)
    return [one.id for one in told.templates]


@pytest.mark.parametrize("language", ["zh", "bo", "en"])
@pytest.mark.parametrize("moment", sorted(grant_asks.ASKED_AT))
async def test_every_moment_names_what_it_asks_for_in_every_language(
    deps: Deps, moment: str, language: str
) -> None:
    kinds = grant_asks.ASKED_AT[moment]
    known = replace(deps, message_templates={kind: f"T-{kind}" for kind in kinds})

    told = (await grant_asks.templates(known, moment, language)).templates

    assert len(told) == min(len(kinds), 3)
    assert all(one.title and one.kind in kinds for one in told)


async def test_of_four_the_one_somebody_has_enough_of_is_not_asked_for(deps: Deps) -> None:
    person = await yang(deps)
    kinds = grant_asks.ASKED_AT["booking"]
    known = replace(deps, message_templates={kind: f"T-{kind}" for kind in kinds})

    at_first = await asked(known, "booking", person)
    await grants.note(known, person, "two_hours", 1, "phone")
    later = await asked(known, "booking", person)

    assert at_first == ["T-booked", "T-day_before", "T-two_hours"]
    assert later == ["T-booked", "T-day_before", "T-cancelled"]


async def test_a_lasting_consent_is_asked_for_alone_and_once(deps: Deps) -> None:
    known, person = with_cases(deps), await yang(deps)
    await registered(known, "case_accepted", "L-progress")

    first = await asked(known, "case", person)
    await grants.take_in(known, person, {"L-progress": "accept"})
    second = await asked(known, "case", person)

    assert first == ["L-progress"]
    assert second == ["T-todo", "T-done"]
    assert await asked(known, "case") == ["L-progress"]


async def test_a_lasting_accept_is_no_grant_for_one_message(deps: Deps) -> None:
    known, person = with_cases(deps), await yang(deps)
    await registered(known, "case_accepted", "L-progress")

    told = await grants.take_in(known, person, {"L-progress": "accept"})
    await grants.take_in_event(known, YANG.openid, "L-progress", True, "e1")
    await grants.settle(known, [Spent(person, PROGRESS, "n1")], [])

    assert told.balance == {}
    assert await grants.balance(person) == {}
    assert await lasting_grants.held([person]) == {person: frozenset({PROGRESS})}
    assert await LastingGrant.all().count() == 1
    assert await GrantEntry.filter(source="sent").count() == 0


@pytest.mark.parametrize("answer", ["reject", "ban"])
async def test_a_no_on_the_phone_ends_a_lasting_consent(deps: Deps, answer: str) -> None:
    known, person = with_cases(deps), await yang(deps)
    await registered(known, "case_accepted", "L-progress")
    await grants.take_in(known, person, {"L-progress": "accept"})

    await grants.take_in(known, person, {"L-progress": "filter"})
    still = await lasting_grants.held([person])
    await grants.take_in(known, person, {"L-progress": answer})

    assert still == {person: frozenset({PROGRESS})}
    assert await lasting_grants.held([person]) == {person: frozenset()}


async def test_a_lasting_consent_ends_when_wechat_says_so_and_may_be_given_again(
    deps: Deps, clock: StillClock
) -> None:
    known, person = with_cases(deps), await yang(deps)
    await registered(known, "case_accepted", "L-progress")
    held = []

    await grants.take_in(known, person, {"L-progress": "accept"})
    await grants.take_in_event(known, YANG.openid, "L-progress", False, "e1")
    held.append(await lasting_grants.held([person]))
    clock.pass_(minutes=1)
    await grants.take_in(known, person, {"L-progress": "accept"})
    await grants.take_in_event(known, YANG.openid, "L-progress", False, "e1")
    held.append(await lasting_grants.held([person]))
    await grants.settle(known, [], [(person, PROGRESS)])
    held.append(await lasting_grants.held([person]))

    assert [bool(one[person]) for one in held] == [False, True, False]


async def test_an_event_heard_late_does_not_undo_what_came_after_it(
    deps: Deps, clock: StillClock
) -> None:
    known, person = with_cases(deps), await yang(deps)
    await registered(known, "case_accepted", "L-progress")
    then = clock.now()
    clock.pass_(minutes=5)
    await grants.take_in(known, person, {"L-progress": "accept"})

    await grants.take_in_event(known, YANG.openid, "L-progress", False, "e1", then)

    assert await lasting_grants.held([person]) == {person: frozenset({PROGRESS})}


async def test_staff_are_asked_once_for_the_templates_of_work(deps: Deps) -> None:
    channel = WeChatWork(cast(AsyncWeChat, None), DEMO_WORK)
    known = replace(deps, channels={**deps.channels, "work": channel})

    assert await asked(known, "work") == ["work-alarm", "work-todo"]
    assert await asked(deps, "work") == []
