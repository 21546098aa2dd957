"""The app's table of templates: in step with the sandbox, and as an office sets it."""

import pytest

from app.channels.wechat.templates import DEMO, BadTemplateTable, WeChatTemplate, templates
from app.domain.messages.message_grants import GROUP_OF, grant_of
from sandbox.templates import TEMPLATES


def test_the_app_and_the_sandbox_know_the_same_templates() -> None:
    ours = {
        (grant_of(key), template.template_id, template.title, tuple(template.fields))
        for key, template in DEMO.items()
    }
    theirs = {
        (template.key, template.template_id, template.title, tuple(template.fields))
        for template in TEMPLATES.values()
    }

    assert ours == theirs
    assert set(DEMO) - set(GROUP_OF) == {"booked", "day_before", "two_hours", "moved", "cancelled"}
    assert set(DEMO) >= set(GROUP_OF)


def test_no_table_means_the_demo_table() -> None:
    assert templates(" ") is DEMO


def test_an_office_names_its_ids_and_keeps_our_fields() -> None:
    table = templates('{"booked": "T1"}')

    assert table == {"booked": WeChatTemplate("T1", "预约成功通知", dict(DEMO["booked"].fields))}


def test_an_office_may_have_registered_other_fields() -> None:
    table = templates('{"moved": {"id": "T2", "title": "改期", "fields": {"thing9": "{item}"}}}')

    assert table == {"moved": WeChatTemplate("T2", "改期", {"thing9": "{item}"})}


@pytest.mark.parametrize(
    "table",
    [
        "{",
        "[]",
        '{"greeting": "T1"}',
        '{"booked": 7}',
        '{"booked": {}}',
        '{"booked": {"id": "T1", "fields": []}}',
        '{"booked": {"id": "T1", "fields": {"thing1": "{phone}"}}}',
    ],
)
def test_a_table_that_makes_no_sense_is_refused(table: str) -> None:
    with pytest.raises(BadTemplateTable):
        templates(table)
