"""The routes that serve the simulator: what they hand out, and what they never do."""

import json
from pathlib import Path

import pytest

from tests.browser.stub_server import ROOT, StubServer, serving, stub_server

TEXT = "; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html" + TEXT),
        ("runtime/simulator.js", "text/javascript" + TEXT),
        ("runtime/look/desk.css", "text/css" + TEXT),
        ("vendor/glass-easel.js", "text/javascript" + TEXT),
        ("vendor/adapter.js", "text/javascript" + TEXT),
        ("vendor/template-compiler.js", "text/javascript" + TEXT),
        ("vendor/noto-sans-sc/index.css", "text/css" + TEXT),
        (
            "vendor/noto-serif-tibetan/files/noto-serif-tibetan-tibetan-400-normal.woff2",
            "font/woff2",
        ),
        ("source.json", "application/json"),
        ("settings.json", "application/json"),
        ("assets/assets/mark.svg", "image/svg+xml"),
    ],
)
def test_a_file_comes_with_its_type_and_is_never_kept(
    stub: StubServer, path: str, kind: str
) -> None:
    answer = stub.get(f"/simulator/{path}")

    shown = (answer.status, answer.headers["content-type"], answer.headers["cache-control"])
    assert shown == (200, kind, "no-store")


@pytest.mark.parametrize(
    "path",
    [
        "runtime/../../pyproject.toml",
        "runtime/..%2F..%2Fpackage.json",
        "runtime/%2e%2e/%2e%2e/package.json",
        "runtime//etc/passwd",
        "runtime/look",
        "assets/app.js",
        "assets/../harness.mjs",
        "assets/..%2F..%2F..%2FREADME.svg",
        "vendor/typescript/package.json",
        "vendor/noto-sans-sc/../../package.json",
        "vendor/..%2F..%2Fpackage.json",
        "nothing.json",
    ],
)
def test_nothing_outside_the_simulator_is_handed_out(stub: StubServer, path: str) -> None:
    assert stub.get(f"/simulator/{path}").status == 404


def test_the_address_without_a_slash_leads_to_the_one_with_it(stub: StubServer) -> None:
    answer = stub.get("/simulator?as=agent")

    assert (answer.status, answer.headers["location"]) == (302, "/simulator/?as=agent")


def test_the_sources_are_all_there_and_nothing_else(stub: StubServer) -> None:
    sources = json.loads(stub.get("/simulator/source.json").body)

    assert {"app.js", "app.json", "app.wxss", "words/format.wxs"} <= set(sources)
    assert sources["app.js"].startswith("App({")
    assert not any(path.endswith(".svg") for path in sources)


def test_without_its_packages_the_simulator_says_what_to_run(tmp_path: Path) -> None:
    (tmp_path / "simulator").symlink_to(ROOT / "simulator")

    with stub_server(tmp_path) as stub:
        answer = stub.get("/simulator/")

    assert answer.status == 503
    assert "make setup" in answer.body.decode()


def test_a_folder_runs_before_a_backend_that_already_runs(stub: StubServer) -> None:
    folder = "tests/miniprogram/sample"

    with serving("simulator/live.py", folder, str(stub.port)) as live:
        page, passed_on = live.get("/simulator/"), live.get("/v1/items?q=a%20b")
        settings = json.loads(live.get("/simulator/settings.json").body)

    assert page.status == 200
    assert json.loads(passed_on.body)["query"] == "a b"
    assert settings["sandbox"] == f"http://127.0.0.1:{stub.port + 1}"
