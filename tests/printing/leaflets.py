"""Leaflets of one item, as an office would have them, also with awkwardly long words."""

from datetime import date
from typing import Any

from app.catalog.items import Fee, Item, Material, Source, Step
from app.catalog.texts import Texts
from app.domain.catalogue.leaflet_texts import item_guide
from app.domain.catalogue.leaflets import (
    ConvenienceCard,
    GuideNotice,
    Handbook,
    HandbookChapter,
    Leaflet,
    LeafletCode,
    LeafletPart,
)

MONDAY = date(2026, 3, 2)
UNIT = {
    "zh": "炉霍县刘家镇便民服务中心",
    "bo": "སྟབས་བདེའི་ཞབས་ཞུ་ལྟེ་གནས།",
    "en": "Liujia Service Centre",
}
NAME = Texts(zh="高龄津贴", bo="ལོ་མཐོའི་རོགས་དངུལ།", en="Old-age allowance")
LONG_NAME = Texts(
    zh="农村村民住宅用地（含新建、改建、扩建、翻建）联合审批及乡村建设规划许可证核发",
    bo="གྲོང་གསེབ་ཁང་པའི་རྨང་ས་ཞུ་བ། གྲོང་གསེབ་ཁང་པའི་རྨང་ས་ཞུ་བ།",
    en="Building, rebuilding or extending a house on village land, with the planning permit",
)
CODE = LeafletCode("https://cunkou.example.org/p/items/old-age-allowance?centre=511503102000", "看")


def an_item(papers: int = 3, **values: Any) -> Item:
    """An item with so many papers."""
    paper = Texts(zh="拟建房屋与相邻建筑毗邻情况说明", bo="ཁང་པའི་འཆར་འགོད་རི་མོ།")
    given: dict[str, Any] = {
        "code": "old-age-allowance",
        "family": "welfare",
        "type": "行政给付",
        "mode": "promise",
        "name": NAME,
        "summary": "八十岁以上老人按月领取津贴。",
        "legal_basis": ("《中华人民共和国老年人权益保障法》第三十三条",),
        "accepting_unit": "民政窗口",
        "conditions": ("年满八十岁", "本地户籍"),
        "process": (Step(step="受理", who="窗口", limit="当场"),),
        "discretion": "符合条件的一律批准",
        "materials": tuple(
            Material(name=paper, kind="copy", count=2, source="申请人自备", gap_allowed=number > 2)
            for number in range(papers)
        ),
        "fee": Fee(fen=1250, basis="川价发〔2014〕1号"),
        "statutory_workdays": 20,
        "promised_workdays": 5,
        "phone": "0831-0000101",
        "complaint_phone": "12345",
        "place_and_hours": "工作日",
        "result": "津贴到账",
        "source": Source(document="南溪区材料"),
    }
    return Item(**{**given, **values})


def a_notice(item: Item | None = None, language: str = "zh") -> GuideNotice:
    """The notice of an item."""
    return GuideNotice(
        language=language,
        unit=UNIT[language],
        titles=("一次性告知书",),
        on=MONDAY,
        edition="第 3 版",
        guide=item_guide(item or an_item(), language, place={"address": "正街1号"}),
        code=CODE,
        footer="咨询：0836-0000123",
    )


def a_card(item: Item | None = None, language: str = "zh") -> ConvenienceCard:
    """The card of an item."""
    return ConvenienceCard(
        language=language,
        unit=UNIT[language],
        title="便民卡",
        on=MONDAY,
        edition="第 3 版",
        guide=item_guide(item or an_item(), language, place={"address": "正街1号"}),
        bring="请带上",
        any_time="先打电话问清再来。",
        code=CODE,
    )


def a_handbook(item: Item | None = None, language: str = "zh") -> Handbook:
    """The handbook of a centre with two chapters."""
    guide = item_guide(item or an_item(), language)
    people = LeafletPart("people", "岗位", heads=("岗位", "人"), rows=(("1号岗", "李窗口"),))
    return Handbook(
        language=language,
        unit=UNIT[language],
        below="",
        title="便民服务手册",
        on=MONDAY,
        edition="2026年3月2日印制",
        contents="目录",
        about=(LeafletPart("where", "地址和电话", ("正街1号", "0836-0000123")), people),
        chapters=(
            HandbookChapter("公益服务", (guide,) * 3),
            HandbookChapter("便民服务", (guide,)),
        ),
        code=CODE,
        footer="咨询：0836-0000123",
    )


LEAFLETS: dict[str, Leaflet] = {
    "notice": a_notice(),
    "card": a_card(),
    "handbook": a_handbook(),
}
