"""Asking again: a carrier that could not be asked, or does not know yet, is not the last word."""

from datetime import datetime, timedelta

import pytest

from app.domain.messages.carriers import Can
from app.domain.messages.verdicts import Fate
from app.models.carrier import CarrierMinute
from app.models.notice import Notice
from app.ports import Deps
from app.services.messages import settling
from app.services.messages.settling import Word
from tests.fakes import StillClock
from tests.people import YANG
from tests.services.carriers import Carrier, drained, due_messages, over, silence, yes

TELLING = Can(receipts=True, askable=True)


class Asked(Carrier):
    """Says `fates` one after the other, the last again and again; notes when it was asked."""

    def __init__(self, deps: Deps, answers: bool, *fates: Fate | Exception) -> None:
        super().__init__(yes if answers else silence, TELLING)
        self.deps, self.to_say, self.at = deps, list(fates), list[timedelta]()

    async def fate(self, to: str, key: str, carrier_id: str, asked_at: datetime) -> Fate:
        """The next one."""
        self.at.append(self.deps.clock.now() - asked_at)
        said = self.to_say.pop(0) if len(self.to_say) > 1 else self.to_say[0]
        if isinstance(said, Exception):
            raise said
        return said


async def looked_after(deps: Deps, clock: StillClock, sms: Asked) -> tuple[str, list[int]]:
    """The state of a message when nobody looks after it any more, and the minutes of the looks."""
    await due_messages(deps, YANG, ["one"])
    await drained(over(deps, sms=sms))
    while at := (await Notice.get(key="one")).settle_by_at:
        clock.at = max(clock.at, at)
        await settling.look(over(deps, sms=sms))
    return (await Notice.get(key="one")).state, [round(at / timedelta(minutes=1)) for at in sms.at]


LAST = [2, 10, 60, 360]


async def test_a_carrier_in_trouble_at_the_last_look_is_asked_again(
    deps: Deps, clock: StillClock
) -> None:
    under_way = [Fate.WAITING] * 3
    sms = Asked(deps, False, *under_way, Fate.UNASKED, Fate.UNASKED, Fate.DELIVERED)

    found = await looked_after(deps, clock, sms)

    assert found == ("delivered", [*LAST, 390, 420])


async def test_a_fault_of_ours_while_asking_is_no_answer_either(
    deps: Deps, clock: StillClock, caplog: pytest.LogCaptureFixture
) -> None:
    sms = Asked(deps, False, *[Fate.WAITING] * 3, RuntimeError("unforeseen"), Fate.DELIVERED)

    found = await looked_after(deps, clock, sms)

    assert found == ("delivered", [*LAST, 390])
    assert "cannot be asked what became of it" in caplog.text


@pytest.mark.parametrize(
    ("fate", "looks"),
    [
        (Fate.UNASKED, [*LAST, 390, 420, 450, 480, 510, 540]),
        (Fate.WAITING, LAST),
        (Fate.CANNOT_SAY, LAST),
    ],
)
async def test_nobody_asks_for_ever(
    deps: Deps, clock: StillClock, fate: Fate, looks: list[int]
) -> None:
    found = await looked_after(deps, clock, Asked(deps, False, fate))

    assert found == ("unknown", looks)


@pytest.mark.parametrize(
    ("fate", "looks"),
    [(Fate.WAITING, [60, 360]), (Fate.CANNOT_SAY, [60])],
)
async def test_a_message_without_its_receipt_is_asked_for_while_it_is_under_way(
    deps: Deps, clock: StillClock, fate: Fate, looks: list[int]
) -> None:
    found = await looked_after(deps, clock, Asked(deps, True, fate))

    assert found == ("sent", looks)


async def test_a_lost_receipt_is_made_up_for_by_a_later_question(
    deps: Deps, clock: StillClock
) -> None:
    sms = Asked(deps, True, Fate.UNASKED, Fate.DELIVERED)

    found = await looked_after(deps, clock, sms)

    assert found == ("delivered", [60, 360])


async def test_receipts_are_counted_for_the_carrier(deps: Deps, clock: StillClock) -> None:
    await due_messages(deps, YANG, ["one", "two"])
    await drained(over(deps, sms=Carrier(can=TELLING)))
    clock.pass_(seconds=20)

    await settling.settle(deps, Word("sms", True, deps.clock.now(), key="one"))
    await settling.settle(deps, Word("sms", False, deps.clock.now(), "blocked", key="two"))

    minute = await CarrierMinute.get(carrier="sms")
    counted = (minute.asked, minute.sent, minute.delivered, minute.bounced, minute.receipt_seconds)
    assert counted == (2, 2, 1, 1, 40)
