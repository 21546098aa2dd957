"""What stands in the office's letters, and what has to."""

from dataclasses import replace
from datetime import date
from string import Formatter

import pytest
from msgspec import json

from app.domain.papers.letter_texts import LetterIncomplete, compose, letter_day, letter_number
from app.domain.papers.letters import Letter, LetterKind, LetterRow, LetterSection, LetterTooLong
from app.words import languages, wording
from tests.printing.samples import BASIC, MONDAY, PAPERS, REASONS, SAMPLES, STATUS_URL


def all_words(letter: Letter) -> str:
    sections = "".join(
        section.heading + "".join(section.paragraphs + section.items) for section in letter.sections
    )
    return "".join(letter.paragraphs + letter.closing) + sections + letter.footer


def test_an_acceptance_slip_says_who_what_and_until_when() -> None:
    letter = compose(LetterKind.ACCEPTANCE, SAMPLES[LetterKind.ACCEPTANCE])

    assert letter == Letter(
        kind=LetterKind.ACCEPTANCE,
        language="zh",
        number="刘便受〔2026〕12号",
        unit="炉霍县刘家镇便民服务中心",
        titles=("受理通知书",),
        addressee="杨秀英",
        on=MONDAY,
        day="2026年3月2日",
        paragraphs=(
            "您申请办理的“农村宅基地审批”，经核对符合受理条件，我们已于2026年3月2日受理。",
            "我们承诺自受理的次日起15个工作日内办结，最晚2026年3月23日答复您。",
        ),
        rows=(
            LetterRow("办件编号", "513327-2026-000012"),
            LetterRow("申请人", "杨秀英"),
            LetterRow("经办岗位", "综合窗口"),
        ),
        sections=(LetterSection("已收到的材料", items=PAPERS),),
        closing=(
            "依法需要听证、检验、检测、专家评审等的时间，不计入上述期限，我们会另行书面告知。",
        ),
        seal="（盖章）",
        qr_url=STATUS_URL,
        qr_words="扫码查看办理进度",
        footer="本文书一式两份：一份交申请人，一份存档。咨询：0836-0000123；监督投诉：12345。",
    )


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_can_be_said_whole_in_every_language(kind: LetterKind, language: str) -> None:
    letter = compose(kind, SAMPLES[kind], language)

    assert letter.paragraphs
    assert "{" not in all_words(letter)
    assert bool(letter.signs) != bool(letter.seal)


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_with_a_gap_left_open_names_it(kind: LetterKind) -> None:
    gaps = {gap for _, gap, _, _ in Formatter().parse(wording(f"letter.{kind}.body")) if gap}

    for gap in gaps:
        said = {name: value for name, value in SAMPLES[kind].said.items() if name != gap}
        with pytest.raises(LetterIncomplete) as refused:
            compose(kind, replace(SAMPLES[kind], said=said))
        assert refused.value.facts == {"lacking": [gap]}


@pytest.mark.parametrize(
    ("kind", "lacking"),
    [
        (LetterKind.REFUSAL, "reasons"),
        (LetterKind.NOT_ACCEPTED, "reasons"),
        (LetterKind.EXTENSION, "reasons"),
        (LetterKind.REPLY, "reasons"),
        (LetterKind.CORRECTION, "items"),
        (LetterKind.GAP_PROMISE, "items"),
        (LetterKind.GUIDE, "items"),
    ],
)
def test_no_refusal_without_reasons_and_no_notice_without_its_list(
    kind: LetterKind, lacking: str
) -> None:
    facts = replace(SAMPLES[kind], reasons=" \n", items=())

    with pytest.raises(LetterIncomplete) as refused:
        compose(kind, facts)

    assert refused.value.facts == {"lacking": [lacking]}


def test_a_guide_tells_all_nine_fields() -> None:
    guide = SAMPLES[LetterKind.GUIDE]
    rows = {key: value for key, value in guide.rows.items() if key != "fee"}

    letter = compose(LetterKind.GUIDE, guide)

    assert len(letter.rows) + len(letter.sections) == 9
    with pytest.raises(LetterIncomplete) as refused:
        compose(LetterKind.GUIDE, replace(guide, rows=rows))
    assert refused.value.facts == {"lacking": ["fee"]}


def test_a_refusal_gives_reasons_and_says_how_to_object() -> None:
    letter = compose(LetterKind.REFUSAL, SAMPLES[LetterKind.REFUSAL])

    assert letter.sections == (
        LetterSection(
            "理由", (*REASONS.splitlines(), "依据：《中华人民共和国土地管理法》第六十二条。")
        ),
        LetterSection(
            "如果您不服",
            (
                "可以自收到本文书之日起六十日内，向有管辖权的行政复议机关（县级人民政府）申请行政复议；",
                "也可以自收到本文书之日起六个月内，依法直接向有管辖权的人民法院提起行政诉讼。",
            ),
        ),
    )


def test_remedies_can_be_named_added_and_left_out() -> None:
    named = replace(BASIC, reasons=REASONS, said={**BASIC.said, "review_body": "炉霍县人民政府"})

    refused = compose(LetterKind.REFUSAL, named)
    replied = compose(LetterKind.REPLY, replace(named, remedies=True))
    bare = compose(LetterKind.REFUSAL, replace(named, remedies=False))

    assert "向炉霍县人民政府申请行政复议" in all_words(refused)
    assert "行政复议" in all_words(replied)
    assert "行政复议" not in all_words(bare)


def test_a_licence_has_the_titles_of_the_licensing_law() -> None:
    granted = replace(SAMPLES[LetterKind.DECISION], licence=True)
    refused = replace(SAMPLES[LetterKind.REFUSAL], licence=True)

    assert compose(LetterKind.DECISION, granted).titles == ("准予行政许可决定书",)
    assert compose(LetterKind.REFUSAL, refused).titles == ("不予行政许可决定书",)
    assert compose(LetterKind.DECISION, SAMPLES[LetterKind.DECISION]).titles == ("办结通知书",)


def test_a_tibetan_letter_has_its_chinese_title_below() -> None:
    titles = compose(LetterKind.REPLY, SAMPLES[LetterKind.REPLY], "bo").titles

    assert titles == ("ལན་འདེབས་ཡི་གེ", "答复书")


def test_a_promise_is_made_to_the_office_and_signed_by_the_person() -> None:
    letter = compose(LetterKind.GAP_PROMISE, SAMPLES[LetterKind.GAP_PROMISE])

    assert letter.addressee == BASIC.unit
    assert (letter.signs, letter.seal) == (("承诺人（签名、按印）",), "")


def test_a_provisional_day_is_said_to_be_one() -> None:
    facts = SAMPLES[LetterKind.ACCEPTANCE]
    doubtful = replace(facts, said={**facts.said, "provisional": "1"})

    assert "暂定日期" not in all_words(compose(LetterKind.ACCEPTANCE, facts))
    assert "暂定日期" in all_words(compose(LetterKind.ACCEPTANCE, doubtful))


def test_days_and_numbers_are_written_as_offices_do() -> None:
    assert letter_day(date(2026, 11, 23)) == "2026年11月23日"
    assert letter_day(date(2026, 11, 23), "en") == "23 Nov 2026"
    assert letter_number(LetterKind.NOT_ACCEPTED, "刘便", 2026, 7) == "刘便不受〔2026〕7号"


def test_nobody_prints_a_book() -> None:
    with pytest.raises(LetterTooLong):
        compose(LetterKind.REPLY, replace(BASIC, reasons="长" * 20_001))
    with pytest.raises(LetterTooLong):
        compose(LetterKind.HAND_OVER, replace(SAMPLES[LetterKind.HAND_OVER], items=("a",) * 400))


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_can_be_kept_as_json_and_comes_back_the_same(kind: LetterKind) -> None:
    letter = compose(kind, SAMPLES[kind], "bo")

    assert json.decode(json.encode(letter), type=Letter) == letter
