"""The jobs process is killed at any line: nothing is said twice, and nothing is forgotten."""

from collections import Counter
from datetime import datetime, timedelta

from app.channels.wechat.refusals import NoGrant
from app.domain.messages.carriers import Can
from app.domain.messages.messages import Message, Outcome, Receipt
from app.domain.messages.verdicts import Fate as Became
from app.ports import Deps
from app.services.messages import delivery, grants
from tests.fakes import StillClock, test_deps
from tests.flows.mortal import Fate, Life, life
from tests.make import a_person
from tests.people import YANG, ZHAXI
from tests.services.carriers import drained, due_messages, over, states

LIVES = 600
WHAT = ("plain", "refused", "silent", "text")


class MortalCarrier:
    """Says what it is given, unless the asker dies before; a step before and one after."""

    can = Can()

    def __init__(self, refuses: str = "nothing") -> None:
        self.refuses = refuses
        self.asked: Counter[str] = Counter()
        self.said: Counter[str] = Counter()

    async def send(self, to: str, message: Message) -> Receipt:
        """Refuses what its name says, goes silent on what is called silent."""
        Life.fate.touch()
        key = message.key
        self.asked[key] += 1
        if self.refuses in key:
            raise NoGrant
        self.said[key] += 1
        Life.fate.touch()
        return Receipt(Outcome.UNKNOWN if "silent" in key else Outcome.SENT, key)

    async def check(self) -> str:
        """All is well."""
        return ""

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Became:
        """It never says."""
        return Became.CANNOT_SAY


async def some_messages(deps: Deps, round_: int) -> None:
    """For one with grants: plain, refused by WeChat, silent; for one without: a text message."""
    person = (await a_person(deps, YANG)).person_id
    for _ in range(3):
        await grants.note(deps, person, "booked", 1, "phone")
    await due_messages(deps, YANG, [f"{round_}-{what}" for what in WHAT[:3]])
    await due_messages(deps, ZHAXI, [f"{round_}-text"])


async def test_killed_at_any_line_every_message_is_said_once_or_known_as_unknown(
    url: str, clock: StillClock
) -> None:
    wechat, sms = MortalCarrier("refused"), MortalCarrier()
    deps = over(test_deps(clock), wechat=wechat, sms=sms)
    became: list[dict[str, str]] = []

    for number in range(1, LIVES):
        fate = Fate(number)
        async with life(url, Fate()):
            await some_messages(deps, number)
        async with life(url, fate):
            await drained(deps)
        async with life(url, Fate()):
            clock.at += delivery.LEASE + timedelta(seconds=1)
            await delivery.sweep(deps)
            await drained(deps)
            became.append(await states_of(number))
            left = (await grants.balance((await a_person(deps, YANG)).person_id)).get("booked", 0)
        assert left >= 0
        if not fate.dead:
            break

    said = wechat.said + sms.said
    assert len(became) > 20
    assert became[-1] == dict(zip(WHAT, ("sent", "sent", "unknown", "sent"), strict=True))
    assert {state for round_ in became for state in round_.values()} == {"sent", "unknown"}
    assert set(said.values()) == {1}
    forgotten = [
        f"{number}-{what}"
        for number, round_ in enumerate(became, 1)
        for what, state in round_.items()
        if state == "sent" and not said[f"{number}-{what}"] + said[f"{number}-{what}#1"]
    ]
    assert forgotten == []


async def states_of(number: int) -> dict[str, str]:
    """Where the messages of one round stand, by the last rung of each."""
    found = await states()
    keys = {what: f"{number}-{what}" for what in WHAT}
    return {what: found.get(f"{key}#1", found[key]) for what, key in keys.items()}
