"""Rating without the mini-program: the page behind a link."""

import re
from dataclasses import replace
from urllib.parse import urlencode

import httpx
import pytest

from app.domain.ratings.ratings import RATE_FOR
from app.models.notice import Notice
from app.models.rating import Rating, RatingAsk
from app.services.messages import notices
from app.services.ratings import rating_views
from tests.fakes import StillClock
from tests.make import a_person, a_staffed_town
from tests.people import YANG
from tests.routes.client import Headers, Town, language, refused
from tests.services.ratings.rated_visits import served

FORM: Headers = {"Content-Type": "application/x-www-form-urlencoded"}


async def asked(town: Town) -> RatingAsk:
    """What Yang is asked after Li served her."""
    staffed = await a_staffed_town(town.deps)
    return await served(town.deps, await a_person(town.deps, YANG), staffed.li)


async def hand_in(town: Town, token: str, tag: str = "zh-CN", **fields: object) -> httpx.Response:
    """What a browser is answered that sends the form of the page."""
    body = urlencode(fields, doseq=True)
    return await town.http.post(f"/r/{token}", headers={**FORM, **language(tag)}, content=body)


@pytest.mark.parametrize(
    ("tag", "heading", "level"),
    [
        ("zh-CN", "请您评价", "非常满意"),
        ("bo", "གདེང་འཇོག་གནང་རོགས།", "ཧ་ཅང་ཚིམ་པ།"),
        ("en", "How was it?", "Very satisfied"),
    ],
)
async def test_the_page_asks_in_three_languages_and_runs_nothing(
    town: Town, tag: str, heading: str, level: str
) -> None:
    ask = await asked(town)

    page = await town.http.get(f"/r/{ask.token}", headers=language(tag))
    switched = await town.http.get(f"/r/{ask.token}", params={"lang": tag.partition("-")[0]})

    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy
    assert f'<html lang="{tag}">' in page.text
    assert f"<h1>{heading}</h1>" in page.text
    assert level in page.text
    assert re.findall(r'name="level" value="(\d)"', page.text) == ["5", "4", "3", "2", "1"]
    assert "<script" not in page.text
    assert re.search(r"杨|139|李", page.text) is None
    assert switched.text == page.text


async def test_a_slip_is_handed_in_once_and_then_says_thanks(town: Town) -> None:
    ask = await asked(town)

    fields = {"indicators": ["attitude", "skill"], "words": "好\r\n<b>"}
    thanked = await hand_in(town, ask.token, level=4, **fields)
    resent = await hand_in(town, ask.token, level=1)
    later = await town.http.get(f"/r/{ask.token}")

    rating = await Rating.get()
    assert (rating.level, rating.indicators) == (4, ["attitude", "skill"])
    assert rating_views.words_of(town.deps, rating) == "好\n<b>"
    assert thanked.status_code == 200
    assert "<h1>谢谢您的评价</h1>" in thanked.text
    assert thanked.text == resent.text == later.text
    assert "高龄津贴" not in later.text
    assert "form-action 'none'" in later.headers["content-security-policy"]


async def test_a_slip_without_a_level_comes_back_with_what_was_written(town: Town) -> None:
    ask = await asked(town)

    page = await hand_in(town, ask.token, indicators=["attitude"], words="</textarea><i>等")

    assert page.status_code == 200
    assert '<p class="lack" role="alert">请先选一个满意程度。</p>' in page.text
    assert 'value="attitude" checked>' in page.text
    assert "&lt;/textarea&gt;&lt;i&gt;等</textarea>" in page.text
    assert await Rating.all().count() == 0


async def test_words_of_the_full_length_are_taken_with_their_line_breaks(town: Town) -> None:
    ask = await asked(town)

    page = await hand_in(town, ask.token, level=5, words="字\r\n" * 250)

    assert "<h1>谢谢您的评价</h1>" in page.text
    assert len(rating_views.words_of(town.deps, await Rating.get())) == 499


async def test_a_slip_that_came_too_late_says_so(town: Town, clock: StillClock) -> None:
    ask = await asked(town)
    clock.at = ask.asked_at + RATE_FOR
    clock.pass_(seconds=1)

    seen = await town.http.get(f"/r/{ask.token}")
    sent = await hand_in(town, ask.token, level=5)

    assert "<h1>评价时间过了</h1>" in seen.text
    assert sent.text == seen.text
    assert await Rating.all().count() == 0


async def test_whoever_handled_it_cannot_use_the_link(town: Town) -> None:
    ask = await asked(town)
    await RatingAsk.filter(id=ask.id).update(handler_id=ask.person_id)

    sent = await hand_in(town, ask.token, level=5)

    assert "<h1>不能评价自己</h1>" in sent.text
    assert await Rating.all().count() == 0


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"level": 9}, (422, "invalid")),
        ({"level": 5, "indicators": ["platform"]}, (422, "bad-indicators")),
        ({"level": 5, "words": "a\0"}, (422, "invalid")),
        ({"level": 5, "person": "x"}, (422, "invalid")),
    ],
)
async def test_what_the_page_never_sends_is_refused(
    town: Town, fields: dict[str, object], expected: tuple[int, str]
) -> None:
    ask = await asked(town)

    assert refused(await hand_in(town, ask.token, **fields)) == expected


@pytest.mark.parametrize("token", ["guess", "\ufffe", "x" * 300])
async def test_a_guess_finds_nothing(town: Town, token: str) -> None:
    await asked(town)

    assert refused(await town.http.get(f"/r/{token}")) == (404, "no-such-ask")
    assert refused(await hand_in(town, token, level=5)) == (404, "no-such-ask")


async def test_a_text_message_ends_with_the_address_and_the_phone_leaves_it_out(
    town: Town,
) -> None:
    town.deps = replace(town.deps, public_url="https://cunkou.example")
    ask = await asked(town)

    [notice] = await Notice.filter(template="rate_me")
    listed = await notices.listed(town.deps, notice.person_id, "", None, "zh")
    [shown] = [one.text for one in listed.items if one.kind == "rate_me"]

    assert notice.params["url"] == f"https://cunkou.example/r/{ask.token}"
    assert shown == "您办高龄津贴（A01）办完了，方便的话请评价一下，评不评都由您。"
