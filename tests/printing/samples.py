"""Facts for one letter of each kind, as an office would have them."""

from dataclasses import replace
from datetime import date

from app.domain.papers.letter_texts import GUIDE_ROWS, LetterFacts
from app.domain.papers.letters import LetterKind

MONDAY = date(2026, 3, 2)
STATUS_URL = "https://cunkou.example.org/s/3kQ9vZpL0aXb72Tn"
BASIC = LetterFacts(
    number="刘便受〔2026〕12号",
    unit="炉霍县刘家镇便民服务中心",
    on=MONDAY,
    addressee="杨秀英",
    said={"item": "农村宅基地审批", "phone": "0836-0000123"},
    rows={"case": "513327-2026-000012", "applicant": "杨秀英", "post": "综合窗口"},
    status_url=STATUS_URL,
)
PAPERS = ("农村宅基地和建房（规划许可）申请表", "户口簿复印件", "拟建房屋与相邻建筑毗邻情况说明")
REASONS = "拟用地块在永久基本农田范围内。\n村民小组会议记录没有公示。"


def with_said(**said: str | int | date) -> LetterFacts:
    return replace(BASIC, said={**BASIC.said, **said})


SAMPLES: dict[LetterKind, LetterFacts] = {
    LetterKind.ACCEPTANCE: replace(
        with_said(accepted_on=MONDAY, workdays=15, due_on=date(2026, 3, 23)), items=PAPERS
    ),
    LetterKind.CORRECTION: replace(with_said(until=date(2026, 3, 16)), items=PAPERS),
    LetterKind.NOT_ACCEPTED: replace(with_said(instead="县自然资源局"), reasons=REASONS),
    LetterKind.DECISION: with_said(result="准予使用宅基地 120 平方米", delivery=date(2026, 3, 16)),
    LetterKind.REFUSAL: replace(
        with_said(basis="《中华人民共和国土地管理法》第六十二条"), reasons=REASONS
    ),
    LetterKind.REPLY: replace(BASIC, reasons="路灯不属于镇里管理\n我们已转交县住建局。"),
    LetterKind.EXTENSION: replace(
        with_said(accepted_on=MONDAY, approver="中心主任", workdays=10, due_on=date(2026, 4, 7)),
        reasons="雨季塌方，现场勘查推迟。",
    ),
    LetterKind.PAUSE: with_said(procedure="现场检测", from_on=MONDAY, expected="20 个工作日"),
    LetterKind.GAP_PROMISE: replace(with_said(until=date(2026, 3, 16)), items=PAPERS[1:]),
    LetterKind.HAND_OVER: replace(
        with_said(handed_on=MONDAY, giver="杨秀英", taker="综合窗口"), items=PAPERS
    ),
    LetterKind.GUIDE: replace(
        BASIC, rows=dict.fromkeys(GUIDE_ROWS, "按规定办理"), items=PAPERS, status_url=""
    ),
}
