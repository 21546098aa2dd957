"""Messages, files and letters of a case over HTTP, and its public page."""

import asyncio
import re
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import httpx
import pytest
import pytest_asyncio
from PIL import Image

from app.domain.papers.attachments import LARGEST_BYTES
from app.models.case import Case
from app.models.case_paper import Attachment
from tests.make import a_person
from tests.people import LI, YANG, ZHAXI
from tests.routes.client import Headers, Town, a_key, refused
from tests.services.filed_cases import filed, promise_town

PDF = b"%PDF-1.4 paper"


@pytest_asyncio.fixture
async def case(town: Town) -> AsyncIterator[str]:
    """The address of a case of Yang's, in the staffed town."""
    await promise_town(town.deps)
    made = await filed(town.deps, await a_person(town.deps, YANG))
    yield f"/v1/cases/{made.id}"


async def upload(
    town: Town, case: str, headers: Headers, content: bytes = PDF, **fields: str
) -> httpx.Response:
    """The answer to a file handed in, with a key of its own unless the headers hold one."""
    files = {"file": (fields.pop("called", "证明.pdf"), content, "application/pdf")}
    return await town.http.post(
        f"{case}/attachments", headers={**a_key(), **headers}, files=files, data=fields
    )


def a_picture() -> bytes:
    """A small photograph."""
    written = BytesIO()
    Image.new("RGB", (30, 20), "blue").save(written, "JPEG")
    return written.getvalue()


async def test_a_file_goes_up_and_comes_down_as_it_was(town: Town, case: str) -> None:
    yang = await town.sign_in(YANG)

    made = await upload(town, case, yang, material="0", name="低保证.pdf")
    found = await town.http.get(f"{case}/attachments/{made.json()['id']}", headers=yang)

    assert made.status_code == 201, made.text
    shown = made.json()
    assert (shown["name"], shown["size"], shown["material"]) == ("低保证.pdf", len(PDF), 0)
    assert found.content == PDF
    assert found.headers["content-type"] == "application/pdf"
    assert found.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E4")
    assert found.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert found.headers["cache-control"] == "private, no-store"
    page = await town.get(case, yang)
    assert [file["name"] for file in page["materials"][0]["files"]] == ["低保证.pdf"]


async def test_an_upload_that_is_tried_again_is_there_once(town: Town, case: str) -> None:
    yang = {**await town.sign_in(YANG), **a_key()}

    first = await upload(town, case, yang)
    again = await upload(town, case, yang)
    other = await upload(town, case, yang, content=b"%PDF-1.4 other")

    assert (first.status_code, first.json()) == (201, again.json())
    assert refused(other) == (409, "key-reused")
    assert await Attachment.all().count() == 1


async def test_a_small_picture_is_shown_of_a_photograph(town: Town, case: str) -> None:
    yang = await town.sign_in(YANG)
    files = {"file": ("a.jpg", a_picture(), "image/jpeg")}
    made = await town.http.post(f"{case}/attachments", headers={**a_key(), **yang}, files=files)
    paper = await upload(town, case, yang)

    small = await town.http.get(f"{case}/attachments/{made.json()['id']}/thumb", headers=yang)
    none = await town.http.get(f"{case}/attachments/{paper.json()['id']}/thumb", headers=yang)

    assert small.headers["content-type"] == "image/jpeg"
    assert small.content.startswith(b"\xff\xd8\xff")
    assert refused(none) == (404, "no-such-attachment")


async def test_a_file_is_taken_back_by_its_owner(town: Town, case: str) -> None:
    yang, li = await town.sign_in(YANG), await town.sign_in(LI)
    made = await upload(town, case, yang)
    address = f"{case}/attachments/{made.json()['id']}"

    others = await town.http.delete(address, headers=li)
    own = await town.http.delete(address, headers=yang)
    again = await town.http.delete(address, headers=yang)

    assert refused(others) == (403, "not-yours")
    assert own.status_code == 204
    assert refused(again) == (404, "no-such-attachment")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", (422, "file-empty")),
        (b"<html><script>alert(1)</script>", (422, "file-type-refused")),
        (b"%PDF-" + b"0" * LARGEST_BYTES, (422, "file-too-large")),
        (b"%PDF-" + b"0" * (LARGEST_BYTES + 20_000), (413, "too-large")),
    ],
)
async def test_what_is_no_paper_is_refused(
    town: Town, case: str, content: bytes, expected: tuple[int, str]
) -> None:
    answer = await upload(town, case, await town.sign_in(YANG), content=content)

    assert refused(answer) == expected


async def test_a_file_almost_as_large_as_allowed_goes_up(town: Town, case: str) -> None:
    content = b"%PDF-1.4" + b"0" * (LARGEST_BYTES - 8)

    answer = await upload(town, case, await town.sign_in(YANG), content=content)

    assert (answer.status_code, answer.json()["size"]) == (201, LARGEST_BYTES)


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        (b"{}", "application/json", (415, "wrong-content-type")),
        (b"{}", "multipart/form-data", (415, "wrong-content-type")),
        (b"--x\r\nnonsense\r\n--x--", "multipart/form-data; boundary=x", (400, "malformed-form")),
        (b"", "multipart/form-data; boundary=x", (422, "invalid")),
    ],
)
async def test_what_is_no_form_is_refused(
    town: Town, case: str, body: bytes, kind: str, expected: tuple[int, str]
) -> None:
    headers = {**await town.sign_in(YANG), **a_key(), "Content-Type": kind}

    answer = await town.http.post(f"{case}/attachments", headers=headers, content=body)

    assert refused(answer) == expected


async def test_nobody_uploads_without_signing_in(town: Town, case: str) -> None:
    answer = await upload(town, case, {})

    assert refused(answer) == (401, "sign-in-needed")


async def test_the_two_sides_write_to_each_other(town: Town, case: str) -> None:
    yang, li = await town.sign_in(YANG), await town.sign_in(LI)
    file = (await upload(town, case, yang)).json()["id"]
    said = await town.post(f"{case}/messages", yang, {"words": "材料在这里", "attachments": [file]})
    await town.post(f"{case}/messages", li, {"template": "thanks"})

    thread = (await town.get(f"{case}/messages", yang))["items"]

    assert said.status_code == 201
    assert [(m["side"], m["words"], m["mine"]) for m in thread] == [
        ("person", "材料在这里", True),
        ("office", "收到，谢谢您。我们会尽快办理。", False),
    ]
    assert [one["id"] for one in thread[0]["attachments"]] == [file]
    templates = await town.get("/v1/staff/message-templates", li)
    assert "thanks" in [one["key"] for one in templates["items"]]


async def test_a_letter_comes_as_a_pdf_to_those_who_may_see_it(town: Town, case: str) -> None:
    yang, li, zhaxi = [await town.sign_in(one) for one in (YANG, LI, ZHAXI)]
    act = f"/v1/staff/cases/{case.rpartition('/')[2]}/acts"
    page = (await town.post(act, li, {"act": "accept"})).json()
    address = f"{case}/letters/{page['letters'][0]['id']}"

    sheet = await town.http.get(address, headers=yang)
    again = await town.http.get(address, headers=li)
    other = await town.http.get(address, headers=zhaxi)

    assert (sheet.status_code, sheet.content[:5]) == (200, b"%PDF-")
    assert sheet.content == again.content
    assert sheet.headers["content-type"] == "application/pdf"
    assert refused(other) == (404, "no-such-case")


async def test_the_public_page_speaks_three_languages_and_runs_nothing(
    town: Town, case: str
) -> None:
    made = await Case.get(id=case.rpartition("/")[2])
    address = f"/s/{made.status_token}"

    pages = {
        tag: await town.http.get(address, headers={"Accept-Language": tag})
        for tag in ("zh-CN", "bo", "en")
    }

    for tag, page in pages.items():
        assert page.status_code == 200
        assert f'<html lang="{tag}">' in page.text
        assert "<script" not in page.text
        assert re.search(r"杨|139|1940", page.text) is None
        policy = page.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "unsafe" not in policy
    assert "已收件，待受理" in pages["zh-CN"].text
    assert "Received, not yet accepted" in pages["en"].text
    switched = await town.http.get(address, params={"lang": "en"})
    assert switched.text == pages["en"].text


async def test_the_public_state_is_told_as_json_too(town: Town, case: str) -> None:
    made = await Case.get(id=case.rpartition("/")[2])

    found = await town.get(f"/v1/case-status/{made.status_token}")
    guess = await town.http.get("/v1/case-status/guess")

    assert (found["number"], found["closed"]) == (made.number, False)
    assert refused(guess) == (404, "no-such-status")


async def test_two_uploads_at_one_moment_keep_one_file(town: Town, case: str) -> None:
    yang = await town.sign_in(YANG)

    answers: list[Any] = await asyncio.gather(*[upload(town, case, yang) for _ in range(4)])

    assert [answer.status_code for answer in answers] == [201] * 4
    assert await Attachment.all().count() == 1
