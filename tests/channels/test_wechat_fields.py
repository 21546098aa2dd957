"""The limits of template fields, one line a case, and against the sandbox's own reading of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.channels.wechat.fields import filled, fitted
from app.channels.wechat.refusals import BadField
from sandbox.fields import KINDS, checked

FITTING = [
    ("thing1", "新生儿入户登记", "新生儿入户登记"),
    (
        "thing1",
        "二十个字二十个字二十个字二十个字二十个字",
        "二十个字二十个字二十个字二十个字二十个字",
    ),
    (
        "thing1",
        "二十个字二十个字二十个字二十个字二十个字多",
        "二十个字二十个字二十个字二十个字二十个…",
    ),
    ("thing1", "  两行\n文字 ", "两行 文字"),
    ("thing1", "𠮷" * 10, "𠮷" * 10),
    ("thing1", "𠮷" * 11, "𠮷" * 9 + "…"),
    ("thing1", "བོད་ཡིག", "བོད་ཡིག"),
    ("thing1", "ཀ" * 18 + "ཀི" + "ཀ", "ཀ" * 18 + "…"),
    ("number2", "12.50", "12.50"),
    ("number2", "9" * 32, "9" * 32),
    ("letter3", "Nanxi", "Nanxi"),
    ("symbol4", "!@#%&", "!@#%&"),
    ("character_string5", "A07-2026/11", "A07-2026/11"),
    ("time6", "15:01", "15:01"),
    ("time6", "2019年10月1日 15:01", "2019年10月1日 15:01"),
    ("time6", "2019年10月1日 09:00~2019年10月1日 11:30", "2019年10月1日 09:00~2019年10月1日 11:30"),
    ("time6", "2026-11-22T16:05:00Z", "2026年11月23日 00:05"),
    ("time6", "2026-11-23T09:00:00+08:00", "2026年11月23日 09:00"),
    ("date7", "2019年10月1日", "2019年10月1日"),
    ("date7", "2019-10-01", "2019-10-01"),
    ("date7", "2019/10/1 15:01", "2019/10/1 15:01"),
    ("date7", "2019.10.01 ~ 2019.10.07", "2019.10.01 ~ 2019.10.07"),
    ("amount8", "¥100", "¥100"),
    ("amount8", "10.5元", "10.5元"),
    ("phone_number9", "+86-0766-66888866", "+86-0766-66888866"),
    ("car_number10", "川A12345", "川A12345"),
    ("name11", "杨秀英", "杨秀英"),
    ("name11", "Yang Xiuying", "Yang Xiuying"),
    ("name11", "买买提·艾力", "买买提·艾力"),
    ("phrase12", "预约成功", "预约成功"),
    ("enum13", "已办结", "已办结"),
]
REFUSED = [
    ("thing1", ""),
    ("thing1", " \n\t"),
    ("thing1", "看不见\u200b\u0007的字"),
    ("number2", "十二"),
    ("number2", "9" * 33),
    ("number2", "1\n"),
    ("letter3", "A1"),
    ("letter3", "A" * 33),
    ("symbol4", "!!!!!!"),
    ("character_string5", "A07号"),
    ("character_string5", "A" * 33),
    ("character_string5", ""),
    ("character_string5", "A\n7"),
    ("time6", "25:00"),
    ("time6", "下午三点"),
    ("time6", "2019年10月1日"),
    ("time6", "09:00~10:00~11:00"),
    ("time6", "2026-11-23T09:00:00"),
    ("date7", "15:01"),
    ("date7", "2019-10/01"),
    ("amount8", "12345678901"),
    ("amount8", "一百元"),
    ("phone_number9", "1" * 18),
    ("phone_number9", "电话"),
    ("car_number10", "川A12345678"),
    ("name11", "名字有十一个汉字的一个人"),
    ("name11", "A" * 21),
    ("name11", "王小二2"),
    ("name11", "  "),
    ("character_string5", " "),
    ("phrase12", "预约成功了吗"),
    ("phrase12", "成功1"),
    ("phrase12", "成功！"),
    ("enum13", ""),
    ("unknown14", "text"),
    ("thing", "没有序号"),
    ("1", "x"),
]


@pytest.mark.parametrize(("name", "value", "sent"), FITTING)
def test_a_value_within_its_limits_is_sent(name: str, value: str, sent: str) -> None:
    fitting = fitted(name, value)

    assert fitting == sent
    assert checked({name: {"value": sent}}, {name: ""}) == {name: sent}


@pytest.mark.parametrize(("name", "value"), REFUSED)
def test_a_value_that_wechat_would_refuse_never_leaves(name: str, value: str) -> None:
    with pytest.raises(BadField) as caught:
        fitted(name, value)

    assert caught.value.facts["field"] == name
    assert not value.strip() or value not in repr(vars(caught.value))


@given(st.text())
def test_any_text_as_a_thing_is_sent_or_refused_and_wechat_agrees(text: str) -> None:
    try:
        sent = fitted("thing1", text)
    except BadField:
        return

    assert checked({"thing1": {"value": sent}}, {"thing1": ""}) == {"thing1": sent}
    assert sent.rstrip("…") in " ".join(text.split())


@given(
    st.sampled_from(sorted(KINDS.keys() - {"thing"})),
    st.text(max_size=40),
)
def test_any_other_text_goes_unchanged_or_not_at_all(kind: str, text: str) -> None:
    name = f"{kind}1"
    try:
        sent = fitted(name, text)
    except BadField:
        return

    assert sent == text
    assert checked({name: {"value": sent}}, {name: ""}) == {name: text}


def test_a_wording_may_hold_several_gaps() -> None:
    data = filled({"thing1": "{item}（{number}）"}, {"item": "医保", "number": "A07"})

    assert data == {"thing1": {"value": "医保（A07）"}}
