"""What an agent does at the doors with a phone, and how it comes back through a bad network."""

import io
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PIL import Image
from playwright.sync_api import Locator, Route, expect

from tests.browser.browser import Phone
from tests.browser.town import Town

AGENT = "packages/agent"
TODAY = f"{AGENT}/today/index"
WEATHERS: Sequence[tuple[int, Mapping[str, float]]] = (
    (7, {"dropped": 0.25, "cut": 0.25}),
    (11, {"lost": 0.3, "broken": 0.25}),
    (3, {"doubled": 0.7, "dropped": 0.1}),
    (5, {"dropped": 0.12, "lost": 0.12, "doubled": 0.12, "cut": 0.08, "broken": 0.08}),
)
"""Seeds and rates of the hillside, one after the other: requests vanish, answers do, both twice."""
MOST_TRIES = 40
SYNC = "window.__sim.modules.require('services/sync.js')"


def photo(seed: int) -> dict[str, Any]:
    """A photo that is sent in several pieces, another one for each seed."""
    grain = Image.frombytes("RGB", (480, 360), random.Random(seed).randbytes(480 * 360 * 3))
    made = io.BytesIO()
    grain.save(made, "JPEG", quality=88)
    return {"name": "tmp_door.jpg", "type": "image/jpeg", "bytes": list(made.getvalue())}


def starts_without_a_network(phone: Phone) -> None:
    """The next start of the mini-program finds no network: what WeChat keeps of it is there."""

    def settings(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"device": {"online": False}})

    phone.page.route("**/simulator/settings.json", settings)


def pulled(phone: Phone, persona: str) -> None:
    """Opens the day where there is a network, and waits until all of it is on the phone."""
    phone.open(TODAY, persona)
    expect(bar(phone)).to_contain_text("都送到了")


def finds_a_network(phone: Phone) -> None:
    """The next starts find a network again."""
    phone.page.unroute("**/simulator/settings.json")


def top(phone: Phone) -> None:
    """Back to the top of the page, where a picture is taken."""
    phone.current.evaluate("page => page.scrollTo(0, 0)")


def bar(phone: Phone) -> Locator:
    """The line that tells how far the journal is."""
    return phone.current.get_by_test_id("journal")


def sheet(phone: Phone) -> Locator:
    """The sheet that lies over the page."""
    return phone.current.get_by_role("dialog")


def yes(phone: Phone, text: str) -> None:
    """Touches a button of that sheet, and waits until it is gone."""
    phone.touch(sheet(phone).get_by_role("button", name=text, exact=True))


def see(phone: Phone, name: str) -> None:
    """Opens the visit to somebody from the list of the day."""
    named = phone.current.get_by_test_id("visit").or_(phone.current.get_by_test_id("next"))
    phone.touch(named.filter(has_text=name).first)
    expect(phone.current.get_by_test_id("name")).to_have_text(name)


def walk_to(phone: Phone) -> None:
    """On the way, and at the door."""
    phone.tap("出发")
    expect(phone.current.get_by_role("button", name="我到了")).to_be_visible()
    phone.tap("我到了")
    expect(phone.current.get_by_role("button", name="办完了")).to_be_visible()


def answer(phone: Phone, key: str, *texts: str) -> None:
    """Touches one of the choices of a question, or several."""
    asked = phone.current.get_by_test_id(key)
    for text in texts:
        asked.get_by_text(text, exact=True).first.tap()


def note(phone: Phone, text: str) -> None:
    """Writes a note down."""
    phone.current.get_by_placeholder("看到什么").fill(text)
    phone.tap("记下")
    expect(phone.current.get_by_test_id("note").filter(has_text=text)).to_have_count(1)


def take_photo(phone: Phone, seed: int) -> bytes:
    """Takes a photo at the door; its bytes."""
    taken = photo(seed)
    phone.preset(pick=[taken])
    before = phone.current.get_by_test_id("file").count()
    phone.tap("拍照")
    expect(phone.current.get_by_test_id("file")).to_have_count(before + 1)
    return bytes(taken["bytes"])


def finish(phone: Phone, code: str) -> None:
    """The end, with the code that the person said."""
    phone.tap("办完了")
    expect(sheet(phone)).to_be_visible()
    sheet(phone).get_by_placeholder("4 位数字").fill(code)
    yes(phone, "办完了")
    expect(sheet(phone)).to_have_count(0)
    expect(phone.current.get_by_text("这次走访已经结束")).to_be_visible()


def open_household(phone: Phone, persona: str, number: str) -> None:
    """Finds a household by its number, and opens it."""
    phone.open(f"{AGENT}/people/index", persona)
    phone.current.get_by_placeholder("姓名、户号").fill(number)
    phone.tap("看这一户")
    expect(phone.current.get_by_text(f"户号 {number}")).to_be_visible()


def sign(phone: Phone) -> None:
    """Somebody signs on the phone with their finger."""
    pad = sheet(phone).get_by_role("img").first
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    left, top = box["x"] + 40, box["y"] + box["height"] / 2
    phone.page.mouse.move(left, top)
    phone.page.mouse.down()
    for step in range(1, 7):
        phone.page.mouse.move(left + 25 * step, top + (18 if step % 2 else -18))
    phone.page.mouse.up()
    yes(phone, "签好了")
    expect(sheet(phone).get_by_test_id("signed")).to_be_visible()


def collect(phone: Phone, paper: str, owner: str = "") -> None:
    """Takes a paper over: whose, what; the sheet for the owner's side lies open then."""
    phone.tap("收一份原件")
    if owner:
        sheet(phone).get_by_placeholder("姓名、电话").fill(owner)
        phone.touch(sheet(phone).get_by_test_id("person").first)
    sheet(phone).get_by_placeholder("如：户口簿").fill(paper)
    yes(phone, "下一步：本人签名")
    expect(sheet(phone).get_by_text("签名就是收据")).to_be_visible()


def code_shown(phone: Phone) -> str:
    """The text of the code on the screen, which another phone would read with its camera."""
    expect(sheet(phone).get_by_role("img")).to_be_visible()
    return str(phone.sim("current.instance.data.code"))


def hand_over(giver: Phone, taker: Phone, name: str) -> None:
    """A paper goes from one phone to the other: each scans the code of the other."""
    held = giver.current.get_by_test_id("paper").filter(has_text=name)
    number = giver.current.get_by_test_id("paper").all_inner_texts().index(held.inner_text())
    giver.touch(giver.current.get_by_role("button", name="交给别人").nth(number))
    offered = code_shown(giver)
    giver.shot("agent-give")
    taker.preset(scan=offered)
    taker.tap("扫对方的码")
    expect(taker.current.get_by_text("请对方再扫这个码")).to_be_visible()
    giver.preset(scan=code_shown(taker))
    taker.shot("agent-take")
    yes(giver, "扫对方的回码")
    expect(sheet(giver)).to_have_count(0)
    yes(taker, "好了")


def come_back(phone: Phone, town: Town) -> Counter[str]:
    """Through one weather after the other, until all is sent; what became of the requests."""
    met: Counter[str] = Counter()
    phone.preset(weak=True)
    for number in range(MOST_TRIES):
        seed, rates = WEATHERS[number % len(WEATHERS)]
        town.set_weather(seed + number, rates)
        phone.online(True)
        phone.page.wait_for_function(f"!{SYNC}.state().working", timeout=30_000)
        met.update(town.weather())
        if number + 1 >= len(WEATHERS) and phone.page.evaluate(f"!{SYNC}.state().fault"):
            phone.preset(weak=False)
            finds_a_network(phone)
            return met
        phone.online(False)
    raise AssertionError(f"not everything came through: {met}")
