"""A hillside between phone and app: what goes through /village gets lost, doubled, broken off."""

import asyncio
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from sandbox.requests import STATE, note, told_by
from sandbox.weather import RATES, WAYS

SECONDS = 20
LARGEST = 4 * 1024 * 1024
PASSED_ON = frozenset({"authorization", "content-type", "idempotency-key", "accept-language"})
KEPT = frozenset({"content-type", "retry-after", "etag", "www-authenticate"})
SESSION = web.AppKey("village", ClientSession)


async def session(app: web.Application) -> None:
    """Have one client for all that is passed on."""
    app[SESSION] = ClientSession(timeout=ClientTimeout(total=SECONDS))


async def close(app: web.Application) -> None:
    """Let the client go."""
    await app[SESSION].close()


async def through(request: web.Request) -> web.StreamResponse:
    """Any method on /village/<path>: the app's answer, if the weather lets it through."""
    state = request.app[STATE]
    way, sent = state.signal.next(), await request.read()
    if way == "dropped":
        return broken_off(request, way)
    if way == "cut":
        await half(request, sent[: len(sent) // 2], len(sent))
        return broken_off(request, way)
    try:
        answer = await ask(request, sent)
        if way == "doubled":
            answer = await ask(request, sent)
    except (ClientError, TimeoutError):
        return broken_off(request, "dropped")
    if way == "lost":
        return broken_off(request, way)
    if way == "broken":
        return await torn(request, answer)
    note(request, WAYS[way], good=answer.status < 500)
    return answer


async def ask(request: web.Request, sent: bytes) -> web.Response:
    """What the app answers to this request."""
    headers = {name: value for name, value in request.headers.items() if name.lower() in PASSED_ON}
    async with request.app[SESSION].request(
        request.method, address(request), data=sent or None, headers=headers
    ) as answer:
        kept = {name: value for name, value in answer.headers.items() if name.lower() in KEPT}
        return web.Response(status=answer.status, body=await answer.read(), headers=kept)


async def half(request: web.Request, sent: bytes, whole: int) -> None:
    """Send the head of a request and half of its body, then hang up."""
    url = urlsplit(address(request))
    target = url.path + (f"?{url.query}" if url.query else "")
    head = [f"{request.method} {target} HTTP/1.1", f"Host: {url.netloc}"]
    head += [f"{n}: {v}" for n, v in request.headers.items() if n.lower() in PASSED_ON]
    head += [f"Content-Length: {max(whole, 1)}", "", ""]
    try:
        _, writer = await asyncio.open_connection(url.hostname, url.port or 80)
        writer.write("\r\n".join(head).encode() + sent)
        await writer.drain()
        writer.close()
    except OSError:
        return


async def torn(request: web.Request, answer: web.Response) -> web.StreamResponse:
    """Half of the answer under the length of the whole, then nothing."""
    body = bytes(answer.body) if isinstance(answer.body, bytes) else b""
    note(request, WAYS["broken"], good=False)
    response = web.StreamResponse(status=answer.status, headers=answer.headers)
    response.content_length = len(body) + 1
    response.headers["Access-Control-Allow-Origin"] = "*"
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.abort()
    return response


def broken_off(request: web.Request, way: str) -> web.StreamResponse:
    """No answer at all."""
    note(request, WAYS[way], good=False)
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def address(request: web.Request) -> str:
    """Where the request wanted to go."""
    return request.app[STATE].settings.app_url + request.raw_path.removeprefix("/village")


async def weather(request: web.Request) -> web.Response:
    """POST /weather {"seed": n, "rates": {way: 0..1}}: begin anew; else with the usual rates."""
    told, state = await told_by(request), request.app[STATE]
    rates, seed = told.get("rates", RATES), told.get("seed", 1)
    fine = isinstance(rates, dict) and set(rates) <= set(RATES) and isinstance(seed, int)
    if not fine or not all(isinstance(r, int | float) and 0 <= r <= 1 for r in rates.values()):
        raise web.HTTPBadRequest(reason=f"seed: a whole number; rates: {', '.join(RATES)}")
    state.signal.set(seed, {str(name): float(rate) for name, rate in rates.items()})
    return await see_weather(request)


async def see_weather(request: web.Request) -> web.Response:
    """GET /weather: what became of the requests since it was set."""
    signal = request.app[STATE].signal
    told = {"seed": signal.seed, "rates": signal.rates, "counts": dict(signal.counts)}
    return web.json_response(told)


ROUTES = [
    web.route("*", "/village/{path:.*}", through),
    web.post("/weather", weather),
    web.get("/weather", see_weather),
]
