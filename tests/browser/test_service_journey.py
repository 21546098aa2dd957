"""A clerk's workbook becomes a service on the phone, is changed and undone under an open case."""

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from uuid import uuid4

import openpyxl
import pypdfium2
import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.browser import Phone
from tests.browser.conftest import MakePhone
from tests.browser.office import Office
from tests.browser.service_phone import APPLY, CODE, NAME, OLD, YOUNG, application, move
from tests.browser.test_journeys import CENTRE, newcomer
from tests.browser.town import Town

pytestmark = pytest.mark.browser

SUPPLIED = "gas-alarm-subsidy"
WORKBOOK = Path(__file__).resolve().parents[2] / "docs" / "examples" / f"{SUPPLIED}.xlsx"
OWN = {SUPPLIED: CODE, "独居老人燃气报警器安装补贴": NAME}
NEIGHBOUR = {"key": "neighbour", "label": "邻居电话", "kind": "phone"}
QUICK, SLOW = "承诺时限：5 个工作日", "承诺时限：7 个工作日"


@pytest.fixture
def editors(town: Town) -> Iterator[tuple[Office, Office]]:
    """Two administrators of an office where nobody publishes what they wrote themselves."""
    director = Office.at(town)
    name = f"second-{uuid4().hex[:6]}"
    password = town.make_admin(name, "周编辑", f"18{uuid4().int % 10**9:09d}")
    rules: dict[str, object] = {"publish_by_two": True}
    director.ask("PUT", "/staff/policies", {"centre": CENTRE, "body": rules})
    yield Office.at(town, "admin"), Office.as_(town, name, password)
    director.ask("PUT", "/staff/policies", {"centre": CENTRE, "body": {}})


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The supplied workbook with a code and a name of its own, as a clerk copies it."""
    book = openpyxl.load_workbook(WORKBOOK)
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        cell.value = OWN.get(str(cell.value), cell.value)
    copy = tmp_path / f"{CODE}.xlsx"
    book.save(copy)
    return copy


def taken_in(phone: Phone, admin: Office, file: Path, dry_run: bool) -> dict[str, Any]:
    """What the console's import makes of the workbook."""
    sent: FilePayload = {
        "name": file.name,
        "mimeType": "application/octet-stream",
        "buffer": file.read_bytes(),
    }
    headers = {"authorization": f"Bearer {admin.token}", "idempotency-key": str(uuid4())}
    answer = phone.context.request.post(
        f"{admin.url}/v1/staff/catalogue/import",
        headers=headers,
        multipart={"centre": CENTRE, "dry_run": json.dumps(dry_run), "file": sent},
    )
    assert answer.ok, answer.text()
    found: dict[str, Any] = answer.json()
    return found


def publish(office: Office, draft: dict[str, Any]) -> int:
    """The number of the version that the draft became."""
    path, wish = f"/staff/drafts/{draft['id']}", {"revision": draft["revision"]}
    return int(office.ask("POST", f"{path}/publish", wish)["number"])


def imported(phone: Phone, editors: tuple[Office, Office], file: Path) -> None:
    """The workbook is tried, taken in, checked, and published by the second of two."""
    first, second = editors
    tried = taken_in(phone, first, file, dry_run=True)
    assert (tried["problems"], tried["items"], tried["drafts"]) == ([], [CODE], [])
    (draft_id,) = taken_in(phone, first, file, dry_run=False)["drafts"]
    draft = first.ask("GET", f"/staff/drafts/{draft_id}")
    checked = first.ask("POST", f"/staff/drafts/{draft_id}/check", {"revision": draft["revision"]})
    assert (checked["state"], checked["may_publish"]) == ("checked", False)
    with pytest.raises(HTTPError, match="403"):
        publish(first, checked)
    assert publish(second, checked) == 1


def narrower(office: Office) -> dict[str, Any]:
    """A draft that asks one more question and promises it sooner."""
    draft = office.ask("POST", "/staff/drafts", {"centre": CENTRE, "code": CODE, "from": CODE})
    procedure = draft["body"]["procedure"]
    stages = [{**one, "workdays": min(one["workdays"], 1)} for one in procedure["stages"]]
    procedure = {**procedure, "form": [*procedure["form"], NEIGHBOUR], "stages": stages}
    body = {**draft["body"], "procedure": procedure, "promised_workdays": 5}
    wish = {"revision": draft["revision"], "body": body}
    return office.ask("PUT", f"/staff/drafts/{draft['id']}", wish)


def person(town: Town, persona: str) -> Office:
    """The resident's own session, for what this test asks over the API."""
    login = json.dumps({"openid": f"sandbox-{persona}"}).encode()
    request = urllib.request.Request(
        f"{town.sandbox}/device/login", login, {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        code = json.load(answer)["code"]
    return Office(town.url, Office(town.url, "").ask("POST", "/sessions", {"code": code})["token"])


def told_in_public(town: Town, limit: str) -> None:
    """The page on the web and the sheet on paper say this limit."""
    with urllib.request.urlopen(f"{town.url}/p/items/{CODE}?centre={CENTRE}&lang=zh") as page:
        shown = page.read().decode()
    with urllib.request.urlopen(
        f"{town.url}/v1/items/{CODE}/notice.pdf?centre={CENTRE}&lang=zh"
    ) as sheet:
        pdf = sheet.read()
    with pypdfium2.PdfDocument(pdf) as document:
        printed = "".join(one.get_textpage().get_text_bounded() for one in document)
    assert limit.partition("：")[2] in shown
    assert "".join(limit.split()) in "".join(printed.split())


def all_of_it(me: Office, case: str) -> dict[str, Any]:
    """Everything that was filed, as its person sees it."""
    view = me.ask("GET", f"/cases/{case}")
    return {part: view[part] for part in ("form", "materials", "files", "note")}


def open_cases(office: Office) -> dict[int, int]:
    """How many open cases stand on each version."""
    found = office.ask("GET", f"/staff/items/{CODE}/versions")["versions"]
    return {one["number"]: one["open_cases"] for one in found}


def seen_masked(case: dict[str, Any]) -> None:
    """What the office sees: no number in full, the photo at its question, nothing to pay."""
    assert [secret for secret in (OLD, YOUNG) if secret in json.dumps(case)] == []
    assert [len(one["files"]) for one in case["form"] if one["key"] == "kitchen"] == [1]
    assert case["fee"]["fen"] == 0


def foresee(office: Office, draft: dict[str, Any], number: str) -> None:
    """What the change would have done names the case, and so does the list of open ones."""
    lines = office.ask("GET", f"/staff/drafts/{draft['id']}/what-if")["lines"]
    (unanswered,) = (line for line in lines if line["key"] == "unanswered")
    touched = office.ask("GET", f"/staff/drafts/{draft['id']}/touched")["cases"]
    assert [one["number"] for one in unanswered["cases"]] == [number]
    assert [(one["number"], one["version"]) for one in touched] == [(number, 1)]


def stranger_is_asked(phone: Phone, neighbour: int) -> None:
    """Somebody new opens the form: whether it asks for the neighbour."""
    phone.open(APPLY, newcomer(phone))
    expect(phone.current.get_by_test_id("gas")).to_be_visible()
    expect(phone.current.get_by_test_id("neighbour")).to_have_count(neighbour)


def nobody_starts_it_any_more(phone: Phone, office: Office) -> None:
    """The service ends, and the form with it."""
    office.ask("POST", f"/staff/items/{CODE}/withdraw", {"centre": CENTRE, "note": "示例"})
    phone.open(APPLY, newcomer(phone))
    expect(phone.current.get_by_role("alert")).to_be_visible()


def test_a_workbook_becomes_a_service_that_is_changed_and_undone_under_an_open_case(
    town: Town, phone: MakePhone, editors: tuple[Office, Office], workbook: Path
) -> None:
    one, other, director = phone(town.url), phone(town.url), Office.at(town)
    (first, second), persona = editors, newcomer(one)
    imported(one, editors, workbook)
    told_in_public(town, SLOW)

    number = application(one, persona)
    case, me = director.case(number), person(town, persona)
    filed, moves = all_of_it(me, case["id"]), f"/staff/cases/{case['id']}/move"
    seen_masked(case)

    draft = narrower(first)
    foresee(first, draft, number)
    assert publish(second, draft) == 2
    told_in_public(town, QUICK)
    stranger_is_asked(other, neighbour=1)
    assert (open_cases(first), all_of_it(me, case["id"])) == ({2: 0, 1: 1}, filed)
    director.ask("POST", moves, {"number": 2})
    move(one, persona, case["id"], "要补答“邻居电话”")
    assert open_cases(first) == {2: 1, 1: 0}

    undo = {"centre": CENTRE, "number": 1, "note": "先不改"}
    first.ask("POST", f"/staff/items/{CODE}/restore", undo)
    told_in_public(town, SLOW)
    stranger_is_asked(other, neighbour=0)
    director.ask("POST", moves, {"number": 3})
    move(one, persona, case["id"], "承诺时限由5个工作日改为7个工作日")
    assert (open_cases(first), all_of_it(me, case["id"])) == ({3: 1, 2: 0, 1: 0}, filed)
    expect(one.current.get_by_text("刘家镇 五组12号")).to_be_visible()
    one.shot("service-case")
    nobody_starts_it_any_more(other, first)
