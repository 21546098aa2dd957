"""The carriers in the office's console: how they are doing, paused and let go on by hand."""

from datetime import timedelta
from typing import Any

from app.models.operation import AuditEntry
from app.models.person import Membership
from app.services.messages import carriers
from app.services.messages.carriers import Tally
from tests.make import CENTRE, a_person, a_town
from tests.people import CHEN, LI, WANG, YANG
from tests.routes.client import Headers, Town, language, refused

WHY = {"words": "合同今天到期"}


async def the_office(town: Town) -> tuple[Headers, Headers]:
    """The headers of Chen, who looks after the whole house, and of Li, a clerk."""
    await a_town(town.deps)
    chen = await a_person(town.deps, CHEN)
    await Membership.create(id=town.deps.ids.new(), person_id=chen.person_id, role="admin")
    await a_person(town.deps, LI, clerk=CENTRE)
    return await town.sign_in(CHEN), await town.sign_in(LI)


def named(told: Any, name: str) -> Any:
    return next(one for one in told["carriers"] if one["name"] == name)


async def test_the_office_sees_how_each_carrier_did(town: Town) -> None:
    _, li = await the_office(town)
    did = Tally(asked=10, sent=7, failed=2, unknown=1, answer_ms=1500, late_seconds=40)
    heard = Tally(delivered=3, bounced=1, receipt_seconds=20)
    await carriers.count(town.deps, {"sms": did})
    await carriers.count(town.deps, {"sms": heard})

    told = await town.get("/v1/staff/carriers", {**li, **language("en")}, hours=4, check=True)

    sms, missing = named(told, "sms"), named(told, "wecom")
    assert told["bucket_minutes"] == 2
    assert (sms["rung"], sms["said"], sms["state"], sms["check"], sms["may"]) == (
        ("sms", "the county's text gateway", "working", "", [])
    )
    figures = ("error_percent", "answer_ms", "receipt_seconds", "asked", "delivered", "bounced")
    assert [sms[key] for key in figures] == [30, 150, 5, 10, 3, 1]
    assert sms["minutes"] == [
        {
            "at": "2026-03-02T01:00:00Z",
            "asked": 10,
            "failed": 2,
            "unknown": 1,
            "delivered": 3,
            "late_seconds": 4,
        }
    ]
    assert (missing["state"], missing["can"], missing["minutes"]) == ("missing", None, [])
    assert [one["name"] for one in told["carriers"]][:2] == ["wechat", "work"]


async def test_a_week_comes_in_120_spans_at_most(town: Town) -> None:
    chen, _ = await the_office(town)
    for _ in range(200):
        await carriers.count(town.deps, {"sms": Tally(asked=1)})
        town.deps.clock.pass_(minutes=49)  # type: ignore[attr-defined]

    told = await town.get("/v1/staff/carriers", chen, hours=168)

    spans = named(told, "sms")["minutes"]
    assert (told["bucket_minutes"], sum(one["asked"] for one in spans)) == (84, 200)
    assert len(spans) <= 121


async def test_an_administrator_pauses_a_carrier_and_lets_it_go_on(town: Town) -> None:
    chen, _ = await the_office(town)

    paused = await town.post("/v1/staff/carriers/sms/pause", chen, WHY)
    shut = await carriers.shut(town.deps)
    resumed = await town.post("/v1/staff/carriers/sms/resume", chen, {"words": "续签了"})

    one, other = named(paused.json(), "sms"), named(resumed.json(), "sms")
    assert (one["state"], one["paused_why"], one["by"], one["may"]) == (
        ("paused", "合同今天到期", "陈*长", ["resume"])
    )
    assert (other["state"], other["paused_at"], other["may"]) == ("working", None, ["pause"])
    assert (shut, await carriers.shut(town.deps)) == ({"sms": None}, {})
    noted = await AuditEntry.filter(subject="carrier:sms").order_by("at", "id")
    assert [(entry.act, entry.facts) for entry in noted] == [
        ("carrier-paused", {"why": "合同今天到期"}),
        ("carrier-resumed", {"why": "续签了"}),
    ]


async def test_what_the_house_paused_says_why_in_words(town: Town) -> None:
    chen, _ = await the_office(town)
    until = town.deps.clock.now() + timedelta(minutes=2)
    await carriers.stop(town.deps, "sms", "carrier-errors", until)

    sms = named(await town.get("/v1/staff/carriers", {**chen, **language("en")}), "sms")

    assert (sms["state"], sms["by"], sms["may"]) == ("paused", "", ["pause", "resume"])
    assert sms["paused_until_at"] == "2026-03-02T01:02:00Z"
    assert sms["paused_why"] == "too many errors, so it rests a while"


async def test_only_administrators_of_the_whole_house_pause(town: Town) -> None:
    chen, li = await the_office(town)
    await a_person(town.deps, WANG, admin=CENTRE)
    wang, yang = await town.sign_in(WANG), await town.sign_in(YANG)

    answers = [
        await town.post(f"/v1/staff/carriers/{name}/pause", who, words)
        for name, who, words in (
            ("sms", li, WHY),
            ("sms", wang, WHY),
            ("sms", yang, WHY),
            ("pigeon", chen, WHY),
            ("sms", chen, {"words": " "}),
            ("sms", chen, {"words": "x" * 61}),
        )
    ]

    assert [refused(one) for one in answers] == [
        (403, "administrators-only"),
        (403, "administrators-only"),
        (403, "forbidden"),
        (404, "no-such-carrier"),
        (422, "invalid"),
        (422, "invalid"),
    ]
    assert await carriers.shut(town.deps) == {}
