"""The message templates that this WeChat knows; the app holds the same table on its side."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "thing1": "事项",
        "time2": "时间",
        "thing3": "地点",
        "thing4": "提示",
        "character_string5": "号码",
    }
)
CASE_LABELS: Mapping[str, str] = MappingProxyType(
    {"thing1": "事项", "character_string2": "编号", "thing3": "单位", "thing4": "提示"}
)


@dataclass(frozen=True)
class Template:
    """One registered template: `fields` maps a field's name, which tells its kind, to its label."""

    key: str
    template_id: str
    title: str
    fields: Mapping[str, str]


TEMPLATES: Mapping[str, Template] = MappingProxyType(
    {
        template.template_id: template
        for template in (
            Template("booked", "demo-booked", "预约成功通知", LABELS),
            Template("day_before", "demo-day-before", "预约到期提醒", LABELS),
            Template("two_hours", "demo-two-hours", "预约即将开始", LABELS),
            Template("moved", "demo-moved", "预约变更通知", LABELS),
            Template("cancelled", "demo-cancelled", "预约取消通知", LABELS),
            Template("case_progress", "demo-case-progress", "办件进度通知", CASE_LABELS),
            Template("case_todo", "demo-case-todo", "待补充材料提醒", CASE_LABELS),
            Template("case_done", "demo-case-done", "办理结果通知", CASE_LABELS),
            Template("staff_todo", "demo-staff-todo", "待办工作通知", CASE_LABELS),
            Template("staff_alarm", "demo-staff-alarm", "办理时限提醒", CASE_LABELS),
            Template("visit_news", "demo-visit-news", "上门服务通知", CASE_LABELS),
        )
    }
)

WORK_TEMPLATES: Mapping[str, Template] = MappingProxyType(
    {
        template.template_id: template
        for template in (
            Template("work_todo", "work-todo", "待办工作通知", CASE_LABELS),
            Template("work_alarm", "work-alarm", "办理时限提醒", CASE_LABELS),
        )
    }
)
"""Templates of work, registered apart from those for subscribers."""
ALL_TEMPLATES: Mapping[str, Template] = MappingProxyType({**TEMPLATES, **WORK_TEMPLATES})
