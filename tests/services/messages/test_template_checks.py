"""What keeps a wording from being published: each limit, at its place in the body."""

from typing import Any

import msgspec
import pytest

from app.domain.messages.message_forms import Body
from app.domain.messages.message_kinds import RULES
from app.services.messages import template_checks, template_previews
from app.services.messages.longest_names import Longest
from app.services.messages.template_previews import PreviewView
from app.services.messages.wordings import Published, body_of, own_words
from app.words import languages

ITEM = "城乡居民基本养老保险关系转移接续申请（跨省）"
NAMES = Longest(
    items=dict.fromkeys(languages(), ITEM), centres=dict.fromkeys(languages(), "刘家镇便民服务中心")
)
ZH = {"subject": "约好了", "text": "{item}，{starts}，号码{number}。"}
WECHAT = {"id": "T-1", "fields": {"thing1": "{item}", "time2": "{starts}", "thing3": "请准时"}}
ALIYUN = {"id": "SMS_1", "fields": {"n": "{number}"}, "text": "号码${n}"}
TENCENT = {"id": "9", "fields": {"1": "{number}", "2": "{item}"}, "text": "号码{1}办{2}"}


def a_body(**values: Any) -> Body:
    return body_of({"texts": {"zh": ZH}, "registered": {}, **values})


def registered(carrier: str, template: object, environment: str = "production") -> Body:
    return a_body(registered={environment: {carrier: {"zh": template}}})


def faults(body: Body, kind: str = "booked", **published: Published) -> list[tuple[str, str]]:
    found = template_checks.faults_of(kind, body, NAMES, published)
    return [(one.pointer, one.code) for one in found]


@pytest.mark.parametrize("kind", list(RULES))
def test_everything_built_in_could_be_published(kind: str) -> None:
    assert faults(own_words(kind), kind) == []


@pytest.mark.parametrize("kind", ["gap_over", "original_half", "original_conflict"])
def test_what_staff_hear_of_originals_and_papers_fits_however_long_the_names(kind: str) -> None:
    names = Longest(
        items=dict.fromkeys(languages(), "□" * 120), centres=dict.fromkeys(languages(), "□" * 60)
    )

    assert template_checks.faults_of(kind, own_words(kind), names, {}) == ()


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({}, [("/texts/zh", "missing")]),
        ({"en": ZH}, [("/texts/zh", "missing")]),
        ({"zh": ZH, "xx": ZH}, [("/texts/xx", "language")]),
        ({"zh": {}}, [("/texts/zh/subject", "missing"), ("/texts/zh/text", "missing")]),
        ({"zh": ZH, "bo": {"text": "x"}}, [("/texts/bo/subject", "missing")]),
        ({"zh": {**ZH, "spoken": "{floor}"}}, [("/texts/zh/spoken", "gap")]),
        ({"zh": {**ZH, "spoken": "{code}"}}, [("/texts/zh/spoken", "gap")]),
        ({"zh": {**ZH, "short": "{item"}}, [("/texts/zh/short", "brace")]),
        ({"zh": {**ZH, "text": "a\tb"}}, [("/texts/zh/text", "signs")]),
        ({"zh": {**ZH, "subject": "长" * 41}}, [("/texts/zh/subject", "long")]),
        ({"zh": {**ZH, "text": "长" * 201}}, [("/texts/zh/text", "parts")]),
        ({"zh": {**ZH, "text": "长" * 201, "short": "{number}"}}, []),
        ({"zh": {**ZH, "text": "长" * 201, "short": "{item}" * 9}}, [("/texts/zh/short", "parts")]),
        ({"zh": {**ZH, "text": "行\n行"}}, []),
    ],
)
def test_texts_have_gaps_that_are_known_and_lengths_that_travel(
    texts: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert faults(a_body(texts=texts)) == found


@pytest.mark.parametrize(
    ("carrier", "template", "found"),
    [
        ("wechat", WECHAT, []),
        ("wechat", {**WECHAT, "id": ""}, [("/id", "id")]),
        ("wechat", {**WECHAT, "id": "编号"}, [("/id", "id")]),
        ("wechat", {**WECHAT, "fields": {}}, [("/fields", "fields")]),
        (
            "wechat",
            {**WECHAT, "fields": {f"thing{n}": "x" for n in range(6)}},
            [("/fields", "fields")],
        ),
        ("wechat", {**WECHAT, "fields": {"thing1": "长" * 21}}, [("/fields/thing1", "long")]),
        ("wechat", {**WECHAT, "fields": {"thing1": "{floor}"}}, [("/fields/thing1", "gap")]),
        ("wechat", {**WECHAT, "fields": {"time1": "{item}"}}, [("/fields/time1", "field")]),
        ("wechat", {**WECHAT, "fields": {"number1": "{item}"}}, [("/fields/number1", "field")]),
        ("wechat", {**WECHAT, "fields": {"phrase1": "请准时来办"}}, []),
        (
            "wechat",
            {**WECHAT, "fields": {"phrase1": "请准时来办理"}},
            [("/fields/phrase1", "field")],
        ),
        ("wechat", {**WECHAT, "fields": {"what": "x"}}, [("/fields/what", "field")]),
        ("aliyun", ALIYUN, []),
        ("aliyun", {**ALIYUN, "text": ""}, [("/text", "missing")]),
        ("aliyun", {**ALIYUN, "text": "号码${m}"}, [("/fields", "gaps")]),
        ("aliyun", {**ALIYUN, "fields": {}}, [("/fields", "gaps")]),
        ("aliyun", {**ALIYUN, "text": "没有空"}, [("/fields", "gaps")]),
        ("aliyun", {**ALIYUN, "text": "长" * 190 + "${n}"}, [("/text", "parts")]),
        ("tencent", TENCENT, []),
        ("tencent", {**TENCENT, "text": "办{2}号码{1}"}, [("/fields", "gaps")]),
        ("tencent", {**TENCENT, "fields": {"1": "{number}"}}, [("/fields", "gaps")]),
    ],
)
def test_what_is_registered_keeps_the_limits_of_its_vendor(
    carrier: str, template: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    at = f"/registered/production/{carrier}/zh"

    assert faults(registered(carrier, template)) == [(at + place, code) for place, code in found]


def test_only_known_environments_carriers_and_languages_are_registered() -> None:
    bodies = (
        registered("aliyun", ALIYUN, "moon"),
        registered("pigeon", ALIYUN),
        a_body(registered={"production": {"aliyun": {"xx": ALIYUN}}}),
    )

    assert [faults(body) for body in bodies] == [
        [("/registered/moon", "environment")],
        [("/registered/production/pigeon", "carrier")],
        [("/registered/production/aliyun/xx", "language")],
    ]


def test_a_place_is_named_as_a_json_pointer() -> None:
    body = a_body(registered={"a/b~c": {}})

    assert faults(body) == [("/registered/a~1b~0c", "environment")]


def test_the_messages_of_one_grant_share_one_template_of_wechat() -> None:
    hint = {"id": "T-1", "fields": {"thing1": "{item}"}}
    accepted = Published(1, registered("wechat", hint))
    other, lasting = {**hint, "id": "T-2"}, {**hint, "lasting": True}

    def told(template: object, kind: str = "case_received") -> list[tuple[str, str]]:
        known = registered("wechat", template).registered
        whole = msgspec.structs.replace(own_words(kind), registered=known)
        return faults(whole, kind, case_accepted=accepted)

    wrong = [("/registered/production/wechat/zh/id", "grant")]
    assert [told(hint), told(other), told(lasting)] == [[], wrong, wrong]
    assert [told(other, "case_accepted"), told(other, "case_decided")] == [[], []]


def test_a_preview_shows_every_form_with_the_longest_names() -> None:
    body = msgspec.structs.replace(
        registered("wechat", WECHAT),
        texts=a_body(texts={"zh": {**ZH, "spoken": "{number}号"}}).texts,
    )

    shown = template_previews.previews("booked", body, NAMES, "production")

    text = f"{ITEM}，12月30日(周三)10:30，号码A999。"
    assert shown == [
        PreviewView("zh", "subject", "email", "约好了", 0),
        PreviewView("zh", "text", "email", text, 0),
        PreviewView("zh", "short", "sms", text, 1),
        PreviewView("zh", "spoken", "", "A999号", 0),
        PreviewView(
            "zh",
            "registered",
            "wechat",
            "城乡居民基本养老保险关系转移接续申请（…\n2026年12月30日 10:30\n请准时",
            0,
        ),
    ]
    assert template_previews.previews("booked", body, NAMES, "development") == shown[:-1]


def test_what_cannot_be_said_is_left_out_of_the_preview() -> None:
    body = a_body(texts={"zh": {**ZH, "text": "{floor}"}})

    assert template_previews.previews("booked", body, NAMES, "production") == []
