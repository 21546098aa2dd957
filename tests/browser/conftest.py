"""Phones in a real Chromium. A test fails when its mini-program reported an error."""

from collections.abc import Callable, Generator, Iterator

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from tests.browser.browser import Phone, launch
from tests.browser.case_desk import desk
from tests.browser.desks import desk_of
from tests.browser.stub_server import running_stub, stub
from tests.browser.town import running_town, town

__all__ = ["desk", "desk_of", "running_stub", "running_town", "stub", "town"]

PHONES = pytest.StashKey[list[Phone]]()
MakePhone = Callable[..., Phone]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a module: its event loop must be gone before asynchronous tests run."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[MakePhone]:
    """phone(url) gives a new phone that looks at the server at `url`; wide=True gives a desk."""
    phones: list[Phone] = request.node.stash.setdefault(PHONES, [])

    def make(url: str, wide: bool = False) -> Phone:
        made = Phone(browser, url.rstrip("/"), wide)
        phones.append(made)
        return made

    yield make
    for one in phones:
        one.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """After a test: a picture of each phone when it failed, and no errors when it did not."""
    phones = item.stash.setdefault(PHONES, [])
    try:
        result = yield
        errors = [error for phone in phones for error in phone.forgive()]
        assert errors == [], "the mini-program reported errors"
    except BaseException:
        _keep_pictures(item, phones)
        raise
    return result


def _keep_pictures(item: pytest.Item, phones: list[Phone]) -> None:
    for number, phone in enumerate(phones):
        try:
            phone.shot(f"failed-{item.name}-{number}")
        except Error as error:
            item.add_report_section("call", "screenshot", str(error))


@pytest.hookimpl(tryfirst=True)  # before the workers share the tests out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser; one worker does it all, so that one town is enough."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
