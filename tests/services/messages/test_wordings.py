"""How messages are said: as published, else as built in, in each form and language."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from app.domain.messages.message_forms import Said
from app.domain.messages.message_kinds import RULES
from app.domain.messages.messages import Registered
from app.models.message_template import MessageTemplate
from app.ports import Deps
from app.services.messages import longest_names, wordings
from app.services.messages.longest_names import Longest
from app.services.messages.wordings import Published, Wordings, body_of, built_in
from app.words import languages
from app.words.letters import letter

NAMES = Longest(items={}, centres={})
TOLD = {
    "item": "高龄津贴",
    "centre": "刘家镇",
    "number": "A01",
    "starts": "2026-03-03T09:30:00+08:00",
    "bring": "身份证",
    "more": "带老花镜",
    "url": "https://x.cn/1",
}


async def published(deps: Deps, kind: str, version: int, body: Mapping[str, Any]) -> None:
    now, me = deps.clock.now(), deps.ids.new()
    stamps = {"made_by_id": me, "made_at": now, "changed_at": now, "published_at": now}
    row: dict[str, Any] = {
        "id": deps.ids.new(),
        "kind": kind,
        "version": version,
        "body": dict(body),
        **stamps,
    }
    await MessageTemplate.filter(kind=kind, state="published").update(state="retired")
    await MessageTemplate.create(state="published", **row)


def in_zh(**texts: str) -> dict[str, Any]:
    given = {"subject": "约好了", "text": "{item}，{starts}。", "short": "", "spoken": ""}
    return {"texts": {"zh": {**given, **texts}}, "registered": {}}


@pytest.mark.parametrize("kind", [kind for kind, rules in RULES.items() if rules.to == "person"])
@pytest.mark.parametrize("language", languages())
def test_everything_said_to_people_has_a_short_and_a_spoken_form_of_its_own(
    kind: str, language: str
) -> None:
    texts = built_in(kind, language)

    said = Wordings().said(kind, language, NAMES.params(kind, language))

    assert texts.short
    assert texts.spoken
    assert "{" not in said.short + said.spoken


@pytest.mark.parametrize("language", languages())
def test_only_the_short_number_of_a_queue_is_said_aloud(language: str) -> None:
    aloud = {kind for kind in RULES if "{number}" in built_in(kind, language).spoken}

    assert aloud == {"booked", "day_before", "two_hours", "moved"}


@pytest.mark.parametrize("kind", ["booked", "case_decided", "visit_moved", "digest"])
@pytest.mark.parametrize("language", languages())
def test_a_built_in_message_is_said_as_its_letter(kind: str, language: str) -> None:
    params = NAMES.params(kind, language) | {"bring": "x", "url": "https://x.cn/1"}

    said = Wordings().said(kind, language, params)

    assert (said.subject, said.text) == letter(kind, language, **params)


def test_what_to_bring_is_spoken_and_the_address_is_not() -> None:
    said = Wordings().said("booked", "zh", TOLD)

    assert said.short == "已约好3月3日(周二)09:30到刘家镇，号码A01。 https://x.cn/1"
    assert said.spoken == (
        "您约好了3月3日(周二)09:30到刘家镇办高龄津贴，号码是A01，请按时到。请带好：身份证。带老花镜"
    )


def test_a_kind_without_a_form_of_its_own_is_said_in_full() -> None:
    said = Wordings().said("case_new", "en", TOLD)

    assert {said.short, said.spoken + " https://x.cn/1"} >= {said.text}


async def test_what_is_published_is_said_from_then_on(deps: Deps) -> None:
    before = await wordings.load(deps)
    await published(deps, "booked", 1, in_zh())
    first = await wordings.load(deps)
    await published(deps, "booked", 2, in_zh(text="{item}"))

    told = {"item": "高龄津贴", "centre": "刘家镇", "number": "A01", "starts": ""}
    texts = [one.said("booked", "zh", told) for one in (before, first, await wordings.load(deps))]

    assert [(one.text, one.version) for one in texts] == [
        ("您已约好：，到刘家镇办高龄津贴，号码 A01。", 0),
        ("高龄津贴，。", 1),
        ("高龄津贴", 2),
    ]
    assert await wordings.load(deps) is await wordings.load(deps)


async def test_a_language_that_is_not_published_is_said_as_built_in(deps: Deps) -> None:
    await published(deps, "booked", 1, in_zh())

    said = (await wordings.load(deps)).said("booked", "en", TOLD)

    assert (said.subject, said.version) == ("Booked", 0)


async def test_an_older_message_without_a_new_gap_is_said_as_built_in(deps: Deps) -> None:
    await published(deps, "booked", 1, in_zh(text="{floor}"))

    said = (await wordings.load(deps)).said("booked", "zh", TOLD)

    assert (said.subject, said.version) == ("预约成功", 0)


def test_an_unknown_kind_and_a_gap_left_open_are_refused() -> None:
    for kind, params in (("unheard-of", TOLD), ("booked", {})):
        with pytest.raises(KeyError):
            Wordings().said(kind, "zh", params)


def test_vendors_know_every_kind_in_development_and_none_in_production() -> None:
    here = Wordings(environment="development")

    named = here.registered("case_accepted", "aliyun", "bo")
    placed = here.registered("case_accepted", "tencent", "zh")

    assert named == Registered("SMS_case_accepted", {"number": "{number}", "due": "{due}"})
    assert placed == Registered("SMS_case_accepted", {"1": "{number}", "2": "{due}"})
    assert here.registered("case_accepted", "wechat", "zh") is None
    assert Wordings().registered("case_accepted", "aliyun", "zh") is None


def test_what_is_registered_here_goes_before_and_elsewhere_does_not_count() -> None:
    template = {"id": "SMS_1", "fields": {"n": "{number}"}, "text": "${n}"}
    of = {"production": {"aliyun": {"zh": template}}}
    body = body_of({**in_zh(), "registered": of})
    there = Wordings("production", {"booked": Published(3, body)})

    assert there.registered("booked", "aliyun", "en") == Registered("SMS_1", {"n": "{number}"})
    assert replace(there, environment="development").registered("booked", "aliyun", "zh") == (
        Wordings("development").registered("booked", "aliyun", "zh")
    )


def test_the_forms_of_a_published_wording_stand_for_each_other() -> None:
    known = Wordings("production", {"booked": Published(3, body_of(in_zh()))})

    said = known.said("booked", "zh", {"item": "津贴", "starts": "明天"})

    assert said == Said("约好了", "津贴，明天。", "津贴，明天。", "津贴，明天。", 3)


def test_every_kind_can_be_tried_with_the_longest_names() -> None:
    for kind in RULES:
        assert longest_names.gaps_of(kind) <= NAMES.params(kind, "zh").keys()
