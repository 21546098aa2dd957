"""The Excel template of a catalogue: its sheets in order, the guide, the sheet of translations."""

from typing import Final

from app.formats.catalog_item_tables import DEPARTMENTS, ITEMS, MATERIALS, STAGES, STEPS
from app.formats.catalog_place_tables import (
    AREAS,
    CENTRES,
    DIVISIONS,
    OFFERS,
    OPENINGS,
    POSTS,
    STAFF,
    WINDOWS,
)
from app.formats.catalog_rule_tables import (
    COLUMNS,
    ELIGIBILITY,
    FEES,
    FORM,
    INDICATORS,
    MESSAGES,
    ROUTES,
)

TABLES: Final = (
    ITEMS,
    STEPS,
    MATERIALS,
    STAGES,
    DEPARTMENTS,
    FORM,
    COLUMNS,
    ELIGIBILITY,
    FEES,
    ROUTES,
    MESSAGES,
    INDICATORS,
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
WORDS_SECTIONS: Final = {"区划": "divisions", "地点": "centres", "事项": "items"}
GUIDE: Final = (
    "村口 · 目录导入模板",
    "每张工作表的第一行是列名，请不要改动；从第二行开始，一行一条。",
    "“流程”到“评价指标”各表的第一列写事项编码，按先后顺序从上到下排列；没有的部分整张表空着。",
    "“表格列”写的是申请表里“表格”那种字段的各列：第一列写事项编码，第二列写那个字段的代号。",
    "条件写成一句话，如：年龄(出生日期) >= 60 且 婚姻状况 = 已婚；题目、字段代号都可以用。",
    "“办事区域”“窗口”“人员”“岗位”“可办事项”“开放时间”的第一列写地点编码。",
    "一个格子里有多条内容时（如法定依据、受理条件），一条一行，用 Alt+Enter 换行。",
    "“译文”表放其他语言：语言写藏文、英文、彝文等，或语言代码如 bo、en、ii；"
    "字段写成 name、conditions[0]、materials[1].note 这样的位置，从0数起。",
    "导入前请先试导入：所有问题会连同工作表、行、列一起列出，全部改好后才会写入。",
)
