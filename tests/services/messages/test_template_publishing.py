"""A wording from its draft to being in force, and back again; each step by an administrator."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from app.domain.messages.message_forms import (
    Body,
    NoSuchKind,
    NoSuchWording,
    WordingChanged,
    WordingHasFaults,
    WordingInForce,
    WordingTooLarge,
)
from app.domain.people.roles import Actor, Role, RoleName
from app.models.message_template import MessageTemplate
from app.models.operation import AuditEntry
from app.ports import Deps
from app.services.messages import (
    template_drafts,
    template_publishing,
    template_views,
    wordings,
)
from app.services.messages.template_views import WordingNotYours, WordingView
from app.services.messages.wordings import body_of, own_words
from tests.make import a_person
from tests.people import LI, YANG

KIND = "booked"
TOLD = {"item": "津贴", "centre": "刘家镇", "number": "A01", "starts": ""}


async def an_administrator(deps: Deps) -> Actor:
    """Li, who looks after the whole house."""
    li = await a_person(deps, LI)
    return Actor(li.person_id, uuid4(), (Role(RoleName.ADMIN),))


def a_body(text: str = "{item}约好了") -> Body:
    return body_of({"texts": {"zh": {"subject": "约好了", "text": text}}})


async def save(deps: Deps, actor: Actor, version: int, text: str = "{item}约好了") -> WordingView:
    return await template_drafts.save(deps, actor, KIND, version, a_body(text), "zh")


async def publish(deps: Deps, actor: Actor, version: int) -> WordingView:
    return await template_publishing.publish(deps, actor, KIND, version, "更清楚", "zh")


async def back(deps: Deps, actor: Actor, version: int) -> WordingView:
    return await template_publishing.go_back(deps, actor, KIND, version, "看不懂", "zh")


async def said(deps: Deps) -> tuple[str, int]:
    """What is said now, and by which version."""
    now = (await wordings.load(deps)).said(KIND, "zh", TOLD)
    return now.text, now.version


def standing(view: WordingView) -> dict[str, Any]:
    return {
        "published": view.published.version,
        "draft": view.draft.version if view.draft else None,
        "versions": [(one.version, one.state, one.why, one.by) for one in view.versions],
    }


async def test_a_draft_is_said_once_it_is_published_and_not_before(deps: Deps) -> None:
    li = await an_administrator(deps)

    saved = await save(deps, li, 0)
    before = await said(deps)
    published = await publish(deps, li, 1)

    assert standing(saved) == {"published": 0, "draft": 1, "versions": []}
    assert before == ("您已约好：，到刘家镇办津贴，号码 A01。", 0)
    assert standing(published) == {
        "published": 1,
        "draft": None,
        "versions": [(1, "published", "更清楚", LI.name)],
    }
    assert await said(deps) == ("津贴约好了", 1)


async def test_every_save_is_another_version_and_an_old_one_is_refused(deps: Deps) -> None:
    li = await an_administrator(deps)
    await save(deps, li, 0)

    second = await save(deps, li, 1, "{item}订好了")

    assert standing(second)["draft"] == 2
    for stale in (0, 1, 3):
        with pytest.raises(WordingChanged):
            await save(deps, li, stale, "{item}又一次")
    with pytest.raises(WordingChanged):
        await publish(deps, li, 1)


async def test_the_same_save_sent_again_is_answered_alike(deps: Deps) -> None:
    li = await an_administrator(deps)

    first = [await save(deps, li, 0) for _ in range(2)]
    second = [await save(deps, li, 1, "{item}订好了") for _ in range(2)]

    assert first[0] == first[1]
    assert second[0] == second[1]
    assert await AuditEntry.filter(act="wording-saved").count() == 2


async def test_of_two_who_begin_or_save_at_once_one_is_refused(deps: Deps) -> None:
    li = await an_administrator(deps)
    yang = Actor((await a_person(deps, YANG)).person_id, uuid4(), li.roles)

    for version in (0, 1):
        answers = await asyncio.gather(
            save(deps, li, version, f"{{item}}甲{version}"),
            save(deps, yang, version, f"{{item}}乙{version}"),
            return_exceptions=True,
        )
        assert sorted(type(one).__name__ for one in answers) == ["WordingChanged", "WordingView"]


async def test_published_twice_at_once_it_is_published_once(deps: Deps) -> None:
    li = await an_administrator(deps)
    await save(deps, li, 0)

    answers = await asyncio.gather(
        *(publish(deps, li, 1) for _ in range(3)), return_exceptions=True
    )

    assert sum(isinstance(one, WordingView) for one in answers) == 1
    assert {type(one) for one in answers} <= {WordingView, WordingChanged, NoSuchWording}
    assert await AuditEntry.filter(act="wording-published").count() == 1


async def test_a_wording_with_faults_is_not_published_and_stays_a_draft(deps: Deps) -> None:
    li = await an_administrator(deps)
    await save(deps, li, 0, "{floor}")

    with pytest.raises(WordingHasFaults) as bad:
        await publish(deps, li, 1)

    assert [(one.pointer, one.code) for one in bad.value.faults] == [("/texts/zh/text", "gap")]
    assert standing(await template_views.shown(deps, li, KIND, "zh"))["draft"] == 1
    assert (await said(deps))[1] == 0


async def test_going_back_makes_a_new_version_of_the_old_words(deps: Deps) -> None:
    li = await an_administrator(deps)
    await save(deps, li, 0)
    await publish(deps, li, 1)
    await save(deps, li, 1, "{item}订好了")
    await publish(deps, li, 2)

    gone_back = await back(deps, li, 1)

    assert [one[:2] for one in standing(gone_back)["versions"]] == [
        (3, "published"),
        (2, "retired"),
        (1, "retired"),
    ]
    assert await said(deps) == ("津贴约好了", 3)


async def test_one_can_go_back_to_what_came_with_the_program(deps: Deps) -> None:
    li = await an_administrator(deps)
    await save(deps, li, 0)
    await publish(deps, li, 1)

    gone_back = await back(deps, li, 0)

    assert gone_back.published.body == own_words(KIND)
    assert await said(deps) == ("您已约好：，到刘家镇办津贴，号码 A01。", 2)


async def test_a_draft_over_what_is_no_longer_in_force_has_to_be_looked_at_again(
    deps: Deps,
) -> None:
    li = await an_administrator(deps)
    await save(deps, li, 0)
    await publish(deps, li, 1)
    await save(deps, li, 1, "{item}订好了")

    gone_back = await back(deps, li, 0)

    assert (gone_back.published.version, standing(gone_back)["draft"]) == (3, 4)
    with pytest.raises(WordingChanged):
        await publish(deps, li, 2)
    assert standing(await publish(deps, li, 4))["published"] == 4


async def test_one_does_not_go_back_to_what_is_in_force_or_never_was(deps: Deps) -> None:
    li = await an_administrator(deps)

    with pytest.raises(WordingInForce):
        await back(deps, li, 0)
    await save(deps, li, 0)
    with pytest.raises(NoSuchWording):
        await back(deps, li, 1)
    await publish(deps, li, 1)
    with pytest.raises(WordingInForce):
        await back(deps, li, 1)


async def test_what_would_not_do_any_more_is_not_gone_back_to(deps: Deps) -> None:
    li = await an_administrator(deps)
    await save(deps, li, 0)
    await publish(deps, li, 1)
    await save(deps, li, 1, "{item}订好了")
    await publish(deps, li, 2)
    old = {"texts": {"zh": {"subject": "约好了", "text": "{floor}"}}}
    await MessageTemplate.filter(version=1).update(body=old)

    with pytest.raises(WordingHasFaults):
        await back(deps, li, 1)

    assert (await said(deps))[1] == 2


async def test_a_dropped_draft_leaves_what_is_in_force(deps: Deps) -> None:
    li = await an_administrator(deps)
    await save(deps, li, 0)

    await template_drafts.drop(deps, li, KIND)

    assert standing(await template_views.shown(deps, li, KIND, "zh")) == {
        "published": 0,
        "draft": None,
        "versions": [],
    }
    with pytest.raises(NoSuchWording):
        await template_drafts.drop(deps, li, KIND)
    with pytest.raises(NoSuchWording):
        await publish(deps, li, 1)


async def test_every_step_is_written_down(deps: Deps) -> None:
    li = await an_administrator(deps)
    await save(deps, li, 0)
    await publish(deps, li, 1)
    await back(deps, li, 0)
    await save(deps, li, 2)
    await template_drafts.drop(deps, li, KIND)

    acts = await AuditEntry.filter(subject=f"message:{KIND}").order_by("id")

    assert [(one.act, one.actor_id, one.facts) for one in acts] == [
        ("wording-saved", li.person_id, {"version": 0}),
        ("wording-published", li.person_id, {"version": 1}),
        ("wording-back", li.person_id, {"version": 2, "old": 0}),
        ("wording-saved", li.person_id, {"version": 2}),
        ("wording-dropped", li.person_id, {}),
    ]


async def test_only_administrators_of_the_whole_house_and_known_kinds(deps: Deps) -> None:
    li = await an_administrator(deps)
    of_an_office = Actor(li.person_id, uuid4(), (Role(RoleName.ADMIN, uuid4()),))

    for act in (
        save(deps, of_an_office, 0),
        publish(deps, of_an_office, 1),
        back(deps, of_an_office, 1),
        template_drafts.drop(deps, of_an_office, KIND),
        template_views.listed(deps, of_an_office, "zh"),
        template_views.shown(deps, of_an_office, KIND, "zh"),
        template_views.tried(deps, of_an_office, KIND, a_body(), "zh"),
    ):
        with pytest.raises(WordingNotYours):
            await act
    with pytest.raises(NoSuchKind):
        await template_views.shown(deps, li, "case_progress", "zh")


async def test_a_body_is_not_endless(deps: Deps) -> None:
    li = await an_administrator(deps)

    with pytest.raises(WordingTooLarge):
        await save(deps, li, 0, "长" * 30_000)
