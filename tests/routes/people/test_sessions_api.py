"""Signing in and out over HTTP."""

from datetime import timedelta

from app.kit import passwords
from app.models.session import Credential
from tests import sign_ins
from tests.fakes import StillClock
from tests.make import CENTRE, a_person, a_town
from tests.people import LI, YANG
from tests.routes.client import Town, language, refused

PASSWORD = "Correct-horse-9"
STORED = passwords.hashed(PASSWORD)


async def a_login(town: Town) -> None:
    await a_town(town.deps)
    li = await a_person(town.deps, LI, clerk=CENTRE)
    await Credential.create(
        id=town.deps.ids.new(), person_id=li.person_id, username="li", password_hash=STORED
    )


async def test_somebody_new_signs_in_from_the_mini_program(town: Town) -> None:
    answer = await town.http.post("/v1/sessions", json={"code": "login-yang"})

    told = answer.json()
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    assert told["expires_at"] == "2026-04-01T01:00:00Z"
    assert told["person"] == {
        "id": told["person"]["id"],
        "name": "",
        "phone": "",
        "roles": [{"role": "resident", "label": "群众", "centre": None, "centre_name": None}],
        "language": "zh",
        "elder": False,
        "email": "",
        "second_factor": "off",
    }


async def test_a_used_code_is_told_to_sign_in_again(town: Town) -> None:
    await town.http.post("/v1/sessions", json={"code": "login-yang"})

    answer = await town.http.post("/v1/sessions", json={"code": "login-yang"})

    assert refused(answer) == (422, "bad-code")
    assert answer.json()["title"] == "登录凭证失效了"
    assert answer.json()["detail"] == "微信的登录凭证用过了或已经过期，请重新登录再试。"


async def test_a_token_opens_until_it_is_signed_out(town: Town) -> None:
    yang = await town.sign_in(YANG)

    before = await town.http.get("/v1/me", headers=yang)
    out = await town.http.delete("/v1/sessions/current", headers=yang)
    after = await town.http.get("/v1/me", headers=yang)

    assert (before.status_code, out.status_code, out.content) == (200, 204, b"")
    assert refused(after) == (401, "sign-in-needed")
    assert after.headers["www-authenticate"] == "Bearer"


async def test_a_token_ends_after_a_month_without_use(town: Town, clock: StillClock) -> None:
    yang = await town.sign_in(YANG)
    clock.pass_(days=30)

    answer = await town.http.get("/v1/me", headers=yang)

    assert refused(answer) == (401, "sign-in-needed")


async def test_staff_sign_in_to_the_console(town: Town, clock: StillClock) -> None:
    await a_login(town)

    answer = await town.http.post(
        "/v1/sessions/password", json={"username": "li", "password": PASSWORD}
    )

    assert answer.status_code == 201
    ends = (clock.now() + timedelta(hours=12)).isoformat().replace("+00:00", "Z")
    assert answer.json()["expires_at"] == ends
    headers = {"Authorization": f"Bearer {answer.json()['token']}"}
    assert (await town.get("/v1/staff/day", headers, centre=CENTRE))["centre"]["code"] == CENTRE


async def test_a_wrong_password_and_an_unknown_name_are_answered_alike(town: Town) -> None:
    await a_login(town)
    given = [{"username": "li", "password": "x"}, {"username": "nobody", "password": "x"}]

    answers = [await town.http.post("/v1/sessions/password", json=form) for form in given]

    assert [refused(answer) for answer in answers] == [(403, "wrong-password")] * 2
    wrong, unknown = ({**answer.json(), "request_id": ""} for answer in answers)
    assert wrong == unknown


async def test_after_five_wrong_passwords_the_login_rests(town: Town) -> None:
    await a_login(town)
    wrong = {"username": "li", "password": "x"}
    for _ in range(5):
        await town.http.post("/v1/sessions/password", json=wrong)

    answer = await town.http.post(
        "/v1/sessions/password",
        json={"username": "li", "password": PASSWORD},
        headers=language("en"),
    )

    assert refused(answer) == (409, "too-many-tries")
    assert answer.json()["detail"] == "There were too many tries. Please wait a while."


async def test_a_form_with_a_nul_is_turned_away(town: Town) -> None:
    for form in ({"username": "li\0", "password": "x"}, {"username": "li", "password": "\0"}):
        answer = await town.http.post("/v1/sessions/password", json=form)

        assert refused(answer) == (422, "invalid")


async def test_where_a_second_factor_is_on_the_password_alone_is_not_enough(
    town: Town, clock: StillClock
) -> None:
    await sign_ins.a_login(town.deps)
    form = {"username": "li", "password": PASSWORD}
    first = await town.http.post("/v1/sessions/password", json=form)
    li = {"Authorization": f"Bearer {first.json()['token']}"}
    begun = await town.http.post("/v1/me/totp", headers=li)
    code = sign_ins.code_of(town.deps, begun.json()["secret"])
    on = await town.http.put("/v1/me/totp", headers=li, json={"code": code})
    clock.pass_(seconds=30)
    code = sign_ins.code_of(town.deps, begun.json()["secret"])

    alone = await town.http.post("/v1/sessions/password", json=form)
    both = await town.http.post("/v1/sessions/password", json={**form, "code": code})
    again = await town.http.post("/v1/sessions/password", json={**form, "code": code})

    assert (begun.status_code, on.json()["second_factor"]) == (201, "on")
    assert refused(alone) == (403, "second-factor-needed")
    assert (both.status_code, both.json()["person"]["second_factor"]) == (201, "on")
    assert refused(again) == (403, "wrong-code")


async def test_a_second_factor_is_set_up_and_taken_off_after_a_fresh_confirmation(
    town: Town, clock: StillClock
) -> None:
    await sign_ins.a_login(town.deps)
    form = {"username": "li", "password": PASSWORD}
    token = (await town.http.post("/v1/sessions/password", json=form)).json()["token"]
    li = {"Authorization": f"Bearer {token}"}
    clock.pass_(minutes=5)

    early = await town.http.post("/v1/me/totp", headers=li)
    wrong = await town.http.post("/v1/sessions/confirm", headers=li, json={"password": "x"})
    right = await town.http.post("/v1/sessions/confirm", headers=li, json={"password": PASSWORD})
    begun = await town.http.post("/v1/me/totp", headers=li)
    off = await town.http.delete("/v1/me/totp", headers=li)

    assert refused(early) == (403, "confirmation-needed")
    assert refused(wrong) == (403, "wrong-password")
    assert right.json() == {"until": "2026-03-02T01:10:00Z"}
    assert begun.json()["qr"].startswith("data:image/svg+xml")
    assert off.json()["second_factor"] == "off"


async def test_staff_confirm_on_the_phone_with_wechat_and_their_password(town: Town) -> None:
    await sign_ins.a_login(town.deps)
    li = await town.sign_in(LI)
    form = {"code": "login-li#again", "password": PASSWORD}

    foreign = await town.http.post(
        "/v1/sessions/confirm", headers=li, json={**form, "code": "login-yang"}
    )
    right = await town.http.post("/v1/sessions/confirm", headers=li, json=form)

    assert refused(foreign) == (403, "another-person")
    assert right.status_code == 200


async def test_somebody_without_a_login_is_told_what_to_do(town: Town) -> None:
    yang = await town.sign_in(YANG)

    answer = await town.http.post("/v1/sessions/confirm", headers=yang, json={"code": "login-yang"})

    assert refused(answer) == (404, "no-login")
    assert answer.json()["detail"] == (
        "您还没有办公台账号，这一步要用账号密码确认。请找管理员开通。"
    )
