"""Tencent Cloud's text messages (2021-01-11): sending with a code for each number, looking up."""

import re
import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from sandbox.misbehaviour import Vendor, endpoint, in_json
from sandbox.refusals import Refused
from sandbox.requests import body
from sandbox.settings import SIGN, TENCENT_APP
from sandbox.sms.limits import Window
from sandbox.sms.outbox import Parcel, refuse_black, take
from sandbox.sms.receipts import RECEIPTS
from sandbox.sms.sms_templates import by_place, known, wording
from sandbox.sms.tencent_signature import check
from sandbox.state import SentText, State

PHONE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})")
MOST_PHONES = 200
LONGEST_SESSION = 512
SEND_NEEDS = {"PhoneNumberSet", "SmsSdkAppId", "SignName", "TemplateId"}
SEND_MORE = {"TemplateParamSet", "SessionContext", "ExtendCode", "SenderId"}
PULL_NEEDS = {"BeginTime", "Offset", "Limit", "PhoneNumber", "SmsSdkAppId"}
FIGURES_NEED = {"BeginTime", "EndTime", "SmsSdkAppId", "Limit", "Offset"}
SAME = (
    Window(
        1,
        timedelta(seconds=30),
        "LimitExceeded.PhoneNumberThirtySecondLimit",
        "the number of SMS messages sent to a single mobile number within 30 seconds exceeds",
    ),
)
DAILY = (
    Window(
        10,
        timedelta(days=1),
        "LimitExceeded.PhoneNumberDailyLimit",
        "the number of SMS messages sent to a single mobile number every day exceeds",
    ),
)


def say_no(no: Refused) -> web.Response:
    """An error of the whole request: HTTP 200 with `Error` inside."""
    said = {"Error": {"Code": no.errcode, "Message": no.words}, "RequestId": _id()}
    return in_json({"Response": said})


TENCENT = Vendor(
    "tencent",
    say_no,
    ("InternalError", "An internal error has occurred.", 200),
    ("FailedOperation.InsufficientBalanceInSmsPackage", "package balance insufficient", 200),
    ("RequestLimitExceeded", "The number of requests exceeds the limit.", 200),
)


@endpoint("tencent", tokened=False, vendor=TENCENT)
async def act(state: State, request: web.Request) -> dict[str, Any]:
    """POST /tencent/: the action its header names."""
    await check(state, request)
    asked = await body(request)
    if request.headers.get("X-TC-Version") != "2021-01-11":
        raise Refused("NoSuchVersion", "The API version does not exist.")
    action = ACTIONS.get(request.headers.get("X-TC-Action", ""))
    if action is None:
        raise Refused("InvalidAction", "The action does not exist.")
    return {"Response": await action(state, request, asked) | {"RequestId": _id()}}


async def send_sms(state: State, request: web.Request, asked: dict[str, Any]) -> dict[str, Any]:
    """SendSms: the answer has a code for each number."""
    _check_names(asked, SEND_NEEDS, SEND_MORE)
    _check_app(asked)
    phones, code = asked.get("PhoneNumberSet"), str(asked.get("TemplateId", ""))
    if not isinstance(phones, list) or not 1 <= len(phones) <= MOST_PHONES:
        raise Refused("InvalidParameterValue.ContentLengthLimit", "PhoneNumberSet: 1 to 200")
    if len(str(asked.get("SessionContext", "")).encode()) >= LONGEST_SESSION:
        raise Refused("InvalidParameterValue", "SessionContext is too long")
    if asked.get("SignName") != SIGN:
        raise Refused("FailedOperation.SignatureIncorrectOrUnapproved", "signature is not approved")
    listed, only = state.settings.sms_templates, state.settings.only_listed
    if not (known(listed, code, only) or (not only and re.fullmatch(r"\d{1,12}", code))):
        raise Refused("FailedOperation.TemplateIncorrectOrUnapproved", "template is not approved")
    text = _text(state, code, asked.get("TemplateParamSet") or [])
    return {"SendStatusSet": [_one(state, request, asked, str(phone), text) for phone in phones]}


def _check_names(asked: dict[str, Any], needed: set[str], more: set[str]) -> None:
    """Refused for a parameter that is missing, or of another version of the API."""
    if missing := sorted(needed - asked.keys()):
        raise Refused("MissingParameter", f"The request is missing {missing[0]}.")
    if strange := sorted(asked.keys() - needed - more):
        raise Refused("UnknownParameter", f"The parameter {strange[0]} is not recognized.")


def _check_app(asked: dict[str, Any]) -> None:
    if str(asked.get("SmsSdkAppId", "")) != TENCENT_APP:
        raise Refused("UnauthorizedOperation.SmsSdkAppIdVerifyFail", "SmsSdkAppId is wrong")


def _text(state: State, code: str, values: object) -> str:
    template = state.settings.sms_templates.get(code)
    fine = isinstance(values, list) and all(isinstance(value, str) for value in values)
    if not fine or (template and len(template.gaps) != len(values)):  # type: ignore[arg-type]
        raise Refused(
            "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
            "TemplateParamSet does not match the template",
        )
    given = by_place(values)  # type: ignore[arg-type]
    named = dict(zip(template.gaps, given.values(), strict=True)) if template else given
    return wording(state.settings.sms_templates, code, named, SIGN)


def _one(
    state: State, request: web.Request, asked: dict[str, Any], phone: str, text: str
) -> dict[str, Any]:
    key = str(asked.get("SessionContext", ""))
    said = {"PhoneNumber": phone, "SessionContext": key, "IsoCode": "CN", "SerialNo": "", "Fee": 0}
    try:
        number = _number(phone)
        _check_limits(state, number, text)
    except Refused as no:
        return said | {"Code": no.errcode, "Message": no.words}
    parcel = Parcel("tencent", number, text, key, str(asked.get("TemplateId")))
    taken = take(state, request.app[RECEIPTS], parcel)
    return said | {"SerialNo": taken.id, "Fee": 1, "Code": "Ok", "Message": "send success"}


def _number(phone: str) -> str:
    found = PHONE.fullmatch(phone)
    if found is None:
        raise Refused("InvalidParameterValue.IncorrectPhoneNumber", "incorrect phone number")
    return found[1]


def _check_limits(state: State, phone: str, text: str) -> None:
    refuse_black(state, phone, "FailedOperation.PhoneNumberInBlacklist", "in the blacklist")
    now = state.clock.now()
    keys = ((f"tencent/{phone}/{text}", SAME), (f"tencent/{phone}", DAILY))
    for key, windows in keys:
        if full := state.limits.full(key, windows, now):
            raise Refused(full.code, full.words)
    for key, _ in keys:
        state.limits.count(key, now)


async def pull_status(state: State, _request: web.Request, asked: dict[str, Any]) -> dict[str, Any]:
    """PullSmsSendStatusByPhoneNumber: what became of one number's texts, not of those that wait.

    BeginTime and EndTime are seconds since 1970; Limit at most 100.
    """
    _check_names(asked, PULL_NEEDS, {"EndTime"})
    _check_app(asked)
    phone = _number(str(asked.get("PhoneNumber", "")))
    begins, ends = asked["BeginTime"], asked.get("EndTime", 10**12)
    offset, limit = asked["Offset"], asked["Limit"]
    if not all(isinstance(value, int) for value in (begins, ends, offset, limit)):
        raise Refused("InvalidParameterValue", "BeginTime, EndTime, Offset, Limit: whole numbers")
    now = state.clock.stamp()
    found = [
        _status(text)
        for text in state.texts
        if text.carrier == "tencent" and text.phone == phone and text.receipt(now) != "waiting"
        if begins <= datetime.fromisoformat(text.at).timestamp() <= ends
    ]
    return {"PullSmsSendStatusSet": found[offset : offset + min(limit, 100)]}


def _status(text: SentText) -> dict[str, object]:
    delivered = text.result == "delivered"
    return {
        "UserReceiveTime": int(datetime.fromisoformat(text.settles_at).timestamp()),
        "CountryCode": "86",
        "SubscriberNumber": text.phone,
        "PhoneNumber": f"+86{text.phone}",
        "SerialNo": text.id,
        "ReportStatus": "SUCCESS" if delivered else "FAIL",
        "Description": "DELIVRD" if delivered else text.result,
        "SessionContext": text.key,
    }


async def list_signs(_state: State, _request: web.Request, _asked: dict[str, Any]) -> Any:
    """DescribeSmsSignList: our one name."""
    return {"DescribeSignListStatusSet": [{"SignId": 1, "SignName": SIGN, "StatusCode": 0}]}


async def list_templates(
    state: State, _request: web.Request, _asked: dict[str, Any]
) -> dict[str, Any]:
    """DescribeSmsTemplateList: what is registered."""
    found = [
        {"TemplateId": template.code, "TemplateContent": template.content, "StatusCode": 0}
        for template in state.settings.sms_templates.values()
    ]
    return {"DescribeTemplateStatusSet": found}


async def figures(state: State, _request: web.Request, asked: dict[str, Any]) -> dict[str, Any]:
    """SendStatusStatistics: how many were asked for and how many taken, since the beginning."""
    _check_names(asked, FIGURES_NEED, set())
    _check_app(asked)
    taken = sum(text.carrier == "tencent" for text in state.texts)
    names = ("FeeCount", "RequestCount", "RequestSuccessCount")
    return {"SendStatusStatistics": dict.fromkeys(names, taken)}


def _id() -> str:
    return str(uuid.uuid4())


Action = Callable[[State, web.Request, dict[str, Any]], Awaitable[dict[str, Any]]]
ACTIONS: dict[str, Action] = {
    "SendSms": send_sms,
    "PullSmsSendStatusByPhoneNumber": pull_status,
    "SendStatusStatistics": figures,
    "DescribeSmsSignList": list_signs,
    "DescribeSmsTemplateList": list_templates,
}
ROUTES = [web.post("/tencent/", act), web.post("/tencent", act)]
