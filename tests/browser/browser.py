"""Finds Chromium, and holds a simulated phone in it."""

import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, Playwright

SCREENSHOTS = Path(__file__).resolve().parents[2] / "screenshots"
HAND = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
SYSTEM_BROWSERS = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
PATIENCE_MS = 10_000
OF_THE_MINI_PROGRAM = "[mini-program]"


class NoBrowser(Exception):
    """There is no Chromium here: run tools/install_browser.sh, then try again."""


def system_chromium() -> str | None:
    """The path of an installed Chromium; CUNKOU_CHROMIUM names another one."""
    for name in (os.environ.get("CUNKOU_CHROMIUM", ""), *SYSTEM_BROWSERS):
        found = shutil.which(name) if name else None
        if found:
            return found
    return None


def launch(playwright: Playwright) -> Browser:
    """Starts Chromium: the system's, else Playwright's own. Raises NoBrowser when there is none."""
    try:
        return playwright.chromium.launch(executable_path=system_chromium())
    except Error as error:
        if "Executable doesn't exist" not in str(error):
            raise
        raise NoBrowser(NoBrowser.__doc__) from None


class Phone:
    """A phone with the mini-program on it: a touch screen of its own, with its own storage."""

    def __init__(self, browser: Browser, url: str, wide: bool = False) -> None:
        self.url = url
        self.wide = wide
        self.errors: list[str] = []
        self.context = browser.new_context(
            viewport=DESK if wide else HAND,  # type: ignore[arg-type]
            has_touch=not wide,
            is_mobile=not wide,
            device_scale_factor=1 if wide else 2,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and message.text.startswith(OF_THE_MINI_PROGRAM):
            self.errors.append(message.text)

    def open(self, page: str = "", persona: str = "resident", **choices: str) -> None:
        """Opens the simulator for `persona`, at `page` when given, and waits for its first page."""
        query = {"as": persona, **({"page": page} if page else {}), **choices}
        self.page.goto(f"{self.url}/simulator/?{urlencode(query)}")
        self.ready()

    def ready(self) -> None:
        """Waits until the mini-program shows a page: the load event is too early."""
        self.page.wait_for_function("window.__sim?.current")

    @property
    def current(self) -> Locator:
        """The page in front; select inside it by role, text, placeholder or data-testid."""
        return self.page.locator("wx-page:not([hidden])")

    @property
    def screen(self) -> Locator:
        """The whole screen with its bars, toasts and sheets."""
        return self.page.locator("#screen")

    @property
    def path(self) -> str:
        """The path of the page in front."""
        return str(self.sim("current.path"))

    def touch(self, target: Locator) -> None:
        """Touches with a finger, or clicks at a desk."""
        if self.wide:
            target.click()
        else:
            target.tap()

    def tap(self, text: str) -> None:
        """Touches the button named `text` in the page in front, or else that text."""
        button = self.current.get_by_role("button", name=text, exact=True)
        target = button if button.count() else self.current.get_by_text(text, exact=True)
        self.touch(target.first)

    def answer(self, text: str) -> None:
        """Touches a button of the modal or sheet that lies over the page."""
        overlay = self.screen.locator(".sim-overlay")
        self.touch(overlay.get_by_role("button", name=text, exact=True))

    def back(self) -> None:
        """Touches the arrow of the navigation bar."""
        self.touch(self.screen.get_by_role("button", name="返回"))

    def tab(self, text: str) -> None:
        """Touches a tab of the tab bar."""
        self.touch(self.screen.locator(".sim-tabs").get_by_role("button", name=text))

    def sim(self, expression: str) -> Any:
        """The value of `__sim.<expression>` in the browser."""
        return self.page.evaluate(f"window.__sim.{expression}")

    def preset(self, **facts: Any) -> None:
        """Sets facts of the phone: subscribe="accept", phone="deny", location=None, modal=True."""
        self.page.evaluate("facts => void Object.assign(window.__sim.device, facts)", facts)

    def online(self, on: bool) -> None:
        """Connects the phone to the network, or takes it away."""
        self.page.evaluate("on => window.__sim.setOnline(on)", on)

    def shot(self, name: str) -> Path:
        """Saves what the phone shows as screenshots/<name>.png."""
        SCREENSHOTS.mkdir(exist_ok=True)
        file = SCREENSHOTS / f"{name}.png"
        self.page.screenshot(path=file, animations="disabled")
        return file

    def forgive(self) -> list[str]:
        """The errors so far, which then no longer fail the test."""
        self.page.evaluate("0")  # lets pending events arrive
        errors, self.errors = self.errors, []
        return errors

    def close(self) -> None:
        """Takes the phone away with everything it stored."""
        self.context.close()
