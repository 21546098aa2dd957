"""For those who run the house: alive, ready, measured, documented."""

import os

import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.models import sql
from app.routes.http.refusals import refusals_of
from app.services.bookings.bookings import Wish, book
from app.services.house import health
from app.words import knows, languages, wording
from tests.make import CENTRE, ITEM, a_person, a_town, at
from tests.people import YANG
from tests.routes.client import Town


async def test_a_living_process_says_so_without_asking_anybody(town: Town) -> None:
    answer = await town.http.get("/healthz")

    assert (answer.status_code, answer.text) == (200, "ok")


async def test_a_house_that_can_serve_is_ready_and_tells_its_worries(town: Town) -> None:
    await a_town(town.deps)

    told = await town.get("/readyz")

    assert told["ready"] is True
    assert {check["name"]: check["ok"] for check in told["checks"]} == {
        "database": True,
        "migrations": True,
        "jobs": False,
        "messages": True,
        "calendar": True,
    }


async def test_a_house_without_its_newest_tables_says_why_in_plain_text(town: Town) -> None:
    await sql.rows("DELETE FROM tortoise_migrations RETURNING name")

    answer = await town.http.get("/readyz")

    assert answer.status_code == 503
    assert answer.headers["content-type"].startswith("text/plain")
    missing = (
        "0001_initial, 0002_cases, 0003_catalogue, 0004_to_the_door, 0005_messages,"
        " 0006_message_log"
    )
    said = f"migrations: run `cunkou migrate`: {missing}"
    assert answer.text.splitlines()[0] == said


async def test_figures_can_be_read_by_prometheus(town: Town) -> None:
    assert "PROMETHEUS_MULTIPROC_DIR" not in os.environ
    await a_town(town.deps)
    yang = await a_person(town.deps, YANG)
    await book(town.deps, yang, Wish(CENTRE, ITEM, at("09:30")), "zh")
    await health.beat(town.deps, "deliver_notices", "idle")
    for _ in range(2):
        await town.http.get(f"/v1/items/{ITEM}")
    await town.http.get("/v1/centres/13900000001")
    await town.http.get("/secret/13900000001")

    answer = await town.http.get("/metrics")

    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    assert samples["cunkou_requests_total", "/v1/items/<item:str>", "200", "GET"] >= 2
    assert samples["cunkou_requests_total", "/v1/centres/<centre:str>", "404", "GET"] >= 1
    assert samples["cunkou_requests_total", "404", "GET", "unknown"] >= 1
    assert samples[("cunkou_notices_planned",)] == 3
    assert samples[("cunkou_jobs_silent_seconds",)] == 0
    assert "13900000001" not in answer.text
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"


async def test_every_refusal_that_people_can_meet_has_sensible_words(town: Town) -> None:
    kinds = {kind for declared in operations(town) for kind in declared.problems}

    wordless = sorted(kind.code for kind in kinds if not knows(f"problem.{kind.code}"))

    assert len(kinds) > 30
    assert wordless == []


@pytest.mark.parametrize("language", languages())
async def test_every_problem_in_the_document_is_a_sentence(town: Town, language: str) -> None:
    spoken = {
        said
        for declared in operations(town)
        for refusals in refusals_of(declared, takes_id=True).values()
        for _, said in refusals
    }

    sentences = {said: wording(f"problem.{said}", language) for said in spoken}

    assert all(len(sentence) > 8 for sentence in sentences.values())
    assert sentences["bad-code"] != sentences["bad-sms-code"]


def operations(town: Town):  # type: ignore[no-untyped-def]
    """What was declared for every route of the house."""
    app = town.http._transport.app  # type: ignore[attr-defined]
    found = (getattr(route.handler, "operation", None) for route in app.router.routes)
    return [declared for declared in found if declared]


async def test_the_document_tells_what_readyz_may_say_instead(town: Town) -> None:
    document = await town.get("/openapi.json")

    ready = document["paths"]["/readyz"]["get"]["responses"]
    assert set(ready) == {"200", "500", "503"}
    assert list(ready["503"]["content"]) == ["text/plain"]
