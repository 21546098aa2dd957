"""The events in a push: grants given and taken back, what became of messages, and nonsense."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.channels.wechat.callback import (
    BadPush,
    GrantChanged,
    Ignored,
    MessageSent,
    events,
)
from tests.channels.wechat_pushes import (
    AT,
    PLAIN,
    POPUP,
    key,
    read,
    signed,
)


def test_one_answer_comes_as_an_object_and_several_as_an_array() -> None:
    yes = {"TemplateId": "T1", "SubscribeStatusString": "accept", "PopupScene": "0"}
    no = {"TemplateId": "T2", "SubscribeStatusString": "reject", "PopupScene": 0}
    name = "subscribe_msg_popup_event"
    accepted = GrantChanged("o-yang", "T1", True, AT, key("o-yang", "1620973045", name, "T1", 0))
    refused = GrantChanged("o-yang", "T2", False, AT, key("o-yang", "1620973045", name, "T2", 1))

    assert read({**POPUP, "List": yes}) == (accepted,)
    assert read({**POPUP, "List": [yes]}) == (accepted,)
    assert read({**POPUP, "List": [yes, no], "CreateTime": 1620973045}) == (accepted, refused)
    assert read(POPUP) == ()


def test_a_repeated_push_has_the_same_key_and_another_answer_another_key() -> None:
    item = {"TemplateId": "T1", "SubscribeStatusString": "acceptWithAudio"}

    [first] = read({**POPUP, "List": item})
    [again] = read({**POPUP, "List": [item]})
    [later] = read({**POPUP, "List": item, "CreateTime": "1620973046"})

    assert isinstance(first, GrantChanged)
    assert isinstance(later, GrantChanged)
    assert first == again
    assert first.accepted
    assert first.event_key != later.event_key


def test_a_change_in_the_settings_is_a_refusal() -> None:
    name = "subscribe_msg_change_event"
    push = {**POPUP, "Event": name, "CreateTime": 1620973045}

    read_events = read({**push, "List": {"TemplateId": "T1", "SubscribeStatusString": "reject"}})

    expected = key("o-yang", "1620973045", name, "T1", 0)
    assert read_events == (GrantChanged("o-yang", "T1", False, AT, expected),)


def test_what_became_of_a_message_is_told() -> None:
    push = {**POPUP, "Event": "subscribe_msg_sent_event"}
    good = {"TemplateId": "T1", "MsgID": "17", "ErrorCode": "0", "ErrorStatus": "success"}
    bad = {"TemplateId": "T1", "MsgID": 18, "ErrorCode": 20003, "ErrorStatus": "system error"}

    assert read({**push, "List": [good, bad]}) == (
        MessageSent("o-yang", "T1", "17", True, "", AT),
        MessageSent("o-yang", "T1", "18", False, "system error", AT),
    )


def test_xml_says_the_same_as_json() -> None:
    body = """
    <xml>
      <ToUserName><![CDATA[gh_1]]></ToUserName>
      <FromUserName>
        <![CDATA[o-yang]]>
      </FromUserName>
      <CreateTime>1620973045</CreateTime>
      <MsgType><![CDATA[event]]></MsgType>
      <Event><![CDATA[subscribe_msg_popup_event]]></Event>
      <SubscribeMsgPopupEvent>
        <List>
          <TemplateId><![CDATA[T1]]></TemplateId>
          <SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString>
          <PopupScene>0</PopupScene>
        </List>
        MORE
      </SubscribeMsgPopupEvent>
    </xml>"""
    two = "<List><TemplateId>T2</TemplateId><SubscribeStatusString>reject</SubscribeStatusString>"
    yes = {"TemplateId": "T1", "SubscribeStatusString": "accept"}
    no = {"TemplateId": "T2", "SubscribeStatusString": "reject"}

    one_item = body.replace("MORE", "").encode()
    two_items = body.replace("MORE", two + "</List>").encode()

    assert events(PLAIN, signed(), one_item) == read({**POPUP, "List": yes})
    assert events(PLAIN, signed(), two_items) == read({**POPUP, "List": [yes, no]})


def test_messages_that_people_write_to_the_account_are_ignored() -> None:
    assert read({"MsgType": "text", "Content": "你好"}) == (Ignored("text"),)
    assert read({}) == (Ignored(""),)


LAUGHS = (
    '<!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    "<xml><MsgType>text</MsgType><Event>&b;</Event></xml>"
)
OUTSIDE = '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Event>&a;</Event></xml>'


@pytest.mark.parametrize(
    "body",
    [
        LAUGHS.encode(),
        OUTSIDE.encode(),
        LAUGHS.encode("utf-16"),
        b'<?xml version="1.0"?>' + LAUGHS.encode(),
        b"<xml>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</xml>",
        b"<xml>text</xml>",
        b"<xml><a></xml>",
        b"[" * 20000,
        b'{"Event": ' * 5000,
        b"[]",
        b"null",
        b"",
        b"\xff\xfe",
        b'{"a": "' + b"x" * 70000 + b'"}',
    ],
)
def test_a_body_that_is_an_attack_or_nonsense_is_refused(body: bytes) -> None:
    with pytest.raises(BadPush):
        events(PLAIN, signed(), body)


@pytest.mark.parametrize(
    "change",
    [
        {"List": "T1"},
        {"List": [["T1"]]},
        {"List": {}},
        {"List": {"TemplateId": True}},
        {"List": {"TemplateId": "\ud800"}},
        {"List": {"TemplateId": "T1"}, "FromUserName": None},
        {"List": {"TemplateId": "T1"}, "CreateTime": "yesterday"},
        {"List": {"TemplateId": "T1"}, "CreateTime": 10**30},
    ],
)
def test_an_event_that_lacks_what_it_needs_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(BadPush):
        read({**POPUP, **change})


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_no_body_at_all_breaks_the_reader(body: bytes) -> None:
    try:
        events(PLAIN, signed(), body)
    except BadPush:
        return


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.fixed_dictionaries({"CreateTime": JSON, "FromUserName": JSON, "List": JSON}))
def test_no_event_breaks_the_reader(parts: dict[str, Any]) -> None:
    try:
        read({**POPUP, **parts})
    except BadPush:
        return
