"""Alibaba Cloud's text messages (dysmsapi 2017-05-25): sending, looking up, what is registered."""

import json
import re
import uuid
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from aiohttp import web

from sandbox.misbehaviour import Vendor, endpoint, in_json
from sandbox.refusals import Refused
from sandbox.requests import TRACE, blotted
from sandbox.settings import SIGN
from sandbox.sms.aliyun_signature import opened
from sandbox.sms.limits import Window
from sandbox.sms.outbox import Parcel, refuse_black, take
from sandbox.sms.pushed import in_china
from sandbox.sms.receipts import RECEIPTS
from sandbox.sms.sms_templates import is_code, known, wording
from sandbox.state import SentText, State

PHONE = re.compile(r"(?:\+86|0086|86)?(1[3-9]\d{9})")
MOST_PHONES = 1000
LONGEST_VALUE = 35
LIMIT = "isv.BUSINESS_LIMIT_CONTROL"
CODE_WINDOWS = (
    Window(1, timedelta(minutes=1), LIMIT, "触发分钟级流控Permits:1"),
    Window(5, timedelta(hours=1), LIMIT, "触发小时级流控Permits:5"),
    Window(10, timedelta(days=1), LIMIT, "触发天级流控Permits:10"),
)
NOTICE_WINDOWS = (Window(50, timedelta(days=1), LIMIT, "触发天级流控Permits:50"),)
STATES = {"waiting": 1, "delivered": 3}
FAILED = 2


def say_no(no: Refused) -> web.Response:
    """A business error comes with HTTP 200, one of the gateway with HTTP 4xx."""
    said = {"RequestId": _id(), "Code": no.errcode, "Message": no.words}
    if no.status >= 400:
        said |= {"HostId": "dysmsapi.aliyuncs.com"}
    return in_json(said, status=no.status)


ALIYUN = Vendor(
    "aliyun",
    say_no,
    ("isp.SYSTEM_ERROR", "系统错误", 200),
    ("isv.AMOUNT_NOT_ENOUGH", "账户余额不足", 200),
    ("Throttling.User", "Request was denied due to user flow control.", 400),
)


@endpoint("aliyun", tokened=False, vendor=ALIYUN)
async def act(state: State, request: web.Request) -> dict[str, Any]:
    """POST /aliyun/: the action its header names."""
    given = await opened(state, request)
    request[TRACE].said = json.dumps(blotted("", given), ensure_ascii=False)
    if request.headers["x-acs-version"] != "2017-05-25":
        raise Refused("InvalidVersion", "Specified parameter Version is not valid.", 400)
    action = ACTIONS.get(request.headers["x-acs-action"])
    if action is None:
        raise Refused("InvalidAction.NotFound", "Specified api is not found.", 404)
    answer = await action(state, request, given)
    return {"RequestId": _id(), "Code": "OK", "Message": "OK"} | answer


async def send_sms(state: State, request: web.Request, given: dict[str, str]) -> dict[str, Any]:
    """SendSms: one template to up to a thousand numbers; the limits are of sign and number."""
    phones = [_number(phone) for phone in given.get("PhoneNumbers", "").split(",")]
    sign, code = given.get("SignName", ""), given.get("TemplateCode", "")
    if len(phones) > MOST_PHONES:
        raise Refused("isv.MOBILE_COUNT_OVER_LIMIT", "手机号码数量超过限制")
    if sign != SIGN:
        raise Refused("isv.SMS_SIGNATURE_ILLEGAL", "短信签名不合法")
    if not known(state.settings.sms_templates, code, state.settings.only_listed):
        raise Refused("isv.SMS_TEMPLATE_ILLEGAL", "短信模板不合法")
    values = _values(state, code, given.get("TemplateParam", ""))
    out_id = given.get("OutId", "")
    for phone in phones:
        _check_limits(state, phone, code)
    text = wording(state.settings.sms_templates, code, values, sign)
    parcels = [Parcel("aliyun", phone, text, out_id, code) for phone in phones]
    taken = [take(state, request.app[RECEIPTS], parcel) for parcel in parcels]
    return {"BizId": taken[0].id}


def _number(phone: str) -> str:
    found = PHONE.fullmatch(phone.strip())
    if found is None:
        raise Refused("isv.MOBILE_NUMBER_ILLEGAL", "非法手机号")
    return found[1]


def _values(state: State, code: str, told: str) -> dict[str, str]:
    try:
        values = json.loads(told or "{}")
    except ValueError:
        values = None
    if not isinstance(values, dict) or not all(isinstance(it, str) for it in values.values()):
        raise Refused("isv.INVALID_JSON_PARAM", "JSON参数不合法，只接受字符串值")
    template = state.settings.sms_templates.get(code)
    if template and (missing := [gap for gap in template.gaps if not values.get(gap)]):
        raise Refused("isv.TEMPLATE_MISSING_PARAMETERS", f"模板缺少变量：{missing[0]}")
    if any(len(value) > LONGEST_VALUE for value in values.values()):
        raise Refused("isv.PARAM_LENGTH_LIMIT", "参数超过长度限制")
    return values


def _check_limits(state: State, phone: str, code: str) -> None:
    refuse_black(state, phone, "isv.BLACK_KEY_CONTROL_LIMIT", "黑名单管控")
    key = f"aliyun/code/{phone}" if is_code(code) else f"aliyun/{code}/{phone}"
    windows = CODE_WINDOWS if is_code(code) else NOTICE_WINDOWS
    now = state.clock.now()
    if full := state.limits.full(key, windows, now):
        raise Refused(full.code, full.words)
    state.limits.count(key, now)


async def query_details(
    state: State, _request: web.Request, given: dict[str, str]
) -> dict[str, Any]:
    """QuerySendDetails: what became of the texts of one number on one day of China's."""
    phone, day = _number(given.get("PhoneNumber", "")), given.get("SendDate", "")
    if not re.fullmatch(r"\d{8}", day):
        raise Refused("isv.INVALID_PARAMETERS", "SendDate: yyyyMMdd")
    biz, size = given.get("BizId", ""), min(_whole(given, "PageSize", "10"), 50)
    found = [
        _detail(text, state.clock.stamp())
        for text in state.texts
        if text.carrier == "aliyun" and text.phone == phone and biz in ("", text.id)
        if in_china(text.at)[:10].replace("-", "") == day
    ]
    start = (_whole(given, "CurrentPage", "1") - 1) * size
    shown = {"SmsSendDetailDTO": found[start : start + size]}
    return {"TotalCount": str(len(found)), "SmsSendDetailDTOs": shown}


def _whole(given: dict[str, str], name: str, usual: str) -> int:
    value = given.get(name, usual)
    if not re.fullmatch(r"[1-9]\d{0,5}", value, re.ASCII):
        raise Refused("isv.INVALID_PARAMETERS", f"{name}: a whole number from 1")
    return int(value)


def _detail(text: SentText, now: str) -> dict[str, object]:
    receipt = text.receipt(now)
    status = STATES.get(receipt, FAILED)
    return {
        "PhoneNum": text.phone,
        "SendStatus": status,
        "ErrCode": {1: "", 3: "DELIVERED"}.get(status, receipt),
        "TemplateCode": text.template,
        "Content": text.text,
        "SendDate": in_china(text.at),
        "ReceiveDate": in_china(text.settles_at) if status != 1 else "",
        "OutId": text.key,
    }


async def list_templates(
    state: State, _request: web.Request, _given: dict[str, str]
) -> dict[str, Any]:
    """QuerySmsTemplateList: what is registered; empty when any code is accepted."""
    found = [
        {
            "TemplateCode": template.code,
            "TemplateName": template.code,
            "TemplateContent": template.content,
            "TemplateType": 2 if is_code(template.code) else 0,
            "AuditStatus": "AUDIT_STATE_PASS",
        }
        for template in state.settings.sms_templates.values()
    ]
    return {"SmsTemplateList": found, "TotalCount": len(found), "CurrentPage": 1, "PageSize": 50}


async def list_signs(_state: State, _request: web.Request, _given: dict[str, str]) -> Any:
    """QuerySmsSignList: our one name."""
    sign = {"SignName": SIGN, "AuditStatus": "AUDIT_STATE_PASS", "BusinessType": "验证码类型"}
    return {"SmsSignList": [sign], "TotalCount": 1, "CurrentPage": 1, "PageSize": 10}


def _id() -> str:
    return str(uuid.uuid4()).upper()


Action = Callable[[State, web.Request, dict[str, str]], Awaitable[dict[str, Any]]]
ACTIONS: dict[str, Action] = {
    "SendSms": send_sms,
    "QuerySendDetails": query_details,
    "QuerySmsTemplateList": list_templates,
    "QuerySmsSignList": list_signs,
}
ROUTES = [web.post("/aliyun/", act), web.post("/aliyun", act)]
