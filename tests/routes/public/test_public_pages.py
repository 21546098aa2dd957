"""The public pages: nobody signs in, nothing runs, everybody may keep them for a while."""

import re
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from app.models.centre import Centre
from app.models.duty import Absence, Shift
from app.models.item import Item
from tests.make import CENTRE, ITEM, LONG_ITEM, OTHER_CENTRE, a_staffed_town, a_town
from tests.people import CHEN, LI, WANG
from tests.routes.client import Town, language, refused

ADDRESS = "https://cunkou.example"
HOURS = '<span class="time">09:00-12:00</span> <span class="time">14:00-17:00</span>'
PAGES = ("/p/", f"/p/centres/{CENTRE}", "/p/items", f"/p/items/{ITEM}")


async def page(town: Town, path: str, tag: str = "zh-CN", **query: str) -> httpx.Response:
    answer = await town.http.get(path, headers=language(tag), params=query)
    assert answer.status_code == 200, answer.text
    return answer


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("tag", ["zh-CN", "bo", "en"])
async def test_every_page_speaks_three_languages_and_runs_nothing(
    town: Town, path: str, tag: str
) -> None:
    await a_staffed_town(town.deps)

    shown = await page(town, path, tag)
    chosen = await page(town, path, "en-US", lang=tag.partition("-")[0])

    policy = shown.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{tag}">' in shown.text
    assert len(re.findall(r"<h1[ >]", shown.text)) == 1
    assert '<a class="skip" href="#main">' in shown.text
    assert "<script" not in shown.text
    assert re.search(r' on\w+="| style="', shown.text) is None
    assert chosen.text == shown.text


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_is_kept_by_caches_and_asked_for_again_by_its_tag(
    town: Town, path: str
) -> None:
    await a_town(town.deps)

    first = await page(town, path)
    again = await town.http.get(
        path, headers={**language("zh"), "If-None-Match": f'"other", W/{first.headers["etag"]}'}
    )

    assert re.fullmatch(r"public, max-age=\d+", first.headers["cache-control"])
    assert first.headers["vary"] == "accept-language"
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


async def test_the_page_of_an_item_says_since_when_it_holds(town: Town) -> None:
    await a_town(town.deps)

    shown = await page(town, f"/p/items/{ITEM}")

    assert shown.headers["last-modified"] == "Sun, 01 Mar 2026 16:00:00 GMT"


async def test_the_home_lists_every_office_under_its_county(town: Town) -> None:
    await a_town(town.deps)

    text = (await page(town, "/p/")).text

    assert "<h2>南溪区</h2>" in text
    assert f'href="/p/centres/{CENTRE}?lang=zh"' in text
    assert f'href="/p/centres/{OTHER_CENTRE}?lang=zh"' in text
    assert HOURS in text
    assert '<a href="tel:08310000101">0831-0000101</a>' in text


async def test_an_office_shows_its_week_and_who_is_on_duty_but_no_private_phone(
    town: Town,
) -> None:
    staffed = await a_staffed_town(town.deps)
    now, today = town.deps.clock.now(), town.deps.clock.today()
    known = {"id": town.deps.ids.new(), "made_by_id": staffed.zhao.person_id}
    await Absence.create(
        **known, person_id=staffed.li.person_id, centre_id=staffed.centre, reason="leave",
        from_at=now, until_at=now + timedelta(hours=8), made_at=now,
    )  # fmt: skip
    await Shift.create(
        **known, post_id=staffed.posts["p2"], person_id=staffed.chen.person_id,
        on=today + timedelta(days=1),
    )  # fmt: skip

    text = (await page(town, f"/p/centres/{CENTRE}")).text

    assert f"<strong>1号岗</strong>: {WANG.name} （顶岗）" in text
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td></tr>', text)
    hours, roster = dict(rows[:7]), dict(rows[7:])
    assert hours["3月2日(周一)"] == HOURS
    assert hours['3月7日(周六)<br><span class="soft">周末</span>'] == "不开放"
    assert WANG.name in roster["3月2日(周一)"]
    assert LI.name in roster["3月3日(周二)"]
    assert CHEN.name in roster["3月3日(周二)"]
    assert roster["3月8日(周日)"] == "不开放"
    assert "0831-0000102" in text
    assert "民政窗口" in text
    assert f'href="/p/items/{ITEM}?centre={CENTRE}&amp;lang=zh"' in text
    assert "139000000" not in text


async def test_nobody_is_on_duty_on_a_day_without_hours(town: Town) -> None:
    await a_staffed_town(town.deps)
    town.deps.clock.pass_(days=5)  # type: ignore[attr-defined]

    text = (await page(town, f"/p/centres/{CENTRE}")).text

    assert "今天不开放。" in text
    assert "周六" in text.partition("<tbody>")[2].partition("</tr>")[0]


async def test_the_list_searches_and_stays_in_its_office(town: Town) -> None:
    await a_town(town.deps)

    found = (await page(town, "/p/items", q="高龄", family="welfare", centre=CENTRE)).text
    none = (await page(town, "/p/items", q="</h1><b>")).text

    assert f'href="/p/items/{ITEM}?centre={CENTRE}&amp;lang=zh"' in found
    assert f"/p/items/{LONG_ITEM}" not in found
    assert 'value="welfare" selected' in found
    assert f"?q=%E9%AB%98%E9%BE%84&amp;family=welfare&amp;centre={CENTRE}&amp;lang=bo" in found
    assert "&lt;/h1&gt;&lt;b&gt;" in none
    assert "没有找到" in none


async def test_the_guide_is_whole_and_leads_to_paper(town: Town) -> None:
    await a_town(town.deps)
    town.deps = replace(town.deps, public_url=ADDRESS)
    town.http._transport.app.ctx.deps = town.deps  # type: ignore[attr-defined]

    text = (await page(town, f"/p/items/{ITEM}", centre=CENTRE)).text

    for said in ("年满八十岁", "老年人权益保障法", "民政窗口", "承诺时限：5 个工作日",
                 "法定时限：20", "不收费", "身份证", "有就带", "津贴到账",
                 "刘家镇正街1号", "12345"):  # fmt: skip
        assert said in text, said
    assert f'href="/v1/items/{ITEM}/notice.pdf?lang=zh&amp;centre={CENTRE}"' in text
    assert f'href="/v1/items/{ITEM}/card.pdf?lang=zh&amp;centre={CENTRE}"' in text
    assert f'<link rel="canonical" href="{ADDRESS}/p/items/{ITEM}?lang=zh">' in text
    assert '<div role="img" aria-label="扫码看最新内容"><svg xmlns' in text
    assert "viewBox=" in text


async def test_words_that_stayed_chinese_are_marked_and_told(town: Town) -> None:
    await a_town(town.deps)

    text = (await page(town, f"/p/items/{ITEM}", "en")).text

    assert "<h1>Old-age allowance</h1>" in text
    assert '<p lang="zh-CN">高龄津贴</p>' in text
    assert '<span lang="zh-CN">年满八十岁</span>' in text
    assert "not translated yet" in text


@pytest.mark.parametrize("centre", ["999", OTHER_CENTRE])
async def test_an_old_code_still_leads_to_the_guide(town: Town, centre: str) -> None:
    await a_town(town.deps)
    other = await Centre.get(code=OTHER_CENTRE)
    await other.offers.all().delete()  # type: ignore[attr-defined]

    text = (await page(town, f"/p/items/{ITEM}", centre=centre)).text

    assert "<h1>高龄津贴</h1>" in text
    assert OTHER_CENTRE not in text


@pytest.mark.parametrize("path", ["/p/items/nothing", "/p/centres/999", "/p/items/\ufffe"])
async def test_what_is_not_there_is_said_to_people(town: Town, path: str) -> None:
    await a_town(town.deps)

    answer = await town.http.get(path, headers=language("en"))

    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"
    assert "<h1>Not found</h1>" in answer.text


async def test_an_item_that_is_no_longer_offered_is_gone(town: Town) -> None:
    await a_town(town.deps)
    await Item.filter(code=ITEM).update(current=0)

    answer = await town.http.get(f"/p/items/{ITEM}")

    assert answer.status_code == 404


async def test_a_made_up_cursor_is_refused(town: Town) -> None:
    assert refused(await town.http.get("/p/items", params={"cursor": "x"})) == (422, "bad-cursor")


async def test_search_engines_are_told_of_the_public_pages_alone(town: Town) -> None:
    await a_town(town.deps)
    town.deps = replace(town.deps, public_url=ADDRESS)
    town.http._transport.app.ctx.deps = town.deps  # type: ignore[attr-defined]

    robots = (await town.http.get("/robots.txt")).text
    sitemap = (await town.http.get("/p/sitemap.xml")).text

    assert "Disallow: /\n" in robots
    assert f"Sitemap: {ADDRESS}/p/sitemap.xml" in robots
    assert re.findall(r"<loc>(.*?)</loc>", sitemap) == [
        f"{ADDRESS}{path}"
        for path in ("/p/", "/p/items", f"/p/centres/{CENTRE}", f"/p/centres/{OTHER_CENTRE}",
                     f"/p/items/{LONG_ITEM}", f"/p/items/{ITEM}")
    ]  # fmt: skip
    assert "<lastmod>2026-03-02</lastmod>" in sitemap
