"""The page at /docs needs nothing from anywhere else."""

import re

from app.routes.public.docs_page import ASSETS
from tests.routes.toy import office, visiting


async def test_the_page_and_all_it_needs_come_from_here() -> None:
    async with visiting(office()) as client:
        page = await client.get("/docs")
        linked = re.findall(r'(?:src|href)="(/[^"]+)"', page.text)
        answers = {path: (await client.get(path)).status_code for path in linked}

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert set(linked) == {"/docs", "/docs/page.css", "/docs/page.js", "/openapi.json"}
    assert set(answers.values()) == {200}


async def test_scripts_and_styles_say_what_they_are() -> None:
    kinds = {"page.css": "text/css", "page.js": "text/javascript", "render.js": "text/javascript"}

    async with visiting(office()) as client:
        served = {
            name: (await client.get(f"/docs/{name}")).headers["content-type"] for name in kinds
        }

    assert served == kinds


def test_no_asset_names_another_host_or_reads_text_as_html() -> None:
    texts = {asset.name: asset.read_text() for asset in ASSETS.iterdir()}

    assert [name for name, text in texts.items() if re.search(r"https?://|//cdn", text)] == []
    assert [name for name, text in texts.items() if "innerHTML" in text] == []
