"""The Excel template of a catalogue: which sheets and columns there are and what a cell means."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from app.catalog import items, places

CellKind = Literal["text", "lines", "list", "days", "breaks", "yes"]


class Column(NamedTuple):
    """One column: its header, the field it fills, how a cell is written, and what to put there."""

    header: str
    field: tuple[str, ...]
    kind: CellKind = "text"
    labels: Mapping[str, str] | None = None
    width: int = 14
    hint: str = ""


class Table(NamedTuple):
    """One sheet: rows of a section, or rows inside its entries that begin with the entry's code."""

    title: str
    section: str
    columns: tuple[Column, ...]
    child: str = ""
    parent_header: str = ""


def _code(header: str, hint: str = "") -> Column:
    return Column(header, ("code",), width=26, hint=hint)


_NAME: Final = Column("名称", ("name",), width=24)
_PHONES: Final = (
    Column("联系电话", ("phone",), hint="座机带区号"),
    Column("投诉电话", ("complaint_phone",), hint="如 12345"),
)
_SOURCE: Final = (
    Column("依据文件", ("source", "document"), hint="这一行依据哪份文件"),
    Column(
        "待核实字段",
        ("source", "confirm"),
        "list",
        width=24,
        hint="用顿号分开的字段名，如 phone、fee",
    ),
)
_SEASON: Final = (
    Column("起始日期", ("valid_from",), hint="如 2026-01-01，可空"),
    Column("截止日期", ("valid_to",), hint="如 2026-12-31，可空"),
)

ITEMS: Final = Table(
    "事项",
    "items",
    (
        _code("事项编码", "小写字母、数字和连字符，如 household-newborn"),
        _NAME,
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
        *_PHONES,
        Column("办理地点和时间", ("place_and_hours",), width=40),
        Column("办理结果", ("result",), width=24),
        Column("可预约", ("booking", "bookable"), "yes"),
        Column("每次时长", ("booking", "duration_minutes"), hint="分钟"),
        Column("可提前天数", ("booking", "days_ahead")),
        Column("最晚提前", ("booking", "notice_minutes"), hint="分钟"),
        Column("同时预约上限", ("booking", "max_open")),
        Column("可上门", ("booking", "home_visit"), "yes"),
        Column("可代办", ("booking", "agent"), "yes"),
        *_SOURCE,
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
    "process",
    "事项编码",
)
MATERIALS: Final = Table(
    "材料",
    "items",
    (
        Column("材料名称", ("name",), width=30),
        Column("种类", ("kind",), labels=items.MATERIAL_KINDS),
        Column("份数", ("count",)),
        Column("是否必要", ("required",), "yes"),
        Column("来源", ("source",), width=24),
        Column("可容缺", ("gap_allowed",), "yes"),
        Column("说明", ("note",), width=40),
    ),
    "materials",
    "事项编码",
)
DIVISIONS: Final = Table(
    "区划",
    "divisions",
    (
        _code("区划代码", "12位统计用区划代码"),
        _NAME,
        Column("级别", ("level",), labels=places.LEVELS),
        *_SEASON,
        Column("并入", ("merged_into",), hint="撤销后并入的区划代码"),
        Column("说明", ("note",), width=40),
    ),
)
CENTRES: Final = Table(
    "地点",
    "centres",
    (
        _code("地点编码", "区划代码；同一区划的第二个加 -2"),
        _NAME,
        Column("区划代码", ("division",), width=16),
        Column("种类", ("kind",), labels=places.CENTRE_KINDS),
        Column("地址", ("address",), width=40),
        *_PHONES,
        Column("纬度", ("latitude",)),
        Column("经度", ("longitude",)),
        *_SOURCE,
    ),
)
AREAS: Final = Table("办事区域", "centres", (_code("区域编码"), _NAME), "areas", "地点编码")
WINDOWS: Final = Table(
    "窗口",
    "centres",
    (
        _code("窗口编码"),
        _NAME,
        Column("区域编码", ("area",)),
        Column("窗口单位", ("holder",), width=24),
        Column("社会单位", ("third_party",), "yes", hint="供电、广电等填“是”"),
    ),
    "windows",
    "地点编码",
)
STAFF: Final = Table(
    "人员",
    "centres",
    (
        Column("人员代号", ("key",), hint="岗位表里用它指人"),
        Column("姓名", ("name",)),
        Column("角色", ("role",), labels=places.STAFF_ROLES),
        Column("电话", ("phone",), width=16),
    ),
    "staff",
    "地点编码",
)
POSTS: Final = Table(
    "岗位",
    "centres",
    (
        _code("岗位编码"),
        _NAME,
        Column("窗口编码", ("window",)),
        Column("A岗", ("a",), hint="人员代号"),
        Column("B岗", ("b",), hint="人员代号，不能与A岗相同"),
    ),
    "posts",
    "地点编码",
)
OFFERS: Final = Table(
    "可办事项",
    "centres",
    (
        Column("事项编码", ("item",), width=26),
        Column("窗口编码", ("windows",), "list", hint="用顿号分开"),
    ),
    "items",
    "地点编码",
)
OPENINGS: Final = Table(
    "开放时间",
    "centres",
    (
        _code("规则编码"),
        Column("开放日", ("days",), "days", hint="工作日，或星期如 1、3、5"),
        Column("开始时间", ("from",), hint="如 09:00"),
        Column("结束时间", ("to",), hint="如 17:30"),
        Column("午休时段", ("breaks",), "breaks", hint="如 12:00-13:30，多段用顿号分开"),
        Column("窗口数", ("windows",), hint="每个时段的名额"),
        Column("时段间隔", ("step_minutes",), hint="分钟"),
        Column("适用事项", ("items",), "list", width=40, hint="空着表示全部事项"),
        *_SEASON,
        Column("错时延时", ("off_hours",), "yes"),
        Column("节假日开放", ("on_holidays",), "yes"),
    ),
    "openings",
    "地点编码",
)

TABLES: Final = (
    ITEMS,
    STEPS,
    MATERIALS,
    DIVISIONS,
    CENTRES,
    AREAS,
    WINDOWS,
    STAFF,
    POSTS,
    OFFERS,
    OPENINGS,
)
"""Sheets of a section come before the sheets inside it: reading relies on the order."""

GUIDE_TITLE: Final = "说明"
WORDS_TITLE: Final = "译文"
WORDS_HEADERS: Final = ("部分", "编码", "字段", "语言", "原文", "译文")
WORDS_LANGUAGES: Final = {"藏文": "bo", "英文": "en"}
WORDS_SECTIONS: Final = {"区划": "divisions", "地点": "centres", "事项": "items"}
GUIDE: Final = (
    "村口 · 目录导入模板",
    "每张工作表的第一行是列名，请不要改动；从第二行开始，一行一条。",
    "“流程”“材料”两张表的第一列写事项编码，按办理顺序从上到下排列。",
    "“办事区域”“窗口”“人员”“岗位”“可办事项”“开放时间”的第一列写地点编码。",
    "一个格子里有多条内容时（如法定依据、受理条件），一条一行，用 Alt+Enter 换行。",
    "“译文”表放藏文和英文：字段写成 name、conditions[0]、materials[1].note 这样的位置，从0数起。",
    "导入前请先试导入：所有问题会连同工作表、行、列一起列出，全部改好后才会写入。",
)
