"""What the error codes of the text message vendors mean: one table a vendor, one for its receipts.

Sources: "API error codes" on help.aliyun.com (document 101346), "Error codes" of the SMS API 2021
on cloud.tencent.com. `CarrierSilent` stands for codes after which a text may be under way.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from app.channels.refusals import (
    BadSignature,
    CarrierBusy,
    CarrierMisconfigured,
    CarrierQuota,
    CarrierRefused,
    CarrierSilent,
    ContentRefused,
    MessageRefused,
    NotDelivered,
    NumberClosed,
    NumberLimited,
    OutOfMoney,
    QuotaSpent,
    SenderRefused,
    TemplateRefused,
    UnknownRecipient,
)
from app.kit.errors import AppError

Refusals = Mapping[str, type[AppError]]

MINUTE, HOUR, DAY = 60, 3600, 86400


def _table(*lines: tuple[type[AppError], str]) -> Refusals:
    """Codes (parted by spaces) to the refusal that they stand for; ValueError for one twice."""
    pairs = [(code, kind) for kind, codes in lines for code in codes.split()]
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("a code stands twice in a table")
    return MappingProxyType(table)


ALIYUN: Refusals = _table(
    (UnknownRecipient, "isv.MOBILE_NUMBER_ILLEGAL"),
    (NumberClosed, "isv.CUSTOMER_REFUSED"),
    (MessageRefused, "isv.BLACK_KEY_CONTROL_LIMIT isv.INVALID_PARAMETERS"),
    (MessageRefused, "isv.MOBILE_COUNT_OVER_LIMIT isv.INVALID_JSON_PARAM PARAMS_ILLEGAL"),
    (ContentRefused, "isv.SMS_CONTENT_ILLEGAL isv.PARAM_LENGTH_LIMIT isv.PARAM_NOT_SUPPORT_URL"),
    (ContentRefused, "isv.UNSUPPORTED_CONTENT isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE"),
    (TemplateRefused, "isv.SMS_TEMPLATE_ILLEGAL isv.TEMPLATE_MISSING_PARAMETERS"),
    (TemplateRefused, "isv.TEMPLATE_PARAMS_ILLEGAL isv.SMS_SIGNATURE_SCENE_ILLEGAL"),
    (TemplateRefused, "isv.DOMESTIC_NUMBER_NOT_SUPPORTED template_parameter_count_illegal"),
    (TemplateRefused, "isv.SMS_TEST_TEMPLATE_PARAMS_ILLEGAL"),
    (NumberLimited, "isv.BUSINESS_LIMIT_CONTROL"),
    (QuotaSpent, "isv.DAY_LIMIT_CONTROL isv.MONTH_LIMIT_CONTROL"),
    (CarrierQuota, "Throttling Throttling.User Throttling.Api"),
    (OutOfMoney, "isv.AMOUNT_NOT_ENOUGH isv.OUT_OF_SERVICE"),
    (SenderRefused, "isv.SMS_SIGNATURE_ILLEGAL isv.SMS_SIGN_ILLEGAL isv.SIGN_STATE_ILLEGAL"),
    (SenderRefused, "isv.SIGN_NAME_ILLEGAL isv.SIGNATURE_BLACKLIST PORT_NOT_REGISTERED"),
    (CarrierMisconfigured, "isp.RAM_PERMISSION_DENY isv.RAM_PERMISSION_DENY isv.DENY_IP_RANGE"),
    (CarrierMisconfigured, "isv.ACCOUNT_NOT_EXISTS isv.ACCOUNT_ABNORMAL"),
    (CarrierMisconfigured, "isv.SECURITY_FROZEN_ACCOUNT isv.PRODUCT_UN_SUBSCRIPT"),
    (CarrierMisconfigured, "isv.PRODUCT_UNSUBSCRIBE isv.EXTEND_CODE_ERROR isv.CODE_ERROR"),
    (CarrierMisconfigured, "isv.ONE_CODE_MULTIPLE_SIGN isv.CODE_EXCEED_LIMIT"),
    (CarrierMisconfigured, "isv.SMS_TEST_NUMBER_LIMIT isv.SMS_TEST_SIGN_TEMPLATE_LIMIT"),
    (CarrierMisconfigured, "InvalidAccessKeyId.NotFound InvalidAccessKeyId.Inactive"),
    (CarrierMisconfigured, "Forbidden.RAM NoPermission InvalidVersion InvalidAction.NotFound"),
    (BadSignature, "SignatureDoesNotMatch IncompleteSignature"),
    (BadSignature, "InvalidTimeStamp.Expired InvalidTimeStamp.Format"),
    (CarrierBusy, "isp.SYSTEM_ERROR isp.GATEWAY_ERROR ServiceUnavailable IS_CLOSE NO_ROUTE"),
    (CarrierSilent, "InternalError SignatureNonceUsed"),  # somebody on the way asked twice
)

ALIYUN_RECEIPTS: Refusals = _table(
    (NumberClosed, "MOBILE_IN_BLACK USER_REJECT"),
    (UnknownRecipient, "INVALID_NUMBER"),
    (ContentRefused, "CONTENT_KEYWORD CONTENT_ERROR"),
    (SenderRefused, "PORT_NOT_REGISTERED"),
    (NumberLimited, "MOBILE_SEND_LIMIT"),
)

TENCENT: Refusals = _table(
    (UnknownRecipient, "InvalidParameterValue.IncorrectPhoneNumber"),
    (UnknownRecipient, "FailedOperation.PhoneNumberParseFail"),
    (NumberClosed, "FailedOperation.PhoneNumberInBlacklist"),
    (MessageRefused, "FailedOperation.FailResolvePacket FailedOperation.JsonParseFail"),
    (MessageRefused, "FailedOperation.OtherError FailedOperation.ParametersOtherError"),
    (MessageRefused, "FailedOperation.MarketingSendTimeConstraint InternalError.JsonParseFail"),
    (MessageRefused, "InvalidParameter InvalidParameter.InvalidParameters InvalidParameterValue"),
    (MessageRefused, "MissingParameter MissingParameter.EmptyPhoneNumberSet"),
    (MessageRefused, "LimitExceeded.PhoneNumberCountLimit UnknownParameter InvalidRequest"),
    (MessageRefused, "InvalidParameterValue.BeginTimeVerifyFail"),
    (MessageRefused, "InvalidParameterValue.EndTimeVerifyFail"),
    (MessageRefused, "InvalidParameterValue.LimitVerifyFail"),
    (MessageRefused, "InvalidParameterValue.OffsetVerifyFail RequestSizeLimitExceeded"),
    (MessageRefused, "UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber"),
    (ContentRefused, "FailedOperation.ContainSensitiveWord InvalidParameter.DirtyWordFound"),
    (ContentRefused, "InvalidParameterValue.ContentLengthLimit"),
    (ContentRefused, "InvalidParameterValue.TemplateParameterLengthLimit"),
    (ContentRefused, "InvalidParameterValue.ProhibitedUseUrlInTemplateParameter"),
    (TemplateRefused, "FailedOperation.TemplateIncorrectOrUnapproved"),
    (TemplateRefused, "FailedOperation.TemplateUnapprovedOrNotExist"),
    (TemplateRefused, "FailedOperation.TemplateParamSetNotMatchApprovedTemplate"),
    (TemplateRefused, "FailedOperation.TemplateIdNotExist FailedOperation.MissingTemplateList"),
    (TemplateRefused, "InvalidParameterValue.TemplateParameterFormatError"),
    (TemplateRefused, "InvalidParameterValue.InvalidTemplateFormat"),
    (TemplateRefused, "UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone"),
    (TemplateRefused, "UnsupportedOperation.GlobalTemplateToChineseMainlandPhone"),
    (TemplateRefused, "UnauthorizedOperation.IndividualUserMarketingSmsPermissionDeny"),
    (NumberLimited, "LimitExceeded.PhoneNumberThirtySecondLimit"),
    (NumberLimited, "LimitExceeded.PhoneNumberOneHourLimit LimitExceeded.PhoneNumberDailyLimit"),
    (NumberLimited, "LimitExceeded.PhoneNumberSameContentDailyLimit"),
    (NumberLimited, "LimitExceeded.DeliveryFrequencyLimit"),
    (QuotaSpent, "LimitExceeded.AppDailyLimit LimitExceeded.DailyLimit"),
    (QuotaSpent, "LimitExceeded.AppMainlandChinaDailyLimit LimitExceeded.AppGlobalDailyLimit"),
    (QuotaSpent, "LimitExceeded.AppCountryOrRegionDailyLimit"),
    (CarrierQuota, "RequestLimitExceeded LimitExceeded LimitExceeded.GlobalSmsSendingRateLimit"),
    (CarrierQuota, "RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded"),
    (CarrierQuota, "RequestLimitExceeded.GlobalRegionUinLimitExceeded"),
    (OutOfMoney, "FailedOperation.InsufficientBalanceInSmsPackage"),
    (OutOfMoney, "UnauthorizedOperation.ServiceSuspendDueToArrears"),
    (SenderRefused, "FailedOperation.SignatureIncorrectOrUnapproved"),
    (SenderRefused, "FailedOperation.MissingSignatureList FailedOperation.MissingSignature"),
    (SenderRefused, "FailedOperation.SignIdNotExist InvalidParameterValue.SignNameLengthTooLong"),
    (BadSignature, "AuthFailure.SignatureFailure AuthFailure.SignatureExpire"),
    (BadSignature, "AuthFailure.InvalidAuthorization InternalError.SigFieldMissing"),
    (BadSignature, "InternalError.SigVerificationFail InternalError.RequestTimeException"),
    (CarrierMisconfigured, "AuthFailure.SecretIdNotFound AuthFailure.InvalidSecretId"),
    (CarrierMisconfigured, "AuthFailure.MFAFailure AuthFailure.TokenFailure"),
    (CarrierMisconfigured, "AuthFailure.UnauthorizedOperation UnauthorizedOperation"),
    (CarrierMisconfigured, "IpInBlacklist IpNotInWhitelist"),
    (CarrierMisconfigured, "InvalidParameter.AppidAndBizId InvalidParameterValue.SdkAppIdNotExist"),
    (CarrierMisconfigured, "UnauthorizedOperation.SmsSdkAppIdVerifyFail"),
    (CarrierMisconfigured, "UnauthorizedOperation.SdkAppIdIsDisabled"),
    (CarrierMisconfigured, "UnauthorizedOperation.RequestIpNotInWhitelist"),
    (CarrierMisconfigured, "UnauthorizedOperation.RequestPermissionDeny"),
    (CarrierMisconfigured, "UnsupportedOperation UnsupportedOperation.UnsupportedRegion"),
    (CarrierMisconfigured, "UnsupportedRegion InvalidAction ActionOffline NoSuchVersion"),
    (CarrierMisconfigured, "NoSuchProduct InternalError.RestApiInterfaceNotExist"),
    (CarrierMisconfigured, "LimitExceeded.AppCountryOrRegionInBlacklist"),
    (CarrierMisconfigured, "FailedOperation.NotEnterpriseCertification UnsupportedProtocol"),
    (CarrierMisconfigured, "FailedOperation.ProhibitSubAccountUse"),
    (CarrierBusy, "ResourceUnavailable ResourceInsufficient InternalError ServiceUnavailable"),
    (CarrierBusy, "InternalError.OtherError InternalError.UnknownError"),
    (CarrierSilent, "InternalError.SendAndRecvFail InternalError.Timeout"),
    (CarrierSilent, "InternalError.ParseBackendResponseFail"),
)

TENCENT_RECEIPTS: Refusals = _table()
"""Tencent hands on what each network says; none of its many codes closes a number by itself."""

GATEWAY: Refusals = _table(
    (UnknownRecipient, "number"),
    (NumberClosed, "blocked"),
    (MessageRefused, "id"),
    (ContentRefused, "text"),
    (NumberLimited, "number-limit"),
    (CarrierQuota, "too-many"),
    (QuotaSpent, "quota"),
    (OutOfMoney, "money"),
    (SenderRefused, "sender"),
    (BadSignature, "signature expired time unauthorised"),
    (CarrierMisconfigured, "not-allowed"),
    (CarrierBusy, "busy"),
    (CarrierSilent, "unsure"),
    (NotDelivered, "failed"),
)
"""The words of the protocol that a county's own gateway speaks with us, see `gateway`."""

RECEIPTS: Mapping[str, Refusals] = MappingProxyType(
    {"aliyun": ALIYUN_RECEIPTS, "tencent": TENCENT_RECEIPTS, "sms": GATEWAY}
)
"""What a receipt says that tells of a failure, by carrier; NotDelivered where it says no more."""

WAIT_SECONDS: Mapping[str, int] = MappingProxyType(
    {
        "LimitExceeded.PhoneNumberThirtySecondLimit": 30,
        "LimitExceeded.PhoneNumberOneHourLimit": HOUR,
        "LimitExceeded.PhoneNumberDailyLimit": DAY,
        "LimitExceeded.PhoneNumberSameContentDailyLimit": DAY,
    }
)
"""How long a number has to be left alone after a code, where the code says it."""
SPANS: Mapping[str, int] = MappingProxyType({"分钟": MINUTE, "小时": HOUR, "天": DAY})
"""The words by which Alibaba's sentence names the window that is full."""

_CODE = re.compile(r"[A-Za-z0-9_.:-]{1,60}")


def refusal(table: Refusals, code: object, message: object = "", request: object = "") -> AppError:
    """The refusal that a vendor's code stands for; one nobody knows may be tried again.

    Of the vendor's sentence only the window of a full number is kept: the rest may quote the phone.
    """
    name, asked = plain(code), plain(request)
    kind = table.get(name, CarrierRefused)
    error = kind(vendor_code=name)
    if asked:
        error.facts["request"] = asked
    if kind is NumberLimited and (wait := WAIT_SECONDS.get(name) or _span(str(message))):
        error.facts["wait_seconds"] = wait
    return error


def receipt_error(carrier: str, code: str) -> str:
    """Our code of what a receipt says of a failure."""
    return RECEIPTS[carrier].get(code, NotDelivered).code


def plain(code: object) -> str:
    """A vendor's code as we keep it, empty for what can be none."""
    text = str(code if code is not None else "")
    return text if _CODE.fullmatch(text) else ""


def _span(message: str) -> int:
    return next((seconds for word, seconds in SPANS.items() if word in message), 0)
