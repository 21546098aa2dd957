"""Alibaba's text messages in the sandbox: signatures, refusals, limits, records."""

import json
from pathlib import Path

import pytest

from sandbox.server import Sandbox
from sandbox.settings import Settings
from sandbox.sms.pushed import in_china
from sandbox.sms.sms_templates import SmsTemplate, parts, read_templates
from tests.sandbox.offices import PHONE, Office

LIMIT = "isv.BUSINESS_LIMIT_CONTROL"


async def test_a_text_reaches_the_phone_with_what_it_was_given(
    sandbox: Sandbox, office: Office
) -> None:
    answer = await office.send_aliyun()

    [text] = sandbox.state.texts
    assert (answer["Code"], answer["BizId"]) == ("OK", text.id)
    assert (text.carrier, text.phone, text.key) == ("aliyun", PHONE, "our-7")
    assert text.text == "【刘家镇便民服务】SMS_booked 高龄津贴，A07"


async def test_several_numbers_get_one_text_each(sandbox: Sandbox, office: Office) -> None:
    await office.send_aliyun("13800000001,+8613800000002,008613800000003")

    phones = {text.phone for text in sandbox.state.texts}
    assert phones == {"13800000001", "13800000002", "13800000003"}


@pytest.mark.parametrize(
    ("key", "headers", "code", "status"),
    [
        ("another secret", {}, "SignatureDoesNotMatch", 400),
        ("", {"x_acs_content_sha256": "0" * 64}, "SignatureDoesNotMatch", 400),
        ("", {"x_acs_date": "2020-01-01T00:00:00Z"}, "InvalidTimeStamp.Expired", 400),
        ("", {"x_acs_date": "yesterday"}, "InvalidTimeStamp.Format", 400),
        ("", {"x_acs_version": "2016-01-01"}, "InvalidVersion", 400),
    ],
)
async def test_a_request_that_is_not_ours_of_now_is_refused(
    sandbox: Sandbox, office: Office, key: str, headers: dict[str, str], code: str, status: int
) -> None:
    keys = {"key": key} if key else {}

    answer = await office.aliyun("SendSms", {}, **keys, **headers)

    assert (answer["Code"], office.status, len(sandbox.state.texts)) == (code, status, 0)


async def test_a_nonce_works_once(office: Office) -> None:
    first = await office.aliyun("QuerySmsSignList", {}, x_acs_signature_nonce="n-1")
    again = await office.aliyun("QuerySmsSignList", {}, x_acs_signature_nonce="n-1")

    assert (first["Code"], again["Code"]) == ("OK", "SignatureNonceUsed")


async def test_an_unknown_action_is_refused(office: Office) -> None:
    assert (await office.aliyun("SendFax", {}))["Code"] == "InvalidAction.NotFound"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"PhoneNumbers": "12345"}, "isv.MOBILE_NUMBER_ILLEGAL"),
        ({"PhoneNumbers": ",".join(["13800000001"] * 1001)}, "isv.MOBILE_COUNT_OVER_LIMIT"),
        ({"SignName": "别的镇"}, "isv.SMS_SIGNATURE_ILLEGAL"),
        ({"TemplateCode": "booked"}, "isv.SMS_TEMPLATE_ILLEGAL"),
        ({"TemplateParam": "{"}, "isv.INVALID_JSON_PARAM"),
        ({"TemplateParam": '{"n": 7}'}, "isv.INVALID_JSON_PARAM"),
        ({"TemplateParam": json.dumps({"n": "字" * 36})}, "isv.PARAM_LENGTH_LIMIT"),
    ],
)
async def test_what_the_vendor_refuses_comes_with_http_200(
    sandbox: Sandbox, office: Office, changes: dict[str, str], code: str
) -> None:
    answer = await office.aliyun(
        "SendSms",
        {"PhoneNumbers": PHONE, "SignName": "刘家镇便民服务", "TemplateCode": "SMS_x"} | changes,
    )

    assert (answer["Code"], office.status, len(sandbox.state.texts)) == (code, 200, 0)


async def test_a_code_goes_out_once_a_minute_five_times_an_hour_ten_times_a_day(
    sandbox: Sandbox, office: Office
) -> None:
    said = []
    for minutes in (0, 0, 1, 1, 1, 1, 1, 60, 1, 1, 1, 1, 61):
        sandbox.state.clock.shift(minutes)
        answer = await office.send_aliyun(TemplateCode="SMS_sms_code")
        said.append(answer["Message"])

    refused = [words for words in said if words != "OK"]
    assert refused == [
        "触发分钟级流控Permits:1",
        "触发小时级流控Permits:5",
        "触发天级流控Permits:10",
    ]


async def test_fifty_notices_of_one_template_a_day_and_number(office: Office) -> None:
    codes = [(await office.send_aliyun())["Code"] for _ in range(51)]
    other = await office.send_aliyun(TemplateCode="SMS_moved")

    assert codes == ["OK"] * 50 + [LIMIT]
    assert other["Code"] == "OK"


async def test_the_records_say_what_became_of_a_text(sandbox: Sandbox, office: Office) -> None:
    office.receipts_take_long()
    await office.send_aliyun()
    asked = {"PhoneNumber": PHONE, "PageSize": "10", "CurrentPage": "1"}
    asked["SendDate"] = in_china(sandbox.state.texts[0].at)[:10].replace("-", "")

    early = await office.aliyun("QuerySendDetails", asked)
    office.receipts_are_due()
    late = await office.aliyun("QuerySendDetails", asked)

    [waiting] = early["SmsSendDetailDTOs"]["SmsSendDetailDTO"]
    [arrived] = late["SmsSendDetailDTOs"]["SmsSendDetailDTO"]
    assert (waiting["SendStatus"], waiting["OutId"], waiting["ReceiveDate"]) == (1, "our-7", "")
    assert (arrived["SendStatus"], arrived["ErrCode"], late["TotalCount"]) == (3, "DELIVERED", "1")


async def test_a_number_that_is_closed_is_refused_and_a_dead_one_never_answers(
    sandbox: Sandbox, office: Office
) -> None:
    sandbox.state.lines.update({"13800000002": "black", "13800000003": "dead"})

    refused = await office.send_aliyun("13800000002")
    taken = await office.send_aliyun("13800000003")

    [text] = sandbox.state.texts
    assert (refused["Code"], taken["Code"]) == ("isv.BLACK_KEY_CONTROL_LIMIT", "OK")
    assert text.result == "UNDELIVERED"


def test_a_registered_template_is_filled_and_its_gaps_have_to_be_named() -> None:
    template = SmsTemplate("SMS_1", "您的${item}在${centre}办理，${item}。")

    assert template.gaps == ("item", "centre")
    assert template.filled({"item": "医保"}) == "您的医保在办理，医保。"
    assert SmsTemplate("1", "第{1}号，{2}").filled({"1": "7", "2": "好"}) == "第7号，好"


def test_a_file_of_templates_is_an_object_of_words(tmp_path: Path) -> None:
    file = tmp_path / "templates.json"
    file.write_text('{"SMS_1": "您好${name}"}', encoding="utf-8")

    known = read_templates(file)
    file.write_text('{"SMS_1": 7}', encoding="utf-8")

    assert known == {"SMS_1": SmsTemplate("SMS_1", "您好${name}")}
    with pytest.raises(ValueError, match="words"):
        read_templates(file)


async def test_a_vendor_may_know_the_listed_templates_only(
    sandbox: Sandbox, office: Office
) -> None:
    known = {"SMS_1": SmsTemplate("SMS_1", "您的${item}已受理")}
    object.__setattr__(sandbox.state.settings, "sms_templates", known)
    lenient = await office.send_aliyun()
    object.__setattr__(sandbox.state.settings, "only_listed", True)

    strange = await office.send_aliyun()
    missing = await office.send_aliyun(TemplateCode="SMS_1", TemplateParam="{}")
    fine = await office.send_aliyun(TemplateCode="SMS_1")
    listed = await office.aliyun("QuerySmsTemplateList", {})

    assert lenient["Code"] == "OK"
    assert strange["Code"] == "isv.SMS_TEMPLATE_ILLEGAL"
    assert missing["Code"] == "isv.TEMPLATE_MISSING_PARAMETERS"
    assert (fine["Code"], sandbox.state.texts[0].text) == (
        "OK",
        "【刘家镇便民服务】您的高龄津贴已受理",
    )
    assert [item["TemplateCode"] for item in listed["SmsTemplateList"]] == ["SMS_1"]


@pytest.mark.parametrize(("length", "count"), [(1, 1), (70, 1), (71, 2), (134, 2), (135, 3)])
def test_long_texts_are_several(length: int, count: int) -> None:
    assert parts("字" * length) == count


def test_the_settings_know_no_templates_by_themselves() -> None:
    assert Settings().sms_templates == {}
