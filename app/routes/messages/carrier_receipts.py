"""HTTP for the vendors of text messages: receipts and answers, behind a secret path or signed."""

from collections.abc import Mapping

from sanic import Blueprint, HTTPResponse
from sanic.response import json

from app.routes.http.wire import Call, operation
from app.services.messages import carrier_calls
from app.services.messages.carrier_calls import GATEWAY_REFUSALS, REFUSALS

bp = Blueprint("carrier_receipts", url_prefix="/carriers")
JSON = "application/json"


def _heard(word: Mapping[str, object]) -> HTTPResponse:
    return json(word)


@operation(
    bp,
    "POST",
    "/<vendor:str>/<secret:str>/receipts",
    summary="A vendor tells what became of texts",
    answer=HTTPResponse,
    media_type=JSON,
    problems=REFUSALS,
)
async def receipts(call: Call, vendor: str, secret: str) -> HTTPResponse:
    """For `aliyun` and `tencent`; the same again changes nothing."""
    body = call.request.body
    return _heard(await carrier_calls.take_in_receipts(call.deps, vendor, secret, body))


@operation(
    bp,
    "POST",
    "/<vendor:str>/<secret:str>/replies",
    summary="A vendor tells what people answered",
    answer=HTTPResponse,
    media_type=JSON,
    problems=REFUSALS,
)
async def replies(call: Call, vendor: str, secret: str) -> HTTPResponse:
    """For `aliyun` and `tencent`; the same again changes nothing."""
    body = call.request.body
    return _heard(await carrier_calls.take_in_replies(call.deps, vendor, secret, body))


@operation(
    bp,
    "POST",
    "/sms/receipts",
    summary="The county's gateway tells what became of texts",
    answer=HTTPResponse,
    media_type=JSON,
    problems=GATEWAY_REFUSALS,
)
async def gateway_receipts(call: Call) -> HTTPResponse:
    """Signed with X-Cunkou-Time and X-Cunkou-Signature, as our calls to the gateway are."""
    asked = call.request
    return _heard(
        await carrier_calls.take_in_gateway_receipts(call.deps, asked.headers, asked.body)
    )


@operation(
    bp,
    "POST",
    "/sms/replies",
    summary="The county's gateway tells what people answered",
    answer=HTTPResponse,
    media_type=JSON,
    problems=GATEWAY_REFUSALS,
)
async def gateway_replies(call: Call) -> HTTPResponse:
    """Signed like its receipts."""
    asked = call.request
    return _heard(await carrier_calls.take_in_gateway_replies(call.deps, asked.headers, asked.body))
