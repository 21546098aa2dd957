"""An agent's day as a phone pulls it, piece by piece."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

import msgspec

from app.catalog.form_fields import FormField
from app.domain.people.roles import Actor
from app.ports import Deps
from app.services.journal import agent_days, devices
from app.services.journal.agent_days import AgentDayView
from tests.make import a_town
from tests.services.village_rooms import Room, a_room

QUESTIONS = (
    FormField(key="stove", label="灶台是否安全", kind="choice", choices=("安全", "有隐患")),
    FormField(key="income", label="主要收入来源", kind="text"),
    FormField(key="ill", label="家中有无慢性病人", kind="yes_no"),
)


async def a_village(deps: Deps, **item: Any) -> tuple[Room, UUID]:
    """The town with a room, and the known phone of its agent."""
    await a_town(deps, **item)
    room, phone = await a_room(deps), uuid4()
    await devices.register(deps, room.agent, phone, "手机", "zh")
    return room, phone


async def pulled(
    deps: Deps, who: Actor, phone: UUID, known: dict[str, int], most_bytes: int = 65536
) -> list[AgentDayView]:
    """All pieces, as a phone asks for them; `known` grows and shrinks as the phone's would."""
    pieces: list[AgentDayView] = []
    while not pieces or pieces[-1].more:
        piece = await agent_days.pull(deps, who, phone, dict(known), most_bytes, "zh")
        pieces.append(piece)
        for key in piece.removed:
            del known[key]
        known |= {f"{one.kind}:{one.id}": one.version for one in piece.records}
        known |= {f"receipt:{one.id}": 1 for one in piece.receipts}
        assert len(pieces) < 100
    return pieces


def said(pieces: Iterable[AgentDayView], kind: str) -> dict[str, Any]:
    """What came of a kind, by id."""
    records = [one for piece in pieces for one in piece.records if one.kind == kind]
    return {one.id: msgspec.json.decode(one.data) for one in records}
