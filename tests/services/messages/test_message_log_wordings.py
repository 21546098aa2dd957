"""The office's log says a message as its carrier said it, whatever is published today."""

from typing import Any

import pytest

from app.models.message_template import MessageTemplate
from app.models.notice import Notice
from app.ports import Deps
from app.services.messages import message_log_views
from app.services.messages.message_log import AskedMessages
from tests.make import CENTRE
from tests.people import YANG
from tests.services.messages.test_message_log import SENT, an_office, said

KNOCK = {**SENT, "rung": "knock", "channel": "knock"}


async def a_wording(deps: Deps, version: int, state: str, text: str) -> None:
    now, me = deps.clock.now(), deps.ids.new()
    texts = {"zh": {"subject": "留言", "text": text, "short": "", "spoken": ""}}
    row: dict[str, Any] = {"id": deps.ids.new(), "made_by_id": me, "made_at": now}
    body: dict[str, Any] = {"texts": texts, "registered": {}}
    about: dict[str, Any] = {"kind": "case_written", "version": version, "state": state}
    await MessageTemplate.create(**row, **about, changed_at=now, published_at=now, body=body)


@pytest.mark.parametrize(
    ("values", "begins"),
    [
        ({**SENT, "wording": 1}, "第一版：高龄津贴"),
        ({**SENT, "wording": 2}, "第二版：高龄津贴"),
        ({**SENT, "wording": 0}, "刘家镇就"),
        ({}, "第二版：高龄津贴"),
        (KNOCK, "第二版：高龄津贴"),
    ],
)
async def test_a_message_is_shown_in_the_wording_it_was_said_in(
    deps: Deps, values: dict[str, Any], begins: str
) -> None:
    li, office = await an_office(deps)
    await a_wording(deps, 1, "retired", "第一版：{item}")
    await a_wording(deps, 2, "published", "第二版：{item}")
    await said(deps, YANG, "one", office, **values)

    page = await message_log_views.listed(deps, li, AskedMessages(centre=CENTRE), "zh")
    story = await message_log_views.story(deps, li, (await Notice.get(key="one")).id, "zh")

    [row] = page.items
    assert row.text.startswith(begins)
    assert story.row.text == row.text
