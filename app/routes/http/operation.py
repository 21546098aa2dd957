"""HTTP for those who run the house: is it alive, is it ready, how much goes through."""

from sanic import Blueprint, HTTPResponse, text

from app.routes.http.metrics import exposition
from app.routes.http.wire import Call, operation
from app.services.house import health
from app.services.house.health import HealthView

bp = Blueprint("operation")


@operation(bp, "GET", "/healthz", summary="Is this process alive", answer=HTTPResponse)
async def alive(call: Call) -> HTTPResponse:
    """Says so without asking anybody else."""
    return text("ok")


@operation(
    bp, "GET", "/readyz", summary="Can people be served", answer=HealthView,
    also={503: "Nobody can be served; each reason on a line of its own."},
)  # fmt: skip
async def ready(call: Call) -> HealthView | HTTPResponse:
    """503 when nobody can be served; the checks that only warn leave it at 200."""
    found = await health.check(call.deps)
    if found.ready:
        return found
    reasons = "\n".join(f"{c.name}: {c.said}" for c in found.checks if not c.ok)
    return text(reasons, status=503)


@operation(bp, "GET", "/metrics", summary="Figures for Prometheus", answer=HTTPResponse)
async def metrics(call: Call) -> HTTPResponse:
    """Requests by route and status, their time, and what waits in the outbox."""
    lines = exposition(call.request.app, await health.figures(call.deps))
    return text(lines, content_type="text/plain; version=0.0.4; charset=utf-8")
