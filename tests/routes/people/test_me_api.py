"""What somebody says of themselves over HTTP: name, language, phone."""

from typing import cast

import pytest

from app.channels.paper import Paper
from app.models.operation import AuditEntry
from app.models.person import Person
from tests.fakes import StillClock
from tests.people import YANG
from tests.routes.client import Town, language, refused

PHONE = {"phone": "13900000001"}


def the_code(town: Town) -> str:
    """The last code that went out by text message."""
    return cast(Paper, town.deps.channels["sms"]).sent[-1].message.params["code"]


async def test_a_name_is_kept_sealed_and_shown_masked(town: Town) -> None:
    yang = await town.sign_in(YANG)

    answer = await town.http.patch("/v1/me", headers=yang, json={"name": "杨秀英", "elder": True})

    assert (answer.json()["name"], answer.json()["elder"]) == ("杨*英", True)
    assert "杨秀英" not in (await Person.get()).name_sealed


async def test_a_change_of_language_is_answered_in_that_language(town: Town) -> None:
    yang = await town.sign_in(YANG)

    answer = await town.http.patch("/v1/me", headers=yang, json={"language": "bo"})

    assert answer.json()["language"] == "bo"
    assert answer.json()["roles"][0]["label"] == "མང་ཚོགས།"
    assert (await town.get("/v1/me", yang))["language"] == "bo"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"name": "   "}, "bad-name"),
        ({"name": ""}, "invalid"),
        ({"name": "长" * 41}, "invalid"),
        ({"name": "杨\0秀英"}, "invalid"),
        ({"language": "fr"}, "invalid"),
        ({"age": 80}, "invalid"),
        ({"email": "yang@qq"}, "bad-email"),
        ({"email": "a" * 255}, "invalid"),
    ],
)
async def test_what_cannot_be_is_refused(town: Town, form: dict[str, object], code: str) -> None:
    yang = await town.sign_in(YANG)

    answer = await town.http.patch("/v1/me", headers=yang, json=form)

    assert refused(answer) == (422, code)


async def test_an_e_mail_address_is_shown_masked_and_can_go_again(town: Town) -> None:
    yang = await town.sign_in(YANG)

    kept = await town.http.patch("/v1/me", headers=yang, json={"email": "yang@qq.com"})
    gone = await town.http.patch("/v1/me", headers=yang, json={"email": ""})

    assert (kept.json()["email"], gone.json()["email"]) == ("y***@qq.com", "")


async def test_a_phone_comes_with_wechats_button(town: Town) -> None:
    yang = await town.sign_in(YANG)

    answer = await town.http.post("/v1/me/phone", headers=yang, json={"code": "phone-13900000001"})

    assert answer.json()["phone"] == "139****0001"
    assert (await AuditEntry.get(act="phone-confirmed")).facts == {}


async def test_a_button_code_that_is_no_good_says_so(town: Town) -> None:
    yang = await town.sign_in(YANG)

    answer = await town.http.post("/v1/me/phone", headers=yang, json={"code": "old"})

    assert refused(answer) == (422, "bad-code")


async def test_a_phone_is_proved_by_six_digits(town: Town) -> None:
    yang = await town.sign_in(YANG)

    sent = await town.http.post("/v1/me/phone/code", headers=yang, json=PHONE)
    kept = await town.http.put(
        "/v1/me/phone", headers=yang, json={**PHONE, "sms_code": the_code(town)}
    )

    assert (sent.status_code, sent.content) == (204, b"")
    assert kept.json()["phone"] == "139****0001"


async def test_wrong_digits_and_hurry_are_refused_in_words_of_their_own(
    town: Town, clock: StillClock
) -> None:
    yang = {**await town.sign_in(YANG), **language("en")}
    await town.http.post("/v1/me/phone/code", headers=yang, json=PHONE)
    wrong = {**PHONE, "sms_code": f"{(int(the_code(town)) + 1) % 1_000_000:06d}"}

    hurry = await town.http.post("/v1/me/phone/code", headers=yang, json=PHONE)
    refusal = await town.http.put("/v1/me/phone", headers=yang, json=wrong)
    clock.pass_(minutes=5)
    late = await town.http.put(
        "/v1/me/phone", headers=yang, json={**PHONE, "sms_code": the_code(town)}
    )

    assert refused(hurry) == (409, "code-just-sent")
    assert refused(refusal) == refused(late) == (422, "bad-sms-code")
    assert hurry.json()["title"] == "A code was just sent"
    assert refusal.json()["title"] == "Wrong code"


async def test_a_landline_gets_no_code(town: Town) -> None:
    yang = await town.sign_in(YANG)

    answer = await town.http.post("/v1/me/phone/code", headers=yang, json={"phone": "0831-3300000"})

    assert refused(answer) == (422, "bad-phone")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/me"),
        ("PATCH", "/v1/me"),
        ("POST", "/v1/me/phone"),
        ("POST", "/v1/me/phone/code"),
        ("PUT", "/v1/me/phone"),
        ("POST", "/v1/me/totp"),
        ("PUT", "/v1/me/totp"),
        ("DELETE", "/v1/me/totp"),
        ("POST", "/v1/sessions/confirm"),
    ],
)
async def test_nobody_is_anybody_without_signing_in(town: Town, method: str, path: str) -> None:
    answer = await town.http.request(method, path, json={})

    assert refused(answer) == (401, "sign-in-needed")
