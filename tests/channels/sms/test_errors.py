"""What the vendors' codes come to: one verdict each, and nothing kept that could name a person."""

import pytest

from app.channels.refusals import CarrierRefused, CarrierSilent, retry_after, verdict_of
from app.channels.sms.errors import (
    ALIYUN,
    ALIYUN_RECEIPTS,
    GATEWAY,
    TENCENT,
    TENCENT_RECEIPTS,
    Refusals,
    plain,
    receipt_error,
    refusal,
)
from app.domain.messages.verdicts import Verdict
from app.words import knows

TABLES = (ALIYUN, TENCENT, GATEWAY, ALIYUN_RECEIPTS, TENCENT_RECEIPTS)
DOCUMENTED = """
isv.MOBILE_NUMBER_ILLEGAL never
isv.CUSTOMER_REFUSED never
isv.BLACK_KEY_CONTROL_LIMIT next
isv.MOBILE_COUNT_OVER_LIMIT next
isv.INVALID_PARAMETERS next
isv.INVALID_JSON_PARAM next
isv.TEMPLATE_MISSING_PARAMETERS next
isv.TEMPLATE_PARAMS_ILLEGAL next
isv.SMS_TEMPLATE_ILLEGAL next
isv.SMS_SIGNATURE_SCENE_ILLEGAL next
isv.DOMESTIC_NUMBER_NOT_SUPPORTED next
isv.PARAM_LENGTH_LIMIT next
isv.PARAM_NOT_SUPPORT_URL next
isv.SMS_CONTENT_ILLEGAL next
isv.UNSUPPORTED_CONTENT next
isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE next
isv.BUSINESS_LIMIT_CONTROL retry
isp.SYSTEM_ERROR retry
isp.GATEWAY_ERROR retry
Throttling.User retry
ServiceUnavailable retry
isv.DAY_LIMIT_CONTROL stop
isv.MONTH_LIMIT_CONTROL stop
isv.AMOUNT_NOT_ENOUGH stop
isv.OUT_OF_SERVICE stop
isv.SMS_SIGNATURE_ILLEGAL stop
isv.SMS_SIGN_ILLEGAL stop
isv.SIGN_STATE_ILLEGAL stop
isv.DENY_IP_RANGE stop
isv.ACCOUNT_NOT_EXISTS stop
isv.ACCOUNT_ABNORMAL stop
isv.SECURITY_FROZEN_ACCOUNT stop
isv.PRODUCT_UN_SUBSCRIPT stop
isv.PRODUCT_UNSUBSCRIBE stop
isv.EXTEND_CODE_ERROR stop
isp.RAM_PERMISSION_DENY stop
PORT_NOT_REGISTERED stop
SignatureDoesNotMatch stop
InvalidTimeStamp.Expired stop
InvalidAccessKeyId.NotFound stop
InvalidParameterValue.IncorrectPhoneNumber never
FailedOperation.PhoneNumberInBlacklist never
FailedOperation.ContainSensitiveWord next
FailedOperation.TemplateIncorrectOrUnapproved next
FailedOperation.TemplateParamSetNotMatchApprovedTemplate next
FailedOperation.MarketingSendTimeConstraint next
InvalidParameterValue.ContentLengthLimit next
InvalidParameterValue.TemplateParameterLengthLimit next
InvalidParameterValue.ProhibitedUseUrlInTemplateParameter next
LimitExceeded.PhoneNumberThirtySecondLimit retry
LimitExceeded.PhoneNumberOneHourLimit retry
LimitExceeded.PhoneNumberDailyLimit retry
LimitExceeded.PhoneNumberSameContentDailyLimit retry
LimitExceeded.DeliveryFrequencyLimit retry
RequestLimitExceeded retry
RequestLimitExceeded.IPLimitExceeded retry
LimitExceeded.GlobalSmsSendingRateLimit retry
InvalidParameterValue.BeginTimeVerifyFail next
UnknownParameter next
FailedOperation.NotEnterpriseCertification stop
InternalError.OtherError retry
LimitExceeded.AppDailyLimit stop
LimitExceeded.AppMainlandChinaDailyLimit stop
FailedOperation.InsufficientBalanceInSmsPackage stop
UnauthorizedOperation.ServiceSuspendDueToArrears stop
FailedOperation.SignatureIncorrectOrUnapproved stop
UnauthorizedOperation.SmsSdkAppIdVerifyFail stop
UnauthorizedOperation.RequestIpNotInWhitelist stop
AuthFailure.SignatureFailure stop
AuthFailure.SignatureExpire stop
AuthFailure.SecretIdNotFound stop
"""
LINES = [tuple(line.split()) for line in DOCUMENTED.strip().splitlines()]


@pytest.mark.parametrize(("code", "verdict"), LINES)
def test_a_documented_code_has_its_verdict(code: str, verdict: str) -> None:
    verdicts = {verdict_of(refusal(each, code)) for each in (ALIYUN, TENCENT) if code in each}

    assert verdicts == {Verdict(verdict)}


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (ALIYUN, {"InternalError", "SignatureNonceUsed"}),
        (
            TENCENT,
            {
                "InternalError.Timeout",
                "InternalError.SendAndRecvFail",
                "InternalError.ParseBackendResponseFail",
            },
        ),
        (GATEWAY, {"unsure"}),
    ],
)
def test_only_these_codes_leave_a_text_unknown(table: Refusals, codes: set[str]) -> None:
    assert {code for code, kind in table.items() if kind is CarrierSilent} == codes


def test_every_refusal_of_a_table_can_be_said_in_words() -> None:
    kinds = {kind for table in TABLES for kind in table.values()}

    assert [kind for kind in kinds if not knows(f"problem.{kind.code}")] == []


@pytest.mark.parametrize("code", ["", None, "isv.NEW", 1004, "a code with spaces", "x" * 61, "甲"])
def test_a_code_that_nobody_knows_is_kept_only_when_it_is_one(code: object) -> None:
    error = refusal(ALIYUN, code, "to 13812345678", "A-1 13812345678 x")

    assert type(error) is CarrierRefused
    assert error.facts == {"vendor_code": str(code) if code in ("isv.NEW", 1004) else ""}
    assert retry_after(error) is None


def test_a_plain_code_holds_no_more_than_a_code() -> None:
    assert [plain(code) for code in ("MK:0001", -106, "DELIVRD", "a/b", [], True)] == [
        "MK:0001",
        "-106",
        "DELIVRD",
        "",
        "",
        "True",
    ]


def test_a_receipt_says_in_our_words_why_a_text_failed() -> None:
    told = [
        receipt_error("aliyun", "MOBILE_IN_BLACK"),
        receipt_error("aliyun", "INVALID_NUMBER"),
        receipt_error("aliyun", "CONTENT_KEYWORD"),
        receipt_error("aliyun", "MOBILE_NOT_ON_SERVICE"),
        receipt_error("tencent", "MK:0001"),
        receipt_error("sms", "blocked"),
        receipt_error("sms", ""),
    ]

    assert told == [
        "number-closed",
        "unknown-recipient",
        "content-refused",
        "not-delivered",
        "not-delivered",
        "number-closed",
        "not-delivered",
    ]
