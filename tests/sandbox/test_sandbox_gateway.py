"""The county's own gateway in the sandbox: signed, once for an id, asked how it stands."""

import pytest

from sandbox.server import Sandbox
from tests.sandbox.offices import PHONE, Office

TEXT = {"id": "our-7", "to": PHONE, "text": "请于明天 9:30 到场。", "at": "2026-11-22T02:00:00Z"}


async def test_the_same_id_is_sent_once(sandbox: Sandbox, office: Office) -> None:
    first = await office.gateway("/send", TEXT)
    again = await office.gateway("/send", TEXT)

    [text] = sandbox.state.texts
    assert first == again == {"id": "our-7", "state": "waiting", "at": text.at, "parts": 1}
    assert (text.phone, text.text) == (PHONE, TEXT["text"])


async def test_a_number_that_wants_no_messages_is_refused(sandbox: Sandbox, office: Office) -> None:
    sandbox.state.lines[PHONE] = "black"

    answer = await office.gateway("/send", TEXT)

    assert (answer["error"], office.status, len(sandbox.state.texts)) == ("blocked", 422, 0)


async def test_it_says_how_an_id_stands(sandbox: Sandbox, office: Office) -> None:
    sandbox.state.lines["13800000003"] = "dead"
    for name, phone in (("a", PHONE), ("b", "13800000003")):
        await office.gateway("/send", TEXT | {"id": name, "to": phone})
    sandbox.state.clock.shift(1)

    stands = [(await office.gateway(f"/status/{name}")) for name in "ab"]
    unknown = await office.gateway("/status/never")

    assert [stand["state"] for stand in stands] == ["delivered", "failed"]
    assert (office.status, unknown["error"]) == (404, "unknown")


@pytest.mark.parametrize(
    ("key", "shift", "error"), [("other", 0, "signature"), ("", 301, "expired"), ("", -290, "")]
)
async def test_only_what_is_signed_of_late_is_heard(
    office: Office, key: str, shift: int, error: str
) -> None:
    keys = {"key": key} if key else {}

    answer = await office.gateway("/health", shift=shift, **keys)

    assert (answer.get("error", ""), office.status) == (error, 401 if error else 200)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"to": "12345"}, "number"),
        ({"text": ""}, "text"),
        ({"text": "字" * 501}, "text"),
        ({"id": ""}, "id"),
        ({"id": 7}, "id"),
    ],
)
async def test_what_cannot_be_sent_is_named(
    office: Office, change: dict[str, object], error: str
) -> None:
    answer = await office.gateway("/send", TEXT | change)

    assert (answer["error"], office.status) == (error, 422)
