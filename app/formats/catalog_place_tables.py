"""The sheets of the Excel template that hold divisions, centres and what is in them."""

from typing import Final

from app.catalog import places
from app.formats.catalog_columns import NAME, PHONES, SEASON, SOURCE, Column, Table, code

DIVISIONS: Final = Table(
    "区划",
    "divisions",
    (
        code("区划代码", "12位统计用区划代码"),
        NAME,
        Column("级别", ("level",), labels=places.LEVELS),
        *SEASON,
        Column("并入", ("merged_into",), hint="撤销后并入的区划代码"),
        Column("说明", ("note",), width=40),
    ),
)
CENTRES: Final = Table(
    "地点",
    "centres",
    (
        code("地点编码", "区划代码；同一区划的第二个加 -2"),
        NAME,
        Column("区划代码", ("division",), width=16),
        Column("种类", ("kind",), labels=places.CENTRE_KINDS),
        Column("地址", ("address",), width=40),
        *PHONES,
        Column("纬度", ("latitude",)),
        Column("经度", ("longitude",)),
        *SOURCE,
    ),
)
AREAS: Final = Table("办事区域", "centres", (code("区域编码"), NAME), ("areas",), "地点编码")
WINDOWS: Final = Table(
    "窗口",
    "centres",
    (
        code("窗口编码"),
        NAME,
        Column("区域编码", ("area",)),
        Column("窗口单位", ("holder",), width=24),
        Column("社会单位", ("third_party",), "yes", hint="供电、广电等填“是”"),
    ),
    ("windows",),
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
    ("staff",),
    "地点编码",
)
POSTS: Final = Table(
    "岗位",
    "centres",
    (
        code("岗位编码"),
        NAME,
        Column("窗口编码", ("window",)),
        Column("A岗", ("a",), hint="人员代号"),
        Column("B岗", ("b",), hint="人员代号，不能与A岗相同"),
        Column("窗口组长", ("lead",), hint="人员代号，没有就留空", optional=True),
        Column(
            "协办部门",
            ("departments",),
            "list",
            width=30,
            hint="这个岗位代表哪些协办部门（部门编码，用顿号分开）",
            optional=True,
        ),
    ),
    ("posts",),
    "地点编码",
)
OFFERS: Final = Table(
    "可办事项",
    "centres",
    (
        Column("事项编码", ("item",), width=26),
        Column("窗口编码", ("windows",), "list", hint="用顿号分开"),
    ),
    ("items",),
    "地点编码",
)
OPENINGS: Final = Table(
    "开放时间",
    "centres",
    (
        code("规则编码"),
        Column("开放日", ("days",), "days", hint="工作日，或星期如 1、3、5"),
        Column("开始时间", ("from",), hint="如 09:00"),
        Column("结束时间", ("to",), hint="如 17:30"),
        Column("午休时段", ("breaks",), "breaks", hint="如 12:00-13:30，多段用顿号分开"),
        Column("窗口数", ("windows",), hint="每个时段的名额"),
        Column("时段间隔", ("step_minutes",), hint="分钟"),
        Column("适用事项", ("items",), "list", width=40, hint="空着表示全部事项"),
        *SEASON,
        Column("错时延时", ("off_hours",), "yes"),
        Column("节假日开放", ("on_holidays",), "yes"),
    ),
    ("openings",),
    "地点编码",
)
