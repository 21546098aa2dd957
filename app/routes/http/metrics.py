"""Figures for Prometheus: what came in and how long it took, of all workers together."""

import os
from collections.abc import Mapping
from functools import lru_cache
from time import perf_counter
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse

LABELS = ["method", "route", "status"]


def attach_metrics(app: Sanic[Any, Any]) -> None:
    """Count every answer of `app` by method, route pattern and status; never by who asked."""
    registry = app.ctx.metrics = CollectorRegistry()
    requests = Counter("cunkou_requests", "Answered requests", LABELS, registry=registry)
    seconds = Histogram("cunkou_request_seconds", "Time to answer", ["route"], registry=registry)

    @lru_cache(maxsize=4096)
    def figures_of(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
        return requests.labels(method, route, str(status)), seconds.labels(route)

    def count(request: Request, response: BaseHTTPResponse) -> None:
        route = request.route
        pattern = f"/{route.path}" if route else "unknown"
        answered, took = figures_of(request.method, pattern, response.status)
        answered.inc()
        began = getattr(request.stream, "perft0", None)
        if began:
            took.observe(perf_counter() - began)

    app.register_middleware(count, "response")


def exposition(app: Sanic[Any, Any], figures: Mapping[str, float]) -> str:
    """The figures in Prometheus' text form: those of the requests, and `figures` of the house."""
    registry = app.ctx.metrics
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    house = CollectorRegistry()
    for name, value in figures.items():
        Gauge(f"cunkou_{name}", name.replace("_", " "), registry=house).set(value)
    return (generate_latest(registry) + generate_latest(house)).decode()
