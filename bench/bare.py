"""A bare Sanic server that answers one ready piece of JSON: the yardstick of public reads."""

import os

import msgspec
from sanic import HTTPResponse, Request, Sanic
from sanic.response import raw

app = Sanic("bare", configure_logging=False)
app.config.ACCESS_LOG = False
CARD = {"code": "old-age-allowance", "name": "高龄津贴", "conditions": ["年满八十岁"] * 40}


@app.get("/")
async def answer(request: Request) -> HTTPResponse:
    """About two kilobytes."""
    return raw(msgspec.json.encode(CARD), content_type="application/json")


if __name__ == "__main__":
    app.config.AUTO_EXTEND = False
    app.run(
        host="127.0.0.1",
        port=int(os.environ["CUNKOU_PORT"]),
        single_process=True,
        access_log=False,
        motd=False,
    )
