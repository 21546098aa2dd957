"""Two agents write different things of one household without a network; the clerk chooses."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import agent_day as day
from tests.browser.browser import SCREENSHOTS, Phone
from tests.browser.case_desk import Desk
from tests.browser.conftest import MakePhone
from tests.browser.office import Office
from tests.browser.town import Town
from tests.browser.village import household

pytestmark = pytest.mark.browser

LACK, WELL = "缺水", "井水或山泉"


def test_the_clerk_settles_what_two_agents_wrote_apart(
    town: Town, phone: MakePhone, desk: Desk
) -> None:
    home = household(town)
    phones = {"agent": phone(town.url), "agent2": phone(town.url)}
    for persona, one in phones.items():
        day.pulled(one, persona)
        one.online(False)
        day.starts_without_a_network(one)

    for (persona, one), water in zip(phones.items(), (LACK, WELL), strict=True):
        day.open_household(one, persona, home["number"])
        day.answer(one, "water", water)
        day.note(one, f"{water}，{persona}看过")
        expect(one.current.get_by_test_id("progress")).to_have_text("还在这部手机上，没送出去")
    day.top(phones["agent"])
    phones["agent"].shot("agent-household")
    for one in phones.values():
        day.come_back(one, town)
    torn(phones["agent2"])
    settle(desk("clerk"), home["number"])

    for one in phones.values():
        settled(one)
    view = Office.at(town).ask("GET", f"/staff/households/{home['id']}")
    shown = {one["key"]: one["shown"] for one in view["answers"]}
    assert (shown["water"], view["conflicts"], len(view["notes"])) == (LACK, [], 2)


def torn(phone: Phone) -> None:
    """The phone says that there are two answers, and shows both."""
    both = phone.current.get_by_test_id("conflict")
    expect(both).to_contain_text(LACK)
    expect(both).to_contain_text(WELL)
    expect(phone.current.get_by_test_id("progress")).to_have_text("镇里收到了，有两种说法")
    day.top(phone)
    phone.shot("agent-household-torn")


def settle(clerk: Page, number: str) -> None:
    """The clerk sees both side by side, and chooses what the first agent saw."""
    clerk.get_by_role("link", name="记录冲突").first.click()
    torn = clerk.get_by_role("region").filter(has=clerk.get_by_role("link", name=number))
    expect(torn.get_by_text(WELL, exact=True)).to_be_visible()
    clerk.screenshot(path=SCREENSHOTS / "console-conflicts.png", full_page=True)
    torn.get_by_role("listitem").filter(has_text=LACK).get_by_role("button").click()
    expect(torn).to_have_count(0)


def settled(phone: Phone) -> None:
    """After the next pull there is one answer, that of the clerk, and nothing to choose."""
    phone.page.evaluate(f"{day.SYNC}.now()")
    expect(phone.current.get_by_test_id("conflict")).to_have_count(0)
    water = phone.current.get_by_test_id("water").get_by_role("radio", name=LACK)
    expect(water).to_be_checked()
    expect(phone.current.get_by_test_id("progress")).to_have_text("镇里收到了")
    day.top(phone)
    phone.shot("agent-household-settled")
