"""Where files and fonts lie is a setting; by default all of it is on this machine."""

from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from app.domain.papers.letter_texts import compose
from app.domain.papers.letters import LetterKind
from app.ports import Deps
from app.settings import ROOT, BadSetting, Settings, read_settings
from app.wiring import build_deps
from tests.fakes import INDEX_KEY, KEYS
from tests.printing.samples import SAMPLES
from tests.storage.bucket_server import KEY, SECRET, bucket_server

BUCKET = {
    "CUNKOU_FILES_URL": "s3://papers/liujia",
    "CUNKOU_FILES_KEY": KEY,
    "CUNKOU_FILES_SECRET": SECRET,
}


async def built(settings: Settings) -> Deps:
    async with aiohttp.ClientSession() as http:
        return build_deps(replace(settings, key_ring=KEYS, index_key=INDEX_KEY), http)


def test_by_default_all_of_it_is_here() -> None:
    settings = read_settings({"CUNKOU_DATA_DIR": "/srv/data"})

    assert settings.files_dir == Path("/srv/data/files")
    assert settings.fonts == ROOT / "node_modules" / "@expo-google-fonts"


def test_fonts_may_lie_elsewhere() -> None:
    assert read_settings({"CUNKOU_FONTS_DIR": "/usr/share/paper"}).fonts == Path("/usr/share/paper")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("CUNKOU_FILES_URL", "https://papers", "CUNKOU_FILES_URL must have the form"),
        ("CUNKOU_FILES_URL", "s3://", "CUNKOU_FILES_URL must have the form"),
        ("CUNKOU_FILES_URL", "s3://papers?x=1", "CUNKOU_FILES_URL must have the form"),
        ("CUNKOU_FILES_KEY", "", "CUNKOU_FILES_KEY and CUNKOU_FILES_SECRET are needed"),
        ("CUNKOU_FILES_SECRET", "", "CUNKOU_FILES_KEY and CUNKOU_FILES_SECRET are needed"),
        ("CUNKOU_FILES_ENDPOINT", "minio:9000", "CUNKOU_FILES_ENDPOINT must begin with"),
    ],
)
def test_a_bucket_that_cannot_be_is_refused_at_the_start(name: str, value: str, said: str) -> None:
    with pytest.raises(BadSetting) as refusal:
        read_settings(BUCKET | {name: value})

    assert refusal.value.detail.startswith(said)


async def test_without_a_bucket_files_lie_in_the_data_folder(tmp_path: Path) -> None:
    deps = await built(Settings(data_dir=tmp_path))
    assert deps.files is not None

    await deps.files.put("case/a", b"paper")

    assert await deps.files.get("case/a") == b"paper"
    assert (tmp_path / "files" / "case" / "a").is_file()


async def test_with_a_bucket_they_lie_there(tmp_path: Path) -> None:
    async with bucket_server() as server:
        environ = BUCKET | {"CUNKOU_FILES_ENDPOINT": server.url, "CUNKOU_DATA_DIR": str(tmp_path)}
        deps = await built(read_settings(environ))
        assert deps.files is not None

        await deps.files.put("case/a", b"paper")

        assert list(server.objects) == ["/papers/liujia/case/a"]
        assert not (tmp_path / "files").exists()


async def test_an_installation_can_print() -> None:
    deps = await built(Settings())
    assert deps.printer is not None

    pdf = await deps.printer.print(compose(LetterKind.REPLY, SAMPLES[LetterKind.REPLY]))

    assert pdf.startswith(b"%PDF-1.7")
