"""Computers of the office at which a test takes cases in and carries them on."""

import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

Desk = Callable[[str], Page]


def ask(town: Any, method: str, path: str, token: str = "", body: Any = None) -> Any:
    """What the API says, asked beside the browser."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    data = None if body is None else json.dumps(body).encode()
    request = Request(f"{town.url}{path}", data=data, headers=headers, method=method)
    with urlopen(request, timeout=10) as answer:
        return json.load(answer)


def back_at_work(town: Any) -> None:
    """Whoever of the demonstration is away comes back, so that the clerk keeps their cases."""
    username, password = town.console_login("director")
    login = {"username": username, "password": password}
    session = ask(town, "POST", "/v1/sessions/password", body=login)
    token, centre = session["token"], session["person"]["roles"][0]["centre"]
    away = ask(town, "GET", f"/v1/staff/absences?centre={centre}&state=open", token)["items"]
    for absence in away:
        ask(town, "POST", f"/v1/staff/absences/{absence['id']}/end", token, {"note": ""})


@pytest.fixture
def desk(town: Any, browser: Browser) -> Iterator[Desk]:
    """desk(role) is a computer with somebody signed in; a page that breaks fails the test."""
    back_at_work(town)
    contexts: list[BrowserContext] = []
    broken: list[str] = []

    def sit(role: str) -> Page:
        context = browser.new_context(
            viewport={"width": 1366, "height": 768}, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(f"{town.url}/console/")
        username, password = town.console_login(role)
        page.get_by_label("用户名").fill(username)
        page.get_by_label("密码").fill(password)
        page.get_by_role("button", name="登录", exact=True).click()
        expect(page.get_by_role("navigation").first).to_be_visible()
        return page

    yield sit
    for context in contexts:
        context.close()
    assert broken == []
