"""Our kinds of message as WeChat templates: which field of a template carries which wording."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.domain.cases.case_messages import ALARM, DONE, PROGRESS, STAFF, TODO
from app.domain.messages.message_grants import GROUP_OF
from app.domain.visits.visit_messages import VISIT
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


def _of_case(hint: str) -> Mapping[str, str]:
    return MappingProxyType(
        {
            "thing1": "{item}",
            "character_string2": "{number}",
            "thing3": "{centre}",
            "thing4": hint,
        }
    )


_BOOKINGS = {
    "booked": WeChatTemplate("demo-booked", "预约成功通知", _fields("请带齐材料，按时到场")),
    "day_before": WeChatTemplate("demo-day-before", "预约到期提醒", _fields("请提前备好材料")),
    "two_hours": WeChatTemplate("demo-two-hours", "预约即将开始", _fields("两小时后开始，请出门")),
    "moved": WeChatTemplate("demo-moved", "预约变更通知", _fields("时间已改，请按新时间到场")),
    "cancelled": WeChatTemplate("demo-cancelled", "预约取消通知", _fields("如仍要办理请重新预约")),
}
_GROUPS = {
    PROGRESS: ("demo-case-progress", "办件进度通知"),
    TODO: ("demo-case-todo", "待补充材料提醒"),
    DONE: ("demo-case-done", "办理结果通知"),
    STAFF: ("demo-staff-todo", "待办工作通知"),
    ALARM: ("demo-staff-alarm", "办理时限提醒"),
    VISIT: ("demo-visit-news", "上门服务通知"),
}
_HINTS = {
    "original_taken": "原件已收下，请留好收据号",
    "original_moved": "原件换了经手人，点开查看",
    "original_back": "原件已交还，没收到请告知",
    "original_asked": "原件交接等您确认",
    "original_overdue": "原件应在{due}前还，请处理",
    "original_half": "原件交接只有一方确认",
    "original_conflict": "原件交接有矛盾，请查实",
    "case_received": "已收到申请，正在核对材料",
    "case_accepted": "已受理，{due}前办结",
    "case_correction": "请一次补齐材料再提交",
    "case_rejected": "不予受理，点开看理由",
    "case_paused": "特别程序进行中，暂停计时",
    "case_resumed": "恢复计时，{due}前办结",
    "case_extended": "办理延期到{due}",
    "case_due_moved": "放假安排公布，改为{due}",
    "case_reported": "已上报上级部门办理",
    "case_moved": "改按新的办事规定办理",
    "move_asked": "请答复是否改按新规定办",
    "case_written": "窗口给您留言，请查看",
    "gap_due": "容缺材料请在{due}前补交",
    "case_decided": "已有办理结果，请查看",
    "case_delivered": "结果已送达，感谢配合",
    "rate_me": "请评价这次服务，自愿",
    "case_new": "有新办件，请及时处理",
    "case_handed": "办件移交给您，请处理",
    "task_asked": "联办事项等您出意见",
    "case_replied": "群众已补充，请查看",
    "gap_over": "容缺材料到期未交，请处理",
    "case_chase": "上报件超过常用时间，请催办",
    "absence_cover": "您已顶岗，请看待办",
    "absence_over": "顶岗结束，办件已交还",
    "rating_todo": "有差评要回访整改",
    "case_warning": "剩{left}个工作日，请抓紧",
    "case_warnings": "共{count}件快到期，请抓紧",
    "case_card": "已发督办牌，可以申诉",
    "card_appealed": "有督办牌申诉要您复核",
    "card_decided": "督办牌申诉有结果了",
    "post_empty": "岗位无人在岗，请安排",
    "digest": "超期{late}件，今天到期{today}件",
    "setup_faults": "新发现{count}处设置错误，请处理",
    "visit_asked": "申请已收到，会安排人来",
    "visit_planned": "请确认上门时间",
    "visit_agreed": "上门时间已定，请留人",
    "visit_moved": "上门时间有变，请查看",
    "visit_tomorrow": "明天有人上门，请留人",
    "visit_on_way": "代办员正在来的路上",
    "visit_missed": "来时家里没人，会再约",
    "visit_refused": "这次不能上门，请看理由",
    "visit_withdrawn": "上门已撤回",
    "visit_done": "上门已完成，请核对",
    "visit_new": "有上门申请，请安排",
    "visit_assigned": "上门派给您，请定时间",
    "visit_changed": "上门有变化，请查看",
    "visit_conflict": "上门记录有冲突，请核定",
    "mandate_asked": "有人想替您办事，请答复",
    "mandate_given": "委托已生效，随时可停",
    "mandate_ended": "委托已终止",
    "mandate_over": "委托已到期",
    "mandate_held": "有人委托您办事",
    "mandate_paper": "请把委托告知书送到本人",
    "people_merged": "两份登记已合并，请核对",
    "people_parted": "合并的登记已分开，请核对",
    "knock_new": "请在{due}前上门告知",
    "knock_late": "上门告知已超期，请督促",
    "knock_failed": "上门没找到人，请处理",
    "carrier_stopped": "消息通道已停用，请处理",
    "carrier_back": "消息通道已恢复",
    "budget_near": "短信费用还剩{left}元",
    "budget_spent": "本月短信费用已用完",
    "staff_digest": "共{count}条待办，请查看",
}
DEMO: Mapping[str, WeChatTemplate] = MappingProxyType(
    _BOOKINGS
    | {
        kind: WeChatTemplate(*_GROUPS[GROUP_OF[kind]], _of_case(hint))
        for kind, hint in _HINTS.items()
    }
)
"""Every kind of message: those about bookings have the parameters `item`, `starts` (ISO moment),
`centre`, `number`; those about cases `item`, `number`, `centre` and what their hint needs. The
kinds of one group share one registered template, and so one grant."""
_KNOWN = {"{item}", "{starts}", "{centre}", "{number}", "{due}", "{left}", "{count}", "{late}"}
_KNOWN |= {"{today}"}

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
    unknown = {gap for text in fields.values() for gap in _GAP.findall(str(text))} - _KNOWN
    if unknown:
        raise BadTemplateTable(f"The WeChat template `{key}` has unknown gaps: {sorted(unknown)}.")
    title = str(given.get("title", ours.title))
    return replace(ours, template_id=str(given["id"]), title=title, fields=dict(fields))
