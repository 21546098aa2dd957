"""Tencent's text messages in the sandbox: signatures, a code for each number, limits, states."""

import pytest

from sandbox.server import Sandbox
from sandbox.settings import TENCENT_APP
from tests.sandbox.offices import PHONE, Office


async def test_each_number_has_a_code_of_its_own(sandbox: Sandbox, office: Office) -> None:
    sandbox.state.lines["13800000002"] = "black"

    answer = await office.send_tencent(PHONE, "13800000002", "12345")

    codes = [state["Code"] for state in answer["SendStatusSet"]]
    assert codes == [
        "Ok",
        "FailedOperation.PhoneNumberInBlacklist",
        "InvalidParameterValue.IncorrectPhoneNumber",
    ]
    [text] = sandbox.state.texts
    assert (text.text, text.key) == ("【刘家镇便民服务】1525 高龄津贴，A07", "our-7")
    assert answer["SendStatusSet"][0]["SerialNo"] == text.id


@pytest.mark.parametrize(
    ("key", "shift", "code"),
    [
        ("another key", 0, "AuthFailure.SignatureFailure"),
        ("", -301, "AuthFailure.SignatureExpire"),
        ("", 301, "AuthFailure.SignatureExpire"),
        ("", -290, ""),
    ],
)
async def test_a_request_that_is_not_ours_of_now_is_refused(
    office: Office, key: str, shift: int, code: str
) -> None:
    keys = {"key": key} if key else {}

    answer = await office.tencent("DescribeSmsSignList", {}, shift=shift, **keys)

    assert answer.get("Error", {}).get("Code", "") == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"SmsSdkAppId": "7"}, "UnauthorizedOperation.SmsSdkAppIdVerifyFail"),
        ({"SignName": "别的镇"}, "FailedOperation.SignatureIncorrectOrUnapproved"),
        ({"TemplateId": "booked"}, "FailedOperation.TemplateIncorrectOrUnapproved"),
        ({"TemplateParamSet": [7]}, "FailedOperation.TemplateParamSetNotMatchApprovedTemplate"),
        ({"PhoneNumberSet": []}, "InvalidParameterValue.ContentLengthLimit"),
        ({"SessionContext": "x" * 512}, "InvalidParameterValue"),
        ({"SmsSdkAppid": TENCENT_APP}, "UnknownParameter"),
    ],
)
async def test_what_is_wrong_with_the_whole_request_is_an_error(
    sandbox: Sandbox, office: Office, changes: dict[str, object], code: str
) -> None:
    answer = await office.send_tencent(**changes)

    assert (answer["Error"]["Code"], len(sandbox.state.texts)) == (code, 0)


async def test_the_same_words_wait_thirty_seconds_and_a_number_has_ten_a_day(
    sandbox: Sandbox, office: Office
) -> None:
    codes = []
    for number in range(12):
        words = [f"第{number if number > 1 else 0}条"]
        answer = await office.send_tencent(TemplateParamSet=words)
        codes.append(answer["SendStatusSet"][0]["Code"])
    sandbox.state.clock.shift(24 * 60)
    tomorrow = await office.send_tencent()

    assert codes == [
        "Ok",
        "LimitExceeded.PhoneNumberThirtySecondLimit",
        *["Ok"] * 9,
        "LimitExceeded.PhoneNumberDailyLimit",
    ]
    assert tomorrow["SendStatusSet"][0]["Code"] == "Ok"


async def test_states_are_told_of_texts_that_are_settled(office: Office) -> None:
    office.receipts_take_long()
    await office.send_tencent()
    begins = int(office.now.timestamp()) - 60
    asked = {"BeginTime": begins, "Offset": 0, "Limit": 10, "SmsSdkAppId": TENCENT_APP}
    asked["PhoneNumber"] = f"+86{PHONE}"

    early = await office.tencent("PullSmsSendStatusByPhoneNumber", asked)
    office.receipts_are_due()
    late = await office.tencent("PullSmsSendStatusByPhoneNumber", asked)

    [state] = late["PullSmsSendStatusSet"]
    assert early["PullSmsSendStatusSet"] == []
    assert (state["ReportStatus"], state["SessionContext"]) == ("SUCCESS", "our-7")


async def test_names_of_another_version_of_the_api_are_refused(office: Office) -> None:
    old = {"SendDateTime": 1, "Offset": 0, "Limit": 10, "PhoneNumber": PHONE, "SmsSdkAppId": "7"}

    answer = await office.tencent("PullSmsSendStatusByPhoneNumber", old)

    assert answer["Error"]["Code"] == "MissingParameter"


async def test_the_figures_count_what_was_taken(office: Office) -> None:
    await office.send_tencent()

    answer = await office.tencent(
        "SendStatusStatistics",
        {
            "BeginTime": "2026112200",
            "EndTime": "2026112201",
            "SmsSdkAppId": TENCENT_APP,
            "Limit": 0,
            "Offset": 0,
        },
    )

    assert answer["SendStatusStatistics"]["RequestSuccessCount"] == 1
