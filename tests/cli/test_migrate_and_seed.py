"""Bringing an installation to life: tables, calendar, catalogue, demonstration."""

import asyncio
from pathlib import Path

import pytest

from app.models import sql
from tests.cli.conftest import Shell
from tests.engines import opened
from tests.production import PRODUCTION

TABLES = ("division", "item", "item_version", "centre", "offer", "opening_rule", "calendar_day")


def counted(url: str, *tables: str) -> dict[str, int]:
    """How many rows these tables have."""

    async def count() -> dict[str, int]:
        async with opened(url):
            return {
                table: (await sql.rows(f"SELECT count(*) AS many FROM {table}"))[0]["many"]
                for table in tables
            }

    return asyncio.run(count())


def test_migrating_makes_the_folder_and_the_tables_and_a_second_time_nothing(
    shell: Shell, tmp_path: Path
) -> None:
    first = shell.do("migrate")
    again = shell.do("migrate")

    steps = "  0001_initial\n  0002_cases\n  0003_catalogue\n  0004_to_the_door\n  0005_messages\n"
    steps += "  0006_message_log\n"
    assert first == (0, f"{steps}已应用 6 个迁移\n")
    assert again == (0, "数据库已是最新\n")
    assert (tmp_path / "data" / "cunkou.sqlite3").is_file()


def test_a_real_office_begins_without_people_and_bookings(house: Shell, url: str) -> None:
    status, _ = house.do("seed", "--no-demo")

    found = counted(url, *TABLES, "booking", "credential")
    assert status == 0
    assert (found.pop("booking"), found.pop("credential")) == (0, 0)
    assert found["item"] >= 40
    assert all(found.values())


def test_seeding_twice_changes_nothing(house: Shell, url: str) -> None:
    house.do("seed")
    before = counted(url, *TABLES, "person", "membership", "booking", "notice", "credential")

    status, _ = house.do("seed")

    assert status == 0
    assert counted(url, *before) == before
    assert before["item_version"] == before["item"]
    assert before["booking"] > 20


def test_production_is_never_given_a_demonstration(
    house: Shell, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)

    status, _ = house.do("seed")

    assert status == 0
    assert counted(url, "booking", "credential") == {"booking": 0, "credential": 0}


@pytest.mark.parametrize(
    "command", [["seed"], ["import", "x.yaml"], ["rotate-keys"], ["run-job", "forget_old"]]
)
def test_before_the_tables_are_there_a_command_says_what_to_do_first(
    shell: Shell, command: list[str]
) -> None:
    status, said = shell.do(*command)

    assert (status, said.splitlines()[-1]) == (1, "数据库还没有建好：请先运行 cunkou migrate")
