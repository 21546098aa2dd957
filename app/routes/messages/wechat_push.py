"""HTTP for WeChat's message push: signed, answered with the word WeChat expects."""

from sanic import Blueprint, HTTPResponse, text

from app.routes.http.wire import Call, operation
from app.services.messages import wechat_push
from app.services.messages.wechat_push import REFUSALS

bp = Blueprint("wechat_push", url_prefix="/wechat/callback")


def _query(call: Call) -> dict[str, str]:
    return {name: str(values[0]) for name, values in call.request.args.items()}


@operation(
    bp, "GET", "", summary="WeChat checks our address", answer=HTTPResponse, problems=REFUSALS
)
async def greet(call: Call) -> HTTPResponse:
    """The echo of a signed question."""
    return text(wechat_push.greeting(call.deps, _query(call)))


@operation(
    bp, "POST", "", summary="WeChat tells us something", answer=HTTPResponse, problems=REFUSALS
)
async def take_in(call: Call) -> HTTPResponse:
    """Signed, and encrypted where a key is set."""
    await wechat_push.take_in(call.deps, _query(call), call.request.body)
    return text("success")
