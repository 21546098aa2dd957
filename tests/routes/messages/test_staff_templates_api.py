"""What messages say over HTTP: looked at, tried, published and taken back by an administrator."""

from typing import Any

from app.domain.messages.message_kinds import RULES
from app.models.person import Membership
from tests.make import CENTRE, a_person, a_town
from tests.people import LI, YANG, ZHAO
from tests.routes.client import Headers, Town, a_key, language, refused

PATH = "/v1/staff/wordings"
TEXTS = {"subject": "约好了", "text": "{item}约好了", "short": "", "spoken": ""}
BODY: dict[str, Any] = {"texts": {"zh": TEXTS}, "registered": {}}


async def an_administrator(town: Town) -> Headers:
    """Zhao, who looks after the whole house."""
    await a_town(town.deps)
    zhao = await a_person(town.deps, ZHAO)
    known: dict[str, Any] = {"person_id": zhao.person_id, "role": "admin"}
    await Membership.create(id=town.deps.ids.new(), centre_id=None, **known)
    return await town.sign_in(ZHAO)


async def put(town: Town, who: Headers, version: int, body: object = BODY) -> Any:
    told = {"version": version, "body": body}
    return await town.http.put(f"{PATH}/booked/draft", headers=who, json=told)


async def test_every_kind_is_listed_by_name_and_nothing_built_in_has_problems(town: Town) -> None:
    zhao = await an_administrator(town)

    told = await town.get(PATH, {**zhao, **language("en")})

    assert {one["kind"] for one in told["items"]} == RULES.keys()
    assert sum(one["problems"] for one in told["items"]) == 0
    assert told["items"][0] == {
        "kind": "booked",
        "name": "Booked",
        "to": "person",
        "version": 0,
        "draft": False,
        "registered": ["wechat"],
        "problems": 0,
    }


async def test_a_kind_shows_its_words_its_gaps_and_its_limits(town: Town) -> None:
    zhao = await an_administrator(town)

    told = await town.get(f"{PATH}/booked", zhao)

    assert told["published"]["body"]["texts"].keys() == {"zh", "bo", "en"}
    assert (told["draft"], told["versions"]) == (None, [])
    assert {one["name"]: one["longest"] for one in told["gaps"]}["item"] == "宅基地申请"
    assert told["limits"] == {"subject": 40, "text": 400, "short": 140, "spoken": 400, "parts": 3}


async def test_a_wording_goes_from_draft_to_published_and_back(town: Town) -> None:
    zhao = await an_administrator(town)

    saved = (await put(town, zhao, 0)).json()
    release = {"version": 1, "words": "更清楚"}
    keyed = {**a_key(), **zhao}
    published = [
        (await town.http.post(f"{PATH}/booked/publish", headers=keyed, json=release)).json()
        for _ in range(2)
    ]
    back = await town.post(f"{PATH}/booked/back", zhao, {"version": 0, "words": "看不懂"})

    assert saved["draft"]["version"] == 1
    assert published[0] == published[1]
    assert published[0]["published"]["body"] == BODY
    assert [(one["version"], one["why"]) for one in back.json()["versions"]] == [
        (2, "看不懂"),
        (1, "更清楚"),
    ]


async def test_a_trial_shows_faults_in_words_and_how_it_looks(town: Town) -> None:
    zhao = await an_administrator(town)
    body = {"texts": {"zh": TEXTS, "en": {**TEXTS, "text": "{floor}"}}, "registered": {}}

    told = (await town.post(f"{PATH}/booked/check", zhao, {"body": body})).json()

    assert told["faults"] == [
        {"pointer": "/texts/en/text", "code": "gap", "said": "没有“floor”这个空"}
    ]
    assert [(one["language"], one["form"], one["text"]) for one in told["previews"]] == [
        ("zh", "subject", "约好了"),
        ("zh", "text", "宅基地申请约好了"),
        ("zh", "short", "宅基地申请约好了"),
        ("zh", "spoken", "宅基地申请约好了"),
    ]


async def test_faults_are_refused_at_their_places(town: Town) -> None:
    zhao = await an_administrator(town)
    await put(town, zhao, 0, {"texts": {"zh": {**TEXTS, "text": "{floor}"}}})

    answer = await town.post(
        f"{PATH}/booked/publish", {**zhao, **language("en")}, {"version": 1, "words": "x"}
    )

    assert refused(answer) == (422, "wording-has-faults")
    assert answer.json()["errors"] == [
        {"pointer": "/body/texts/zh/text", "detail": "Nothing fills the gap floor"}
    ]


async def test_a_dropped_draft_is_gone(town: Town) -> None:
    zhao = await an_administrator(town)
    await put(town, zhao, 0)

    gone = [await town.http.delete(f"{PATH}/booked/draft", headers=zhao) for _ in range(2)]

    assert gone[0].status_code == 204
    assert refused(gone[1]) == (404, "no-such-wording")


async def test_what_cannot_be_is_refused(town: Town) -> None:
    zhao = await an_administrator(town)
    await a_person(town.deps, LI, admin=CENTRE)
    await a_person(town.deps, YANG)
    li, yang = await town.sign_in(LI), await town.sign_in(YANG)

    answers = [
        await town.http.get(PATH, headers=yang),
        await town.http.get(PATH, headers=li),
        await town.http.get(f"{PATH}/unheard-of", headers=zhao),
        await put(town, zhao, 7),
        await put(town, zhao, 0, {"texts": {"zh": {"subjekt": "x"}}}),
        await put(town, zhao, 0, {"texts": {"zh": {"text": "长" * 30_000}}}),
        await town.post(f"{PATH}/booked/publish", zhao, {"version": 1, "words": ""}),
        await town.post(f"{PATH}/booked/back", zhao, {"version": 0, "words": "x"}),
    ]

    assert [refused(answer) for answer in answers] == [
        (403, "forbidden"),
        (403, "wording-not-yours"),
        (404, "no-such-kind"),
        (409, "wording-changed"),
        (422, "invalid"),
        (422, "wording-too-large"),
        (422, "invalid"),
        (409, "wording-in-force"),
    ]
