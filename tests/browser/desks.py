"""Computers of the office at which somebody is signed in and goes from page to page."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

Desk = Callable[[str], Page]
MakeDesk = Callable[[str], Desk]


@pytest.fixture
def desk_of(town: Any, browser: Browser) -> Iterator[MakeDesk]:
    """desk_of(role)(path): somebody at a page of the console; a page that breaks fails the test."""
    contexts, broken = [], list[str]()

    def of(role: str) -> Desk:
        context = browser.new_context(
            viewport={"width": 1366, "height": 768},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(f"{town.url}/console/")
        username, password = town.console_login(role)
        page.get_by_label("用户名").fill(username)
        page.get_by_label("密码").fill(password)
        page.get_by_role("button", name="登录", exact=True).click()
        expect(page.get_by_role("navigation").get_by_role("link").first).to_be_visible()

        def at(path: str) -> Page:
            page.goto(f"{town.url}/console/{path}")
            expect(page.locator("h1").first).to_be_visible()
            expect(page.locator("[aria-busy=true]")).to_have_count(0)
            return page

        return at

    yield of
    for context in contexts:
        context.close()
    assert broken == []
