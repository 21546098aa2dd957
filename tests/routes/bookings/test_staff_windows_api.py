"""The windows of an office and their rating codes, also while WeChat is down."""

from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest
import pytest_asyncio
from sanic import Sanic

from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.mini_program import WeChatMiniProgram
from app.models.centre import Window
from sandbox.faults import ALWAYS, Fault
from sandbox.server import Sandbox, running
from sandbox.settings import APPID, SECRET, Settings
from tests.fakes import TrustingWeChat
from tests.make import CENTRE, OTHER_CENTRE, a_person, a_staffed_town
from tests.people import LI, YANG, ZHAO
from tests.routes.client import Town, language, refused

PAGES = frozenset({"pages/rating/form/index"})
CODE = "/v1/staff/windows/w1/code"


class DrawingWeChat(TrustingWeChat):
    """Believes every sign-in, and draws codes as WeChat does."""

    def __init__(self, program: WeChatMiniProgram) -> None:
        super().__init__()
        self.program = program

    async def code_image(self, scene: str, page: str) -> bytes:
        """The picture that came over the wire."""
        return await self.program.code_image(scene, page)


@pytest_asyncio.fixture
async def wechat(house: Sanic, town: Town) -> AsyncIterator[Sandbox]:  # type: ignore[type-arg]
    """WeChat's stand-in, on a real socket behind this town."""
    async with (
        running(Settings(port=0, smtp_port=0, pages=PAGES)) as sandbox,
        aiohttp.ClientSession() as http,
    ):
        program = WeChatMiniProgram(AsyncWeChat(APPID, SECRET, http, sandbox.wechat_url))
        house.ctx.deps = town.deps = replace(town.deps, wechat=DrawingWeChat(program))
        yield sandbox


async def test_the_windows_are_listed_in_the_callers_language(town: Town) -> None:
    await a_staffed_town(town.deps)
    li = await town.sign_in(LI)

    found = await town.get("/v1/staff/windows", {**li, **language("en")}, centre=CENTRE)

    windows = await Window.filter(centre__code=CENTRE).order_by("code")
    assert found["centre_name"] == "Liujia Centre"
    assert [one["code"] for one in found["items"]] == [one.code for one in windows]
    assert found["items"][0] == {"code": "w1", "name": "民政窗口"}


async def test_windows_are_for_those_who_work_there(town: Town) -> None:
    await a_staffed_town(town.deps)
    await a_person(town.deps, YANG)
    li, yang = await town.sign_in(LI), await town.sign_in(YANG)

    for path in ("/v1/staff/windows", CODE):
        here, there = {"centre": CENTRE}, {"centre": OTHER_CENTRE}
        nobody = await town.http.get(path, params=here)
        resident = await town.http.get(path, params=here, headers=yang)
        elsewhere = await town.http.get(path, params=there, headers=li)

        assert refused(nobody) == (401, "sign-in-needed")
        assert refused(resident) == (403, "forbidden")
        assert refused(elsewhere) == (404, "no-such-centre")


@pytest.mark.parametrize("who", [LI, ZHAO], ids=["clerk", "director"])
async def test_a_code_carries_the_office_and_the_window(
    town: Town, wechat: Sandbox, who: object
) -> None:
    await a_staffed_town(town.deps)
    staff = await town.sign_in(who)  # type: ignore[arg-type]

    answer = await town.http.get(CODE, params={"centre": CENTRE}, headers=staff)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.content.startswith(b"\x89PNG")
    same = await town.deps.wechat.code_image(f"r.{CENTRE}.w1", "pages/rating/form/index")
    assert answer.content == same


async def test_an_unknown_window_has_no_code(town: Town) -> None:
    await a_staffed_town(town.deps)
    li = await town.sign_in(LI)

    for window in ("w9", "\ufffe", "x" * 99):
        path = f"/v1/staff/windows/{window}/code"
        answer = await town.http.get(path, params={"centre": CENTRE}, headers=li)
        assert refused(answer) == (404, "no-such-window")


async def test_a_window_whose_code_is_too_long_is_told_apart(town: Town, wechat: Sandbox) -> None:
    await a_staffed_town(town.deps)
    await Window.filter(centre__code=CENTRE, code="w1").update(code="w" * 20)
    li = await town.sign_in(LI)

    path = f"/v1/staff/windows/{'w' * 20}/code"
    answer = await town.http.get(path, params={"centre": CENTRE}, headers=li)

    assert refused(answer) == (409, "no-window-code")
    assert "窗口编码也不要太长" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("errcode", "code"), [(-1, "carrier-busy"), (45009, "carrier-quota"), (7, "carrier-refused")]
)
async def test_while_wechat_gives_nothing_the_office_is_told_to_try_later(
    town: Town, wechat: Sandbox, errcode: int, code: str
) -> None:
    await a_staffed_town(town.deps)
    li = await town.sign_in(LI)
    wechat.state.faults.set("qr", Fault("fail", ALWAYS, errcode))

    answer = await town.http.get(CODE, params={"centre": CENTRE}, headers=li)

    assert refused(answer) == (503, code)
    assert answer.json()["detail"].startswith(("微信或短信", "今天能发"))


async def test_a_mini_program_that_is_not_published_has_no_codes(
    town: Town, wechat: Sandbox
) -> None:
    await a_staffed_town(town.deps)
    li = await town.sign_in(LI)
    wechat.state.faults.set("qr", Fault("fail", 1, 41030))

    answer = await town.http.get(CODE, params={"centre": CENTRE}, headers=li)

    assert refused(answer) == (409, "no-window-code")
    assert "请先发布小程序" in answer.json()["detail"]
