"""The members of a family."""

from app.catalog.fields import KINDS
from app.catalog.fields.kind import Wrong
from tests.catalog.fields.reading import COLUMNS, FAMILY, faults, kept, settings_found, shown


def test_members_are_kept_with_what_is_known_of_them() -> None:
    assert kept("family", FAMILY) == FAMILY
    assert faults("family", [{"name": "张3", "birthday": "2026-02-13"}]) == {
        "0.name": Wrong("field.name"),
        "0.relation": Wrong("field.missing"),
        "0.birthday": Wrong("field.too-late", {"limit": "2026-02-12"}),
    }
    assert faults("family", FAMILY, most=1) == {"": Wrong("field.too-many", {"limit": 1})}


def test_members_are_read_masked_and_found() -> None:
    assert shown("family", FAMILY) == (
        "1. 姓名：张小三，与申请人关系：子，身份证号：11010519491231002X\n"
        "2. 姓名：李四，与申请人关系：妻，出生日期：1990年3月7日"
    )
    assert KINDS["family"].mask(FAMILY) == "张*三, 李*"
    assert KINDS["family"].index(FAMILY) == ("11010519491231002X",)


def test_what_is_asked_of_a_member_is_not_set() -> None:
    assert settings_found("family", least=1, most=9) == []
    assert settings_found("family", columns=COLUMNS) == [("columns", "填写方式“家庭成员”不用“列”")]
