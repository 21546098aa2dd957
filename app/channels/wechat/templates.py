"""Our kinds of message as WeChat templates: which field of a template carries which wording."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.kit.errors import Invalid


class BadTemplateTable(Invalid):
    """The table of WeChat templates does not make sense."""


@dataclass(frozen=True)
class WeChatTemplate:
    """One template as registered in WeChat's console.

    `fields` maps a field of the template ("thing1") to our wording of it, whose gaps ("{item}")
    are filled by the parameters of the message.
    """

    template_id: str
    title: str
    fields: Mapping[str, str]


def _fields(hint: str) -> Mapping[str, str]:
    return MappingProxyType(
        {
            "thing1": "{item}",
            "time2": "{starts}",
            "thing3": "{centre}",
            "thing4": hint,
            "character_string5": "{number}",
        }
    )


DEMO: Mapping[str, WeChatTemplate] = MappingProxyType(
    {
        "booked": WeChatTemplate("demo-booked", "预约成功通知", _fields("请带齐材料，按时到场")),
        "day_before": WeChatTemplate("demo-day-before", "预约到期提醒", _fields("请提前备好材料")),
        "two_hours": WeChatTemplate(
            "demo-two-hours", "预约即将开始", _fields("两小时后开始，请出门")
        ),
        "moved": WeChatTemplate("demo-moved", "预约变更通知", _fields("时间已改，请按新时间到场")),
        "cancelled": WeChatTemplate(
            "demo-cancelled", "预约取消通知", _fields("如仍要办理请重新预约")
        ),
    }
)
"""Our template keys with the parameters `item`, `starts` (ISO moment), `centre`, `number`."""

_GAP = re.compile(r"\{[a-z_]+\}")


def templates(table: str) -> Mapping[str, WeChatTemplate]:
    """The templates of an installation out of its setting, a JSON object by our template key.

    A value is the template id alone, or {"id", "title", "fields"} when the office registered other
    fields. Keys that are not named have no template: nobody is asked to allow them. An empty
    setting means the demo table. Raises BadTemplateTable.
    """
    if not table.strip():
        return DEMO
    try:
        named = json.loads(table)
    except ValueError:
        raise BadTemplateTable("The table of WeChat templates is not JSON.") from None
    if not isinstance(named, dict):
        raise BadTemplateTable("The table of WeChat templates is not a JSON object.")
    return MappingProxyType({key: _template(key, value) for key, value in named.items()})


def _template(key: str, value: object) -> WeChatTemplate:
    given = {"id": value} if isinstance(value, str) else value
    if key not in DEMO or not isinstance(given, dict):
        raise BadTemplateTable(f"The WeChat template `{key}` is not one of ours.")
    ours = DEMO[key]
    fields = given.get("fields", ours.fields)
    if not given.get("id") or not isinstance(fields, Mapping):
        raise BadTemplateTable(f"The WeChat template `{key}` needs an id, and fields as an object.")
    known = {"{item}", "{starts}", "{centre}", "{number}"}
    unknown = {gap for text in fields.values() for gap in _GAP.findall(str(text))} - known
    if unknown:
        raise BadTemplateTable(f"The WeChat template `{key}` has unknown gaps: {sorted(unknown)}.")
    title = str(given.get("title", ours.title))
    return replace(ours, template_id=str(given["id"]), title=title, fields=dict(fields))
