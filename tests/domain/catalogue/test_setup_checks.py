"""The rules of the configuration doctor, each on a centre with one thing wrong."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalog.items import Item, Material, Source
from app.catalog.procedures import CoDepartment, Procedure
from app.catalog.texts import Texts
from app.channels.wechat.fields import fitted
from app.domain.catalogue.setup_checks import (
    Kind,
    Severity,
    addresses,
    console_path,
    faults,
    is_address,
)
from app.domain.catalogue.setup_facts import DraftFacts, OfferFacts, PostFacts, SetupFacts
from app.words import knows
from app.words.setup_faults import next_step, sentence
from tests.make import an_item

TUESDAY = date(2026, 3, 3)
POST = PostFacts("p1", "一号岗", "w1")


def a_setup(*offers: OfferFacts, **values: object) -> SetupFacts:
    given: dict[str, object] = {"posts": (POST,), "languages": ("zh",)}
    return SetupFacts(TUESDAY, {"zh": "中心"}, offers, **{**given, **values})  # type: ignore[arg-type]


def an_offer(item: Item | None = None, **values: object) -> OfferFacts:
    given: dict[str, object] = {"windows": frozenset({"w1"}), "seats": 3}
    body = item or an_item()
    return OfferFacts("allowance", "津贴", **{**given, "item": body, **values})  # type: ignore[arg-type]


def found(facts: SetupFacts) -> list[tuple[str, str]]:
    return [(fault.key, str(fault.severity)) for fault in faults(facts)]


def test_a_sound_setup_has_no_faults() -> None:
    assert found(a_setup(an_offer())) == []


def test_a_joint_item_needs_a_voice_for_each_department() -> None:
    procedure = Procedure(departments=(CoDepartment(code="land", name="国土", workdays=3),))
    item = an_item(mode="joint", procedure=procedure)
    silent = ("department-without-post/allowance/land", "warning")

    assert silent in found(a_setup(an_offer(item)))
    assert silent not in found(a_setup(an_offer(item), spoken=frozenset({"land"})))


def test_a_paused_item_and_one_without_seats() -> None:
    assert found(a_setup(an_offer(an_item(state="paused"), seats=0))) == [
        ("item-without-seats/allowance", "error"),
        ("item-paused/allowance", "warning"),
    ]
    assert found(a_setup(an_offer(seats=None))) == []


def test_translations_are_remarks_by_language() -> None:
    keys = [key for key, _ in found(a_setup(an_offer(), languages=("zh", "bo", "en")))]

    assert keys == ["translation-missing/allowance/bo", "translation-missing/allowance/en"]


LONG = "一二三四五六七八九十一二三四五六七八九十"


def test_a_name_is_too_long_exactly_when_a_message_would_cut_it() -> None:
    fits, cut = LONG, LONG + "长"

    assert [fitted("thing1", one) == one for one in (fits, cut)] == [True, False]
    assert found(replace(a_setup(), names={"zh": fits})) == []
    assert found(replace(a_setup(), names={"zh": cut})) == [("message-cut/centre/zh", "warning")]
    long = an_item(name=Texts(zh=cut))
    assert ("message-cut/allowance/zh", "warning") in found(a_setup(an_offer(long)))


def test_addresses_are_those_of_samples_and_of_a_document_on_the_web() -> None:
    papers = (
        Material(name="甲", kind="photo", sample="https://a.cn/1.png"),
        Material(name="乙", kind="photo", sample="https://a.cn/1.png"),
        Material(name="丙", kind="photo"),
    )
    web = Source(document="http://b.cn/rule")

    assert addresses(an_item(materials=papers, source=web)) == (
        "https://a.cn/1.png",
        "http://b.cn/rule",
    )
    assert addresses(an_item(materials=papers[2:])) == ()


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://a.cn/x.png", True),
        ("HTTP://a.cn", True),
        ("/samples/a.png", True),
        ("//a.cn/x.png", False),
        ("https://", False),
        ("ftp://a.cn/x", False),
        ("https://a.cn/x y", False),
        ("https://[::1", False),
        ("样表", False),
    ],
)
def test_what_can_be_an_address(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one


@given(st.text())
def test_any_text_is_an_address_or_not(text: str) -> None:
    assert is_address(text) in (True, False)


def test_dead_and_malformed_addresses() -> None:
    papers = (
        Material(name="甲", kind="photo", sample="https://a.cn/1.png"),
        Material(name="乙", kind="photo", sample="https://a.cn/2.png"),
    )
    item = an_item(materials=papers, source=Source(document="https:// bad"))
    gone = frozenset({"https://a.cn/2.png"})

    assert found(a_setup(an_offer(item), dead=gone)) == [
        ("link-malformed/allowance/https:// bad", "error"),
        ("link-dead/allowance/https://a.cn/2.png", "warning"),
    ]


def test_a_key_fits_its_column_and_stands_once() -> None:
    drafts = [DraftFacts("x" * 200, "长", date(2026, 1, 1))] * 2

    [(key, severity)] = found(a_setup(drafts=drafts))

    assert (len(key), severity) == (160, "warning")


def test_every_kind_has_its_words_and_a_room_of_the_console() -> None:
    gaps = ("item", "post", "department", "what", "count", "name", "most", "year", "opening")
    facts = dict.fromkeys((*gaps, "address", "days", "number"), "1")
    told = {**facts, "day": "2026-03-04", "language": "bo", "code": "allowance"}

    for kind in Kind:
        for language in ("zh", "bo", "en"):
            assert sentence(kind, told, language)
            assert next_step(kind, language)
        assert knows(f"setup.{kind}")
        assert console_path(kind, told).startswith("/")
    assert [str(one) for one in Severity] == ["error", "warning", "info"]
