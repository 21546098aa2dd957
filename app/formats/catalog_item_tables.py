"""The sheets of the Excel template that hold items, what to bring, and how their cases run."""

from typing import Final

from app.catalog import items, procedures
from app.formats.catalog_columns import NAME, PHONES, SOURCE, Column, Table, code, condition

_PROCEDURE: Final = tuple(
    column._replace(optional=True)
    for column in (
        Column("告知时限", ("procedure", "notice_workdays"), hint="一次性告知，最多5个工作日"),
        Column(
            "最长延期",
            ("procedure", "extension_workdays"),
            hint="工作日；空着为10（联办15），不能延期的填0",
        ),
        Column("送达时限", ("procedure", "delivery_workdays"), hint="最多10个工作日"),
        Column("容缺补交", ("procedure", "gap_workdays"), hint="容缺材料补交的工作日"),
        Column("上级时限", ("procedure", "superior_workdays"), hint="上级一般多少个工作日办结"),
        Column("现场勘验", ("procedure", "survey"), "yes"),
        Column(
            "特别程序",
            ("procedure", "pauses"),
            "list",
            labels=procedures.PAUSE_KINDS,
            width=24,
            hint="用顿号分开，空着表示都可以：" + "、".join(procedures.PAUSE_KINDS.values()),
        ),
    )
)
ITEMS: Final = Table(
    "事项",
    "items",
    (
        code("事项编码", "小写字母、数字和连字符，如 household-newborn"),
        NAME,
        Column("分类", ("family",), labels=items.FAMILIES),
        Column("类型", ("type",), hint="如 行政许可、行政确认、行政给付、公共服务"),
        Column("办理方式", ("mode",), labels=items.MODES),
        Column("状态", ("state",), labels=items.STATES),
        Column("简介", ("summary",), width=40),
        Column("法定依据", ("legal_basis",), "lines", width=40, hint="一行一条"),
        Column("受理单位", ("accepting_unit",), width=24),
        Column("受理条件", ("conditions",), "lines", width=40, hint="一行一条"),
        Column("裁量标准", ("discretion",), width=40),
        Column("收费（分）", ("fee", "fen"), hint="以分为单位，不收费填0"),
        Column("收费依据", ("fee", "basis"), width=30),
        Column("法定时限", ("statutory_workdays",), hint="工作日；没有规定的留空"),
        Column("承诺时限", ("promised_workdays",), hint="工作日；即办件填0"),
        *PHONES,
        Column("办理地点和时间", ("place_and_hours",), width=40),
        Column("办理结果", ("result",), width=24),
        Column("可预约", ("booking", "bookable"), "yes"),
        Column("每次时长", ("booking", "duration_minutes"), hint="分钟"),
        Column("可提前天数", ("booking", "days_ahead")),
        Column("最晚提前", ("booking", "notice_minutes"), hint="分钟"),
        Column("同时预约上限", ("booking", "max_open")),
        Column("可上门", ("booking", "home_visit"), "yes"),
        Column("可代办", ("booking", "agent"), "yes"),
        *_PROCEDURE,
        Column(
            "谁可预约",
            ("booking", "by"),
            "list",
            labels=items.BOOKERS,
            width=20,
            hint="用顿号分开，空着表示都可以：" + "、".join(items.BOOKERS.values()),
            optional=True,
        ),
        condition("优先条件", ("priority_when",), "符合的办件排在前面"),
        Column("保存年限", ("retention_years",), hint="办结后保存几年，空着为10", optional=True),
        *SOURCE,
    ),
)
STEPS: Final = Table(
    "流程",
    "items",
    (
        Column("环节", ("step",), width=18),
        Column("责任人", ("who",), width=24),
        Column("时限", ("limit",), width=18),
    ),
    ("process",),
    "事项编码",
)
MATERIALS: Final = Table(
    "材料",
    "items",
    (
        Column("材料名称", ("name",), width=30),
        Column("种类", ("kind",), labels=items.MATERIAL_KINDS),
        Column("份数", ("count",)),
        Column("是否必要", ("required",), "yes", hint="空着为“是”"),
        Column("来源", ("source",), width=24),
        Column("可容缺", ("gap_allowed",), "yes"),
        Column("说明", ("note",), width=40),
        Column(
            "材料代号",
            ("key",),
            hint="小写字母、数字和连字符；改名后仍认得是同一份材料，可空",
            optional=True,
        ),
        Column(
            "样表地址",
            ("sample",),
            width=30,
            hint="填好的样表图片，https:// 开头或本站 / 开头",
            optional=True,
        ),
        Column(
            "证件种类",
            ("document",),
            width=18,
            hint="如 id-card；核验过的同种证件下次不用再带",
            optional=True,
        ),
        condition("显示条件", ("show_when",), "符合时才要这份材料，空着总是要"),
        condition("必要条件", ("require_when",), "符合时必须提交"),
    ),
    ("materials",),
    "事项编码",
)
STAGES: Final = Table(
    "环节时限",
    "items",
    (
        Column("环节", ("stage",), labels=procedures.STAGES),
        Column("时限", ("workdays",), hint="工作日"),
    ),
    ("procedure", "stages"),
    "事项编码",
)
DEPARTMENTS: Final = Table(
    "协办部门",
    "items",
    (
        code("部门编码", "小写字母、数字和连字符，如 natural-resources；岗位表里用它指部门"),
        NAME,
        Column("时限", ("workdays",), hint="工作日"),
    ),
    ("procedure", "departments"),
    "事项编码",
)
