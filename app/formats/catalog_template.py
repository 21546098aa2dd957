"""The Excel template of a catalogue: its sheets in order, the guide, the sheet of translations."""

from typing import Final

from app.formats.catalog_item_tables import DEPARTMENTS, FORM, ITEMS, MATERIALS, STAGES, STEPS
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

TABLES: Final = (
    ITEMS,
    STEPS,
    MATERIALS,
    STAGES,
    DEPARTMENTS,
    FORM,
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
    "“流程”“材料”“环节时限”“协办部门”“申请表字段”的第一列写事项编码，按先后顺序从上到下排列。",
    "“办事区域”“窗口”“人员”“岗位”“可办事项”“开放时间”的第一列写地点编码。",
    "一个格子里有多条内容时（如法定依据、受理条件），一条一行，用 Alt+Enter 换行。",
    "“译文”表放藏文和英文：字段写成 name、conditions[0]、materials[1].note 这样的位置，从0数起。",
    "导入前请先试导入：所有问题会连同工作表、行、列一起列出，全部改好后才会写入。",
)
