"""What a strange answer of WeChat leaves of a question: nothing done, something unknown."""

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from app.channels.patience import Patience
from app.channels.refusals import CarrierMisconfigured, CarrierRefused, CarrierSilent
from app.channels.wechat.client import AsyncWeChat
from app.channels.wechat.subscribe import WeChatSubscribe
from app.channels.wechat.templates import DEMO
from app.channels.wechat.transport import LONGEST_ANSWER
from app.domain.messages.messages import Message, Outcome, Receipt
from sandbox.faults import Fault
from sandbox.server import Sandbox
from sandbox.settings import APPID, SECRET


async def test_a_fault_behind_the_door_may_hide_a_message(
    sandbox: Sandbox, wechat: WeChatSubscribe, yang: str, booked: Message
) -> None:
    sandbox.state.faults.set("subscribe.send", Fault("fail"))

    receipt = await wechat.send(yang, booked)

    assert receipt == Receipt(Outcome.UNKNOWN)


async def test_a_message_whose_answer_cannot_be_read_is_unknown(
    http: aiohttp.ClientSession, booked: Message
) -> None:
    async def token(request: web.Request) -> web.Response:
        return web.json_response({"access_token": "t", "expires_in": 7200})

    async def cut(request: web.Request) -> web.Response:
        return web.Response(text='{"errcode": 0, "ms')

    async def endless(request: web.Request) -> web.Response:
        return web.Response(body=b" " * (LONGEST_ANSWER + 1))

    app = web.Application()
    path = "/cgi-bin/message/subscribe/send"
    app.add_routes([web.post("/cgi-bin/stable_token", token), web.post(path, cut)])
    app.add_routes([web.get("/endless", endless)])
    async with TestServer(app) as server:
        client = AsyncWeChat(APPID, SECRET, http, str(server.make_url("")))

        receipt = await WeChatSubscribe(client, DEMO).send("sandbox-resident", booked)
        with pytest.raises(CarrierSilent):
            await client.exchange("get", "endless")

    assert receipt == Receipt(Outcome.UNKNOWN)


async def test_an_address_that_is_none_is_a_setting_to_put_right(
    http: aiohttp.ClientSession,
) -> None:
    with pytest.raises(CarrierMisconfigured):
        await AsyncWeChat(APPID, SECRET, http, "nowhere").tokens.get()


async def test_a_page_in_place_of_an_answer_is_not_taken_for_one(
    http: aiohttp.ClientSession,
) -> None:
    async def gateway(request: web.Request) -> web.Response:
        return web.Response(text="<html>sign in to the network</html>")

    async def elsewhere(request: web.Request) -> web.Response:
        raise web.HTTPFound("/html")

    app = web.Application()
    app.add_routes([web.post("/cgi-bin/stable_token", gateway), web.get("/moved", elsewhere)])
    async with TestServer(app) as server:
        client = AsyncWeChat(APPID, SECRET, http, str(server.make_url("")), Patience(1, 1))

        with pytest.raises(CarrierRefused):
            await client.tokens.get()
        with pytest.raises(CarrierRefused):
            await client.exchange("get", "moved")
